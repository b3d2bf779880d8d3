import Domain
import UseCases

/// Decodes and encodes the v2 order info call.
enum V2Info {
    static func decode(_ message: V2Message) -> GetOrderInfo.Request {
        GetOrderInfo.Request(
            caller: message.caller, references: message.orderReferences()?.map(\.reference), isWhole: true)
    }

    static func encode(_ standings: [GetOrderInfo.Entry]) -> ResultReply {
        .message("200") { json in
            json.objects("invoices", standings, write)
        }
    }

    private static func write(_ standing: GetOrderInfo.Entry, to json: inout JSONWriter) {
        let (status, description) = ReplyMessages.status(of: standing.order)
        json.member("number", standing.number)
        json.member("status", Int64(status) ?? -1)
        json.member("description", description)
        guard let order = standing.order else { return }
        json.member("paidOut", Int64(order.isPaidOut ? 1 : 0))
        json.member("amount", order.total.description)
        json.member("openAmount", order.openAmount.description)
        json.nullable("dueDate", order.dueOn?.dayMonthYear)
        json.member("workflowNumber", Int64(order.workflowNumber))
        json.nullable("step", order.stepName)
        if let particulars = order.particulars { write(particulars, to: &json) }
    }

    /// Writes the optional details that were sent with the order, each under its own name.
    private static func write(_ particulars: OrderParticulars, to json: inout JSONWriter) {
        json.member("email2", particulars.secondEmail)
        json.member("trackAndTrace", particulars.trackAndTrace)
        json.member("deliveryDate", particulars.deliveryDate?.dayMonthYear)
        let variables = particulars.variables.map { $0.isEmpty ? nil : $0 }
        json.member("variable1", variables.first ?? nil)
        json.member("variable2", variables.dropFirst().first ?? nil)
        json.member("variable3", variables.dropFirst(2).first ?? nil)
        guard let delivery = particulars.delivery else { return }
        json.object("shippingAddress") { json in
            json.member("company", delivery.companyName)
            json.member("firstName", delivery.firstName)
            json.member("lastName", delivery.lastName)
            json.member("street", delivery.address.street)
            json.member("houseNumber", delivery.address.houseNumber)
            json.member("houseExtension", delivery.address.houseExtension)
            json.member("postalCode", delivery.address.postalCode.text)
            json.member("city", delivery.address.city)
            json.member("countryCode", delivery.address.country)
        }
    }
}
