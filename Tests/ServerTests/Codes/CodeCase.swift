import Testing

/// One message and the code it is answered with.
struct CodeCase: Sendable, CustomTestStringConvertible {
    /// Where the reply says it.
    enum Place: Sendable {
        case error
        /// As the outcome of the one order that START-WORKFLOW was asked for.
        case item(number: String)
    }

    let code: String
    /// What fills the placeholder of the text, or follows it.
    let detail: String?
    let place: Place
    let why: String
    private let message: ShopMessage
    private let prepare: @Sendable (Sandbox, ShopMessage) async throws -> ShopMessage

    /// - Parameter prepare: what has to happen before; it may change the message.
    init(
        _ code: String, _ why: String, _ message: ShopMessage, detail: String? = nil, in place: Place = .error,
        prepare: @escaping @Sendable (Sandbox, ShopMessage) async throws -> ShopMessage = { $1 }
    ) {
        self.code = code
        self.why = why
        self.message = message
        self.detail = detail
        self.place = place
        self.prepare = prepare
    }

    var testDescription: String { "\(message.call) \(code): \(why)" }

    /// Plays the case in a sandbox of its own and compares the whole reply.
    func play() async throws {
        try await Sandbox.run { sandbox in
            let message = try await prepare(sandbox, message)
            let reply = try await sandbox.answer(message)
            reply.expectWellMade()
            #expect(reply.text == expectedReply)
        }
    }

    private var expectedReply: String {
        let result =
            switch place {
            case .error:
                "<RESULT>ERROR</RESULT><ERROR><CODE>\(code)</CODE><DESCRIPTION>\(text)</DESCRIPTION></ERROR>"
            case .item(let number):
                "<RESULT>MSG</RESULT><MSG><CODE>500</CODE><STATUSES><ITEM><INVOICENUMBER>\(number)</INVOICENUMBER>"
                    + "<MESSAGE>\(text)</MESSAGE><CODE>\(code)</CODE></ITEM></STATUSES></MSG>"
            }
        return "<?xml version='1.0' encoding='UTF-8' ?><API>\(result)</API>"
    }

    /// The text of `errors.json`, placeholder filled. START-WORKFLOW has no 601 of its own there.
    private var text: String {
        let text = ErrorTexts.all[message.call]?[code] ?? ErrorTexts.check[code] ?? ""
        guard let detail else { return text }
        let parts = text.split(separator: "%", omittingEmptySubsequences: false)
        return parts.count == 3 ? parts[0] + detail + parts[2] : "\(text): \(detail)"
    }
}

extension CodeCase {
    /// The codes that every call gives for messages it cannot read and callers it does not know.
    static func envelope(of message: ShopMessage) -> [CodeCase] {
        [
            CodeCase("601", "an element that is not closed", message.with("VERSION", xml: "<A>")),
            CodeCase("601", "an end that belongs to no element before it", message.with("VERSION", xml: "</API>")),
            CodeCase("001", "no version", message.with(["VERSION": nil])),
            CodeCase("001", "another version", message.with(["VERSION": "BILLINK3.0"])),
            CodeCase("001", "the version comes before the caller", message.with(["VERSION": "1", "CLIENTID": "x"])),
            CodeCase("101", "no username", message.with(["CLIENTUSERNAME": nil])),
            CodeCase("101", "an unknown username", message.with(["CLIENTUSERNAME": "nobody"])),
            CodeCase("101", "usernames are matched exactly", message.with(["CLIENTUSERNAME": "UserTest"])),
            CodeCase("102", "no client id", message.with(["CLIENTID": nil])),
            CodeCase("102", "another merchant's client id", message.with(["CLIENTID": ShopAccount.apitest.clientID])),
            CodeCase("102", "the caller comes before the action", message.with(["CLIENTID": "x", "ACTION": "x"])),
            CodeCase("103", "no action", message.with(["ACTION": nil])),
            CodeCase("103", "another call's action", message.with(["ACTION": "pdf"])),
            CodeCase(
                "103", "the action comes before the call's own rules",
                message.with(["ACTION": "x", "WORKFLOWNUMBER": nil, "INVOICES": nil])),
        ]
    }
}
