@testable import ServerTestSupport
import Testing

/// One message and the code it is answered with, in both APIs: they answer the same question with the same code.
struct ErrorCodeCase: Sendable, CustomTestStringConvertible {
    /// Place of the code in the reply.
    enum Place: Sendable {
        case error
        /// In the item of the order.
        case item(number: String)
    }

    /// Form of the request.
    enum Form: Sendable {
        case both
        /// Only in v1: XML, VERSION, ACTION, RESUME.
        case legacyOnly
        /// A body of the JSON API as it stands.
        case jsonOnly(String)
    }

    let code: String
    /// Value of the text's placeholder, or text after it.
    let detail: String?
    let place: Place
    let form: Form
    let why: String
    private let message: V1TestMessage
    private let prepare: @Sendable (TestServer, V1TestMessage) async throws -> V1TestMessage

    /// - Parameter prepare: what has to happen before; it may change the message.
    init(
        _ code: String, _ why: String, _ message: V1TestMessage, detail: String? = nil, in place: Place = .error,
        as form: Form = .both,
        prepare: @escaping @Sendable (TestServer, V1TestMessage) async throws -> V1TestMessage = { $1 }
    ) {
        self.code = code
        self.why = why
        self.message = message
        self.detail = detail
        self.place = place
        self.form = form
        self.prepare = prepare
    }

    /// The call whose table the code is from.
    var call: String { message.call }

    func applies(through api: WireAPI) -> Bool {
        switch (form, api) {
        case (.both, _), (.legacyOnly, .v1), (.jsonOnly, .v2): true
        case (.legacyOnly, .v2), (.jsonOnly, .v1): false
        }
    }

    var testDescription: String { "\(call) \(code): \(why)" }

    /// Plays the case in a sandbox of its own and compares the whole reply.
    func run(through api: WireAPI) async throws {
        try await TestServer.run { sandbox in
            let message = try await prepare(sandbox, message)
            var request = WireRequest(message, through: api)
            if case .jsonOnly(let body) = form { request.body = Array(body.utf8) }
            let reply = try await sandbox.answer(request)
            switch api {
            case .v1:
                reply.expectReplyInvariants()
                #expect(reply.text == expectedXML)
            case .v2:
                reply.expectWellMadeJSON()
                expectJSON(reply)
            }
        }
    }

    /// The text of `errors.json`, placeholder filled. Some tables there have no 601 of their own.
    private func text(detail: String?) -> String {
        let text = ErrorTexts.all[call]?[code] ?? ErrorTexts.decided[call]?[code] ?? ""
        guard let detail else { return text }
        let parts = text.split(separator: "%", omittingEmptySubsequences: false)
        return parts.count == 3 ? parts[0] + detail + parts[2] : "\(text): \(detail)"
    }
}

extension ErrorCodeCase {
    private var expectedXML: String {
        let text = text(detail: detail?.escapedForXML)
        let result =
            switch place {
            case .error:
                "<RESULT>ERROR</RESULT><ERROR><CODE>\(code)</CODE><DESCRIPTION>\(text)</DESCRIPTION></ERROR>"
            case .item(let number):
                xmlList(
                    "<ITEM><INVOICENUMBER>\(number)</INVOICENUMBER>"
                        + "<MESSAGE>\(text)</MESSAGE><CODE>\(code)</CODE></ITEM>"
                )
            }
        return "<?xml version='1.0' encoding='UTF-8' ?><API>\(result)</API>"
    }

    /// Each call has a form of its own (docs/spec/wire-v1.md).
    private func xmlList(_ item: String) -> String {
        switch call {
        case "start-workflow": "<RESULT>MSG</RESULT><MSG><CODE>500</CODE><STATUSES>\(item)</STATUSES></MSG>"
        case "credit": "<RESULT>MSG</RESULT><MSG><STATUSES>\(item)</STATUSES></MSG>"
        default: "<RESULT>MSG</RESULT><MSG><INVOICES>\(item)</INVOICES></MSG>"
        }
    }

    /// Compares the whole reply. Its message begins with the table's text, and may go on with a sentence.
    private func expectJSON(_ reply: WireReply) {
        let text = JSONNode.quoted(text(detail: detail))
        let message = reply.text.firstMatch(of: /"message":("(?:[^"\\]|\\.)*")/).map { String($0.1) } ?? ""
        let beginning = text.dropLast()
        let longer = beginning + (beginning.hasSuffix(".") ? " " : ". ")
        #expect(message == text || message.hasPrefix(longer), "\(message)")
        #expect(reply.text == expectedJSON(message: message))
    }

    private func expectedJSON(message: String) -> String {
        let text = JSONNode.quoted(text(detail: detail))
        let error = #"{"result":"ERROR","error":{"code":"\#(code)","description":\#(text),"message":\#(message)}}"#
        guard case .item(let number) = place else { return error }
        let item = #"{"code":\#(code),"invoiceNumber":"\#(number)","message":\#(message)}"#
        return switch call {
        case "start-workflow": #"{"result":"MSG","code":"500","statuses":[\#(item)]}"#
        // Nothing was credited: the published client does not look at the codes of items (docs/spec/wire-v2.md).
        case "credit": error
        default: #"{"result":"MSG","invoices":[\#(item)]}"#
        }
    }
}

extension ErrorCodeCase {
    /// The codes that every call gives for messages it cannot read and callers it does not know.
    /// - Parameter wrongID: the code for a wrong client id; one table has none of its own.
    static func envelope(of message: V1TestMessage, wrongID: String = "102") -> [ErrorCodeCase] {
        [
            ErrorCodeCase("601", "an element that is not closed", message.with("VERSION", xml: "<A>"), as: .legacyOnly),
            ErrorCodeCase(
                "601", "an end that belongs to no element before it", message.with("VERSION", xml: "</API>"),
                as: .legacyOnly),
            ErrorCodeCase("601", "a body that is no JSON", message, as: .jsonOnly(#"{"billinkUsername":"usertest""#)),
            ErrorCodeCase("601", "a body that is no JSON object", message, as: .jsonOnly("[]")),
            ErrorCodeCase("001", "no version", message.with(["VERSION": nil]), as: .legacyOnly),
            ErrorCodeCase("001", "another version", message.with(["VERSION": "BILLINK3.0"]), as: .legacyOnly),
            ErrorCodeCase(
                "001", "the version comes before the caller", message.with(["VERSION": "1", "CLIENTID": "x"]),
                as: .legacyOnly),
            ErrorCodeCase("101", "no username", message.with(["CLIENTUSERNAME": nil])),
            ErrorCodeCase("101", "an unknown username", message.with(["CLIENTUSERNAME": "nobody"])),
            ErrorCodeCase("101", "usernames are matched exactly", message.with(["CLIENTUSERNAME": "UserTest"])),
            ErrorCodeCase(wrongID, "no client id", message.with(["CLIENTID": nil])),
            ErrorCodeCase(
                wrongID, "another merchant's client id", message.with(["CLIENTID": TestAccount.apitest.clientID])),
            ErrorCodeCase(
                wrongID, "the caller comes before the action", message.with(["CLIENTID": "x", "ACTION": "x"])),
            ErrorCodeCase("103", "no action", message.with(["ACTION": nil]), as: .legacyOnly),
            ErrorCodeCase("103", "another call's action", message.with(["ACTION": "pdf"]), as: .legacyOnly),
            ErrorCodeCase(
                "103", "the action comes before the call's own rules",
                message.with(["ACTION": "x", "WORKFLOWNUMBER": nil, "INVOICES": nil]), as: .legacyOnly),
        ]
    }
}

extension WireReply {
    /// Expects the invariants of every result reply.
    func expectWellMadeJSON(_ location: SourceLocation = #_sourceLocation) {
        #expect(status == 200, sourceLocation: location)
        #expect(header("Content-Type") == "application/json", sourceLocation: location)
        #expect(header("X-Request-Id") != nil, sourceLocation: location)
        let result = json?["result"]?.text
        #expect(result == "MSG" || result == "ERROR", "\(text)", sourceLocation: location)
        #expect((result == "ERROR") == (json?["error"] != nil), "\(text)", sourceLocation: location)
        guard result == "ERROR" else { return }
        for member in ["code", "description", "message"] {
            #expect(json?["error.\(member)"]?.text?.isEmpty == false, "\(text)", sourceLocation: location)
        }
    }
}
