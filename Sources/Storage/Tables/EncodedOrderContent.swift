package import Domain

/// JSON text of `orders.content`. Decoded by the `Codable` conformance of `OrderContent`.
package struct EncodedOrderContent: Sendable {
    let text: String

    package init(_ content: OrderContent) {
        text = JSONWriter.object { json in
            json.member("date", content.date.iso)
            json.object("customer") { Self.write(content.customer, to: &$0) }
            if let delivery = content.delivery {
                json.object("delivery") { Self.write(delivery, to: &$0) }
            }
            json.objects("lines", content.lines, Self.write)
            json.object("references") { Self.write(content.references, to: &$0) }
            if let debit = content.directDebit {
                json.object("directDebit") { Self.write(debit, to: &$0) }
            }
            json.member("deliveryDate", content.deliveryDate?.iso)
        }
    }

    private static func write(_ customer: Customer, to json: inout JSONWriter) {
        json.object("person") { json in
            json.member("firstName", customer.person.firstName)
            json.member("initials", customer.person.initials)
            json.member("lastName", customer.person.lastName)
            json.member("sex", customer.person.sex?.rawValue)
            json.member("birthDate", customer.person.birthDate?.iso)
        }
        if let company = customer.company {
            json.object("company") { json in
                json.member("name", company.name)
                json.member("chamberOfCommerceNumber", company.chamberOfCommerceNumber)
                json.member("vatNumber", company.vatNumber)
            }
        }
        json.member("phone", customer.phone)
        json.member("email", customer.email)
        json.object("address") { write(customer.address, to: &$0) }
    }

    private static func write(_ address: Address, to json: inout JSONWriter) {
        json.member("street", address.street)
        json.member("houseNumber", address.houseNumber)
        json.member("houseExtension", address.houseExtension)
        json.member("postalCode", address.postalCode.text)
        json.member("city", address.city)
        json.member("country", address.country)
    }

    private static func write(_ delivery: Delivery, to json: inout JSONWriter) {
        json.object("address") { write(delivery.address, to: &$0) }
        json.member("companyName", delivery.companyName)
        json.member("firstName", delivery.firstName)
        json.member("lastName", delivery.lastName)
    }

    private static func write(_ line: OrderLine, to json: inout JSONWriter) {
        json.member("code", line.code)
        json.member("description", line.description)
        json.member("quantity", line.quantity.millionths)
        json.object("unitPrice") { json in
            json.member("amount", line.unitPrice.amount.millionths)
            json.member("includesVAT", line.unitPrice.includesVAT)
        }
        json.member("vatRate", line.vatRate.percentage.percent.millionths)
        json.member("total", line.total.cents)
        if let netTotal = line.netTotal { json.member("netTotal", netTotal.cents) }
        if let exemption = line.vatExemption {
            json.object("vatExemption") { json in
                json.member("reason", exemption.reason.rawValue)
                json.member("text", exemption.text)
            }
        }
    }

    private static func write(_ references: OrderReferences, to json: inout JSONWriter) {
        json.member("additionalText", references.additionalText)
        json.member("merchantInvoiceNumber", references.merchantInvoiceNumber)
        json.member("debtorNumber", references.debtorNumber)
        json.member("trackAndTrace", references.trackAndTrace)
        json.member("variables", references.variables)
        json.member("secondEmail", references.secondEmail)
        json.member("ipAddress", references.ipAddress)
    }

    private static func write(_ debit: DirectDebit, to json: inout JSONWriter) {
        json.member("account", debit.account)
        json.member("holder", debit.holder)
        json.member("mandateID", debit.mandateID)
        json.member("mandateType", debit.mandateType?.rawValue)
    }
}
