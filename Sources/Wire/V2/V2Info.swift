import Domain
import UseCases

/// Order info: where do these orders stand?
enum V2Info {
    static func decode(_ message: V2Message) -> OrderInfo.Request {
        OrderInfo.Request(caller: message.caller, references: message.orderReferences()?.map(\.reference))
    }

    static func encode(_ standings: [OrderInfo.Standing]) -> V2Reply {
        .message("200") { json in
            json.objects("invoices", standings, write)
        }
    }

    private static func write(_ standing: OrderInfo.Standing, to json: inout JSONWriter) {
        let (status, description) = ReplyText.status(of: standing.order)
        json.member("number", standing.number)
        json.member("status", Int64(status) ?? -1)
        json.member("description", description)
        guard let order = standing.order else { return }
        json.member("paidOut", Int64(order.isPaidOut ? 1 : 0))
        json.member("amount", order.total.description)
        json.member("openAmount", order.open.description)
        json.nullable("dueDate", order.dueOn?.dayMonthYear)
        json.member("workflowNumber", Int64(order.workflowNumber))
        json.nullable("step", order.stepName)
    }
}
