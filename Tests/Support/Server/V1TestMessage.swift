/// A message as a shop sends it: complete and valid, unless a test says otherwise about a field.
struct V1TestMessage: Sendable {
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
    func with(_ fields: [String: String?]) -> V1TestMessage {
        fields.sorted { $0.key < $1.key }.reduce(self) { $0.with($1.key, xml: $1.value?.escapedForXML) }
    }

    /// Sends a field with this content as it stands, well-formed or not.
    func with(_ name: String, xml: String?) -> V1TestMessage {
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

    func from(_ account: TestAccount) -> V1TestMessage {
        with(["CLIENTUSERNAME": account.username, "CLIENTID": account.clientID])
    }

    /// Value of a field as it is sent.
    func value(of name: String) -> String? {
        elements.first { $0.name == name }?.xml
    }

    /// The message with its fields in reverse order.
    var reversed: V1TestMessage {
        var message = self
        message.elements.reverse()
        return message
    }
}

/// Credentials of a test account.
struct TestAccount: Sendable {
    let username: String
    let clientID: String

    static let usertest = TestAccount(
        username: "usertest", clientID: "d38a3439590889df026367bf01d621e687b8d278")
    static let apitest = TestAccount(
        username: "apitest", clientID: "d108a0f1bc5bc4618f150fa95cd6dc537bd774f0")
}

extension V1TestMessage {
    /// A consumer's check on workflow 1.
    static func check(_ fields: [String: String?] = [:]) -> V1TestMessage {
        V1TestMessage(
            "check",
            [
                "VERSION": "BILLINK2.0", "CLIENTUSERNAME": TestAccount.usertest.username,
                "CLIENTID": TestAccount.usertest.clientID, "ACTION": "Check", "WORKFLOWNUMBER": "1", "TYPE": "P",
                "FIRSTNAME": "Anna", "LASTNAME": "Jansen", "INITIALS": "A.", "SEX": "F", "BIRTHDATE": "01-02-1985",
                "STREET": "Damrak", "HOUSENUMBER": "1", "HOUSEEXTENSION": "A", "POSTALCODE": "1012JS",
                "CITY": "Amsterdam", "COUNTRYCODE": "NL", "PHONENUMBER": "0612345678", "EMAIL": "anna@example.com",
                "IP": "127.0.0.1", "ORDERAMOUNT": "121.00",
            ]
        ).with(fields)
    }

    /// A consumer's order number 10001 of 121.00 on workflow 3, which needs no check.
    static func order(_ fields: [String: String?] = [:]) -> V1TestMessage {
        V1TestMessage(
            "order",
            [
                "VERSION": "BILLINK2.0", "CLIENTUSERNAME": TestAccount.usertest.username,
                "CLIENTID": TestAccount.usertest.clientID, "ACTION": "Order", "WORKFLOWNUMBER": "3",
                "ORDERNUMBER": "10001", "DATE": "23-11-2026", "TYPE": "P", "FIRSTNAME": "Anna", "LASTNAME": "Jansen",
                "INITIALS": "A.", "SEX": "F", "BIRTHDATE": "01-02-1985", "STREET": "Damrak", "HOUSENUMBER": "1",
                "HOUSEEXTENSION": "A", "POSTALCODE": "1012JS", "CITY": "Amsterdam", "COUNTRYCODE": "NL",
                "PHONENUMBER": "0612345678", "EMAIL": "anna@example.com", "IP": "127.0.0.1",
            ]
        )
        .with("ORDERITEMS", xml: lines([.one]))
        .with(fields)
    }

    static func status(_ numbers: String..., workflow: String? = nil) -> V1TestMessage {
        status(of: numbers, workflow: workflow)
    }

    static func status(of numbers: [String], workflow: String? = nil) -> V1TestMessage {
        about(numbers, call: "status", action: "Status", workflow: workflow)
    }

    static func start(_ numbers: String..., workflow: String? = nil) -> V1TestMessage {
        start(of: numbers, workflow: workflow)
    }

    static func start(of numbers: [String], workflow: String? = nil) -> V1TestMessage {
        about(numbers, call: "start-workflow", action: "activate order", workflow: workflow)
    }

    private static func about(
        _ numbers: [String], call: String, action: String, workflow: String?
    ) -> V1TestMessage {
        let items = numbers.map { number in
            let workflow = workflow.map { "<WORKFLOWNUMBER>\($0)</WORKFLOWNUMBER>" } ?? ""
            return "<ITEM>\(workflow)<INVOICENUMBER>\(number.escapedForXML)</INVOICENUMBER></ITEM>"
        }
        return V1TestMessage(
            call,
            [
                "VERSION": "BILLINK2.0", "CLIENTUSERNAME": TestAccount.usertest.username,
                "CLIENTID": TestAccount.usertest.clientID, "ACTION": action,
            ]
        ).with("INVOICES", xml: items.joined())
    }
}

/// One line of an order.
struct V1TestLine: Sendable {
    let fields: [(name: String, text: String)]

    init(_ fields: KeyValuePairs<String, String>) {
        self.init(fields.map { ($0.key, $0.value) })
    }

    init(_ fields: [(name: String, text: String)]) {
        self.fields = fields
    }

    /// One piece at 121.00.
    static let one = V1TestLine([
        "CODE": "0001", "DESCRIPTION": "Product 0001", "ORDERQUANTITY": "1", "PRICEINCL": "121.00", "BTW": "21",
    ])

    var xml: String { fields.map { "<\($0.name)>\($0.text.escapedForXML)</\($0.name)>" }.joined() }
}

extension V1TestMessage {
    /// The content of ORDERITEMS, each line in an element of the given name.
    static func lines(_ lines: [V1TestLine], named name: String = "ITEM") -> String {
        lines.map { "<\(name)>\($0.xml)</\(name)>" }.joined()
    }

    func with(lines: [V1TestLine]) -> V1TestMessage {
        with("ORDERITEMS", xml: Self.lines(lines))
    }

    /// One line like the usual one, some fields of it different.
    func with(line fields: KeyValuePairs<String, String>) -> V1TestMessage {
        with(lines: [V1TestLine(fields)])
    }
}

extension String {
    var escapedForXML: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
