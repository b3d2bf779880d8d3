extension V2TestMessage {
    /// Translates a v1 message. Elements without a v2 name (VERSION, ACTION) are left out.
    init(_ message: V1TestMessage) {
        let isResume = message.value(of: "ACTION")?.lowercased() == "resume"
        self.init(isResume ? "client/invoice/resume" : Self.calls[message.call] ?? message.call, [:])
        var members: [String: JSONNode?] = [:]
        for (element, path) in Self.paths {
            if let text = message.value(of: element) { members[path] = .string(text.unescapedFromXML) }
        }
        if let lines = message.value(of: "ORDERITEMS") { members["orderItems"] = Self.items(lines, Self.lineMembers) }
        if let items = message.value(of: "INVOICES") { members["invoices"] = Self.items(items, Self.itemMembers) }
        self = with(members)
    }

    private static func items(_ xml: String, _ names: [String: String]) -> JSONNode {
        .array(
            xml.split(separator: "<ITEM>").filter { $0.contains("</") }.map { item in
                let fields = item.matches(of: /<([A-Z0-9_]+)>([^<]*)<\/\1>/).map { match in
                    (names[String(match.1)] ?? String(match.1), JSONNode.string(String(match.2).unescapedFromXML))
                }
                return .object(Dictionary(fields) { $1 })
            })
    }

    private static let calls = [
        "check": "client/check", "order": "client/order", "status": "client/invoice/info",
        "start-workflow": "client/invoice/start-workflow", "credit": "client/invoice/credit",
        "payment": "client/invoice/payment", "on-hold": "client/invoice/on-hold", "message": "client/invoice/message",
    ]

    private static let paths = [
        "CLIENTUSERNAME": "billinkUsername", "CLIENTID": "billinkID", "WORKFLOWNUMBER": "workflowNumber",
        "TYPE": "customer.type", "COMPANYNAME": "customer.company", "CHAMBEROFCOMMERCE": "customer.companyNumber",
        "FIRSTNAME": "customer.firstName", "LASTNAME": "customer.lastName", "INITIALS": "customer.initials",
        "SEX": "customer.gender", "BIRTHDATE": "customer.birthdate", "PHONENUMBER": "customer.mobile",
        "EMAIL": "customer.email", "EMAIL2": "customer.email2", "PAYTRUST": "customer.payTrustScore",
        "STREET": "billingAddress.street", "HOUSENUMBER": "billingAddress.houseNumber",
        "HOUSEEXTENSION": "billingAddress.houseExtension", "POSTALCODE": "billingAddress.postalCode",
        "CITY": "billingAddress.city", "COUNTRYCODE": "billingAddress.countryCode",
        "DELIVERYSTREET": "shippingAddress.street", "DELIVERYHOUSENUMBER": "shippingAddress.houseNumber",
        "DELIVERYHOUSEEXTENSION": "shippingAddress.houseExtension", "DELIVERYPOSTALCODE": "shippingAddress.postalCode",
        "DELIVERYADDRESSLASTNAME": "shippingAddress.lastName",
        "IP": "ip", "ORDERAMOUNT": "orderAmount", "BACKDOOR": "backdoor", "CHECKTYPE": "checkType",
        "ORDERNUMBER": "orderNumber", "DATE": "date", "CHECKUUID": "checkUuid", "VALIDATEORDER": "validateOrder",
        "CURRENCY": "currency", "VATNUMBER": "vatNumber", "ADITIONALTEXT": "additionalText",
        "ADDITIONALTEXT": "additionalText", "MERCHANTINVOICENUMBER": "merchantInvoiceNumber",
        "BANKACCOUNTNUMBER": "bankAccountNumber", "BANKACCOUNTHOLDER": "bankAccountHolder", "MANDATEID": "mandateId",
        "DELIVERYDATE": "deliveryDate", "VATREASON": "vatReason", "VATREASONTEXT": "vatReasonText",
        "MANDATETYPE": "mandateType", "INVOICENUMBER": "invoiceNumber", "DAYS": "days", "MESSAGE": "message",
    ]

    private static let lineMembers = [
        "CODE": "code", "DESCRIPTION": "name", "ORDERQUANTITY": "quantity", "PRICEINCL": "productAmount",
        "PRICEEXCL": "productAmountExcl", "BTW": "taxRate", "VATREASON": "vatReason", "VATREASONTEXT": "vatReasonText",
    ]

    private static let itemMembers = [
        "INVOICENUMBER": "number", "WORKFLOWNUMBER": "workflowNumber", "TRACKANDTRACE": "trackAndTrace",
        "DELIVERYDATE": "deliveryDate",
        "CREDITAMOUNT": "creditAmount", "AMOUNT": "amount", "DESCRIPTION": "description",
        "CREDITNUMBER": "creditNumber",
    ]
}

extension String {
    fileprivate var unescapedFromXML: String {
        replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }
}
