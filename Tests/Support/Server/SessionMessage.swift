import Domain
import Foundation
import Storage
import Testing
import UseCases

/// A request for a checkout session, in the form in which the Magento module sends it (docs/spec/wire-v2.md), unless a
/// test says otherwise about a member.
struct SessionMessage: Sendable {
    private(set) var body: String

    init() {
        body = Self.magento
    }

    /// Sends a piece of the body differently; it must be there once.
    func with(_ piece: String, _ other: String, location: SourceLocation = #_sourceLocation) -> SessionMessage {
        #expect(body.components(separatedBy: piece).count == 2, "\(piece)", sourceLocation: location)
        var message = self
        message.body = body.replacingOccurrences(of: piece, with: other)
        return message
    }

    /// Sends every member of a name, which has a text or a number, with this value.
    func with(member name: String, _ value: String) -> SessionMessage {
        let pieces = body.components(separatedBy: "\"\(name)\":")
        let rest = pieces.dropFirst().map { piece in
            let isText = piece.hasPrefix("\"")
            let behind = isText ? piece.dropFirst().drop { $0 != "\"" }.dropFirst() : piece.drop { !",}".contains($0) }
            return "\"\(name)\":\(value)\(behind)"
        }
        var message = self
        message.body = pieces[0] + rest.joined()
        return message
    }

    func from(_ account: TestAccount) -> SessionMessage {
        with(member: "billinkUsername", "\"\(account.username)\"").with(member: "billinkID", "\"\(account.clientID)\"")
    }

    func numbered(_ number: String) -> SessionMessage { with(member: "orderNumber", "\"\(number)\"") }

    /// Value that completes a valid form.
    static let birthDate: [FormField: String] = [.birthDate: "01-02-1985"]

    private static let magento = """
        {"client":{"billinkUsername":"usertest","billinkID":"d38a3439590889df026367bf01d621e687b8d278",\
        "workflowNumber":"1","options":{"logoURL":"https:\\/\\/shop.example.com\\/static\\/billink-logo-default.svg"},\
        "returnURL":{"successURL":"https:\\/\\/shop.example.com\\/billink\\/midpage\\/place\\/txn\\/MDox%3D%3D\\/",\
        "failURL":"https:\\/\\/shop.example.com\\/billink\\/midpage\\/cancel\\/txn\\/MDox%3D%3D\\/",\
        "backURL":"https:\\/\\/shop.example.com\\/billink\\/midpage\\/cancel\\/txn\\/MDox%3D%3D\\/",\
        "cancelURL":"https:\\/\\/shop.example.com\\/billink\\/midpage\\/cancel\\/txn\\/MDox%3D%3D\\/"}},\
        "customer":{"firstName":"John","lastName":"Doe","email":"john@example.com","mobile":"0612345678","type":"p",\
        "initials":"","gender":"","birthdate":"","company":"","companyNumber":"","payTrustScore":0},\
        "billingAddress":{"street":"Damrak","houseNumber":"1","houseExtension":"","postalCode":"1234AB",\
        "city":"Amsterdam","countryCode":"NL"},\
        "shippingAddress":{"street":"Damrak","houseNumber":"1","houseExtension":"","postalCode":"1234AB",\
        "city":"Amsterdam","countryCode":"NL"},\
        "transaction":{"totalAmount":"121.0000","totalTaxAmount":"21.0000","purchaseCountry":"NL",\
        "purchaseCurrency":"EUR","orderNumber":"000000123","orderItems":[{"code":"SKU1","name":"Lamp",\
        "description":"","totalProductAmount":"121.0000","productAmount":"60.5000","productTaxAmount":"10.5",\
        "taxRate":"21.0000","quantity":"2.0000"}]}}
        """
}

extension WireRequest {
    init(_ message: SessionMessage) {
        self.init("/v2/session/create", body: message.body.utf8)
    }

    static func sessionStatus(
        sessionID: String? = nil, invoiceNumber: String? = nil, from account: TestAccount = .usertest
    ) -> WireRequest {
        let name = sessionID.map { #""sessionID":"\#($0)""# } ?? #""billinkInvoiceNumber":"\#(invoiceNumber ?? "")""#
        let credentials = #""billinkUsername":"\#(account.username)","billinkID":"\#(account.clientID)""#
        return WireRequest("/v2/session/status", body: "{\(credentials),\(name)}".utf8)
    }
}

extension WireReply {
    /// Text of a member of the reply.
    func member(_ name: String) -> String? {
        let object = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]
        return (object?[name] as? any CustomStringConvertible)?.description
    }

    /// The fields that a reply says are wrong.
    var failingFields: [String] {
        let object = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]
        return (object?["errors"] as? [[String: String]] ?? []).compactMap { $0["field"] }
    }
}

extension TestServer {
    /// A session that must be created.
    func session(_ message: SessionMessage = SessionMessage()) async throws -> SessionToken {
        let reply = try await answer(WireRequest(message))
        return SessionToken(try #require(reply.member("sessionID"), "\(reply.text)"))
    }

    func status(_ token: SessionToken, from account: TestAccount = .usertest) async throws -> String? {
        try await answer(.sessionStatus(sessionID: token.text, from: account)).member("status")
    }

    func complete(
        _ token: SessionToken, _ filledIn: [FormField: String] = SessionMessage.birthDate, on other: Platform? = nil
    ) async throws -> CompleteSession.Outcome {
        let platform = other ?? platform
        guard let session = try await LoadSession(platform)(token) else { return .unknown }
        return try await CompleteSession(platform)(session.submit(filledIn)).outcome
    }

    /// The order of a session that must be there, as its page shows it.
    func view(_ token: SessionToken) async throws -> SessionView {
        try #require(try await LoadSession(platform)(token)).view()
    }

    /// Webhook events of all sessions, in sequence.
    func sessionWebhookEvents() async throws -> [String] {
        try await platform.database.read {
            try $0.rows("SELECT notice FROM outbox WHERE subject = 'session' ORDER BY at, id", []) { try $0.text(0) }
        }
    }
}
