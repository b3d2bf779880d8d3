/// A message as a shop sends it: complete and valid, unless a test says otherwise about a field.
struct ShopMessage: Sendable {
    /// The last part of the path.
    let call: String
    /// Elements in the order in which they are sent, their content as it stands on the wire.
    private var elements: [(name: String, xml: String)]

    init(_ call: String, _ fields: KeyValuePairs<String, String>) {
        self.call = call
        elements = fields.map { ($0.key, $0.value.escapedForXML) }
    }

    /// The children of `API`, each on its own.
    var content: String { elements.map { "<\($0.name)>\($0.xml)</\($0.name)>" }.joined() }

    var xml: String { "<API>\(content)</API>" }

    /// Sends fields differently, new ones at the end; `nil` leaves a field out.
    func with(_ fields: [String: String?]) -> ShopMessage {
        fields.sorted { $0.key < $1.key }.reduce(self) { $0.with($1.key, xml: $1.value?.escapedForXML) }
    }

    /// Sends a field with this content as it stands, well-formed or not.
    func with(_ name: String, xml: String?) -> ShopMessage {
        var message = self
        let index = elements.firstIndex { $0.name == name }
        switch (index, xml) {
        case (let index?, let xml?): message.elements[index].xml = xml
        case (let index?, nil): message.elements.remove(at: index)
        case (nil, let xml?): message.elements.append((name, xml))
        case (nil, nil): break
        }
        return message
    }

    func from(_ account: ShopAccount) -> ShopMessage {
        with(["CLIENTUSERNAME": account.username, "CLIENTID": account.clientID])
    }

    /// What is sent in a field, as it stands on the wire.
    func value(of name: String) -> String? {
        elements.first { $0.name == name }?.xml
    }

    /// The same fields in another order.
    var reversed: ShopMessage {
        var message = self
        message.elements.reverse()
        return message
    }
}

/// Who a shop says it is.
struct ShopAccount: Sendable {
    let username: String
    let clientID: String

    static let usertest = ShopAccount(
        username: "usertest", clientID: "d38a3439590889df026367bf01d621e687b8d278")
    static let apitest = ShopAccount(
        username: "apitest", clientID: "d108a0f1bc5bc4618f150fa95cd6dc537bd774f0")
}

extension ShopMessage {
    /// A consumer's check on workflow 1.
    static func check(_ fields: [String: String?] = [:]) -> ShopMessage {
        ShopMessage(
            "check",
            [
                "VERSION": "BILLINK2.0", "CLIENTUSERNAME": ShopAccount.usertest.username,
                "CLIENTID": ShopAccount.usertest.clientID, "ACTION": "Check", "WORKFLOWNUMBER": "1", "TYPE": "P",
                "FIRSTNAME": "Anna", "LASTNAME": "Jansen", "INITIALS": "A.", "SEX": "F", "BIRTHDATE": "01-02-1985",
                "STREET": "Damrak", "HOUSENUMBER": "1", "HOUSEEXTENSION": "A", "POSTALCODE": "1012JS",
                "CITY": "Amsterdam", "COUNTRYCODE": "NL", "PHONENUMBER": "0612345678", "EMAIL": "anna@example.com",
                "IP": "127.0.0.1", "ORDERAMOUNT": "121.00",
            ]
        ).with(fields)
    }

    /// A consumer's order number 10001 of 121.00 on workflow 3, which needs no check.
    static func order(_ fields: [String: String?] = [:]) -> ShopMessage {
        ShopMessage(
            "order",
            [
                "VERSION": "BILLINK2.0", "CLIENTUSERNAME": ShopAccount.usertest.username,
                "CLIENTID": ShopAccount.usertest.clientID, "ACTION": "Order", "WORKFLOWNUMBER": "3",
                "ORDERNUMBER": "10001", "DATE": "23-11-2026", "TYPE": "P", "FIRSTNAME": "Anna", "LASTNAME": "Jansen",
                "INITIALS": "A.", "SEX": "F", "BIRTHDATE": "01-02-1985", "STREET": "Damrak", "HOUSENUMBER": "1",
                "HOUSEEXTENSION": "A", "POSTALCODE": "1012JS", "CITY": "Amsterdam", "COUNTRYCODE": "NL",
                "PHONENUMBER": "0612345678", "EMAIL": "anna@example.com", "IP": "127.0.0.1",
            ]
        )
        .with("ORDERITEMS", xml: lines([.one]))
        .with(fields)
    }

    static func status(_ numbers: String..., workflow: String? = nil) -> ShopMessage {
        status(of: numbers, workflow: workflow)
    }

    static func status(of numbers: [String], workflow: String? = nil) -> ShopMessage {
        about(numbers, call: "status", action: "Status", workflow: workflow)
    }

    static func start(_ numbers: String..., workflow: String? = nil) -> ShopMessage {
        start(of: numbers, workflow: workflow)
    }

    static func start(of numbers: [String], workflow: String? = nil) -> ShopMessage {
        about(numbers, call: "start-workflow", action: "activate order", workflow: workflow)
    }

    private static func about(
        _ numbers: [String], call: String, action: String, workflow: String?
    ) -> ShopMessage {
        let items = numbers.map { number in
            let workflow = workflow.map { "<WORKFLOWNUMBER>\($0)</WORKFLOWNUMBER>" } ?? ""
            return "<ITEM>\(workflow)<INVOICENUMBER>\(number.escapedForXML)</INVOICENUMBER></ITEM>"
        }
        return ShopMessage(
            call,
            [
                "VERSION": "BILLINK2.0", "CLIENTUSERNAME": ShopAccount.usertest.username,
                "CLIENTID": ShopAccount.usertest.clientID, "ACTION": action,
            ]
        ).with("INVOICES", xml: items.joined())
    }
}

/// One line of an order.
struct ShopLine: Sendable {
    let fields: [(name: String, text: String)]

    init(_ fields: KeyValuePairs<String, String>) {
        self.init(fields.map { ($0.key, $0.value) })
    }

    init(_ fields: [(name: String, text: String)]) {
        self.fields = fields
    }

    /// One piece at 121.00.
    static let one = ShopLine([
        "CODE": "0001", "DESCRIPTION": "Product 0001", "ORDERQUANTITY": "1", "PRICEINCL": "121.00", "BTW": "21",
    ])

    var xml: String { fields.map { "<\($0.name)>\($0.text.escapedForXML)</\($0.name)>" }.joined() }
}

extension ShopMessage {
    /// The content of ORDERITEMS, each line in an element of the given name.
    static func lines(_ lines: [ShopLine], named name: String = "ITEM") -> String {
        lines.map { "<\(name)>\($0.xml)</\(name)>" }.joined()
    }

    func with(lines: [ShopLine]) -> ShopMessage {
        with("ORDERITEMS", xml: Self.lines(lines))
    }

    /// One line like the usual one, some fields of it different.
    func with(line fields: KeyValuePairs<String, String>) -> ShopMessage {
        with(lines: [ShopLine(fields)])
    }
}

extension String {
    var escapedForXML: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
