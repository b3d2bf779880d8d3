import Crypto
import Domain
@testable import ServerTestSupport
import TestSupport
import Testing

@testable import Server

extension TestServer {
    /// Posts a form of a page that is read in English.
    func form(_ path: String, _ fields: String = "") async throws -> WireReply {
        try await answer(
            WireRequest(path, body: fields.utf8).with("Content-Type", "application/x-www-form-urlencoded")
                .with("Accept-Language", "en"))
    }

    /// A page of the demo shop in a language; the English one where none is named.
    func demo(_ path: String, in language: String = "en") async throws -> WireReply {
        try await answer(.get(path).with("Accept-Language", language))
    }

    /// Waits until the English page of an order shows all of these words, and returns its changing part.
    func news(of number: String, containing words: [String]) async throws -> String {
        var text = ""
        return try await waitFor("\(words) in: \(text)") {
            text = try await demo("/demo/news?order=\(number)").text
            return words.allSatisfy(text.contains) ? text : nil
        }
    }

    /// Buys in the demo shop, in English, and completes the checkout.
    /// - Returns: The order's number.
    func buy(_ basket: String = "lamp=1&mug=0&tea=2") async throws -> String {
        let checkout = try await form("/demo/pay", basket)
        let session = try #require(checkout.header("Location"), "\(checkout.text)")
        let page = try await answer(.get(session))
        let token = try #require(page.text.firstMatch(of: /name="token" value="([^"]+)"/)?.1)
        let done = try await form(session, "token=\(token)&birthDay=1&birthMonth=2&birthYear=1985&consent=yes")
        let thanks = try #require(done.header("Location"), "\(done.text)")
        return String(try #require(thanks.firstMatch(of: /DEMO-[0-9]+/)?.0))
    }
}

extension DemoInbox {
    /// Receives a message about an order.
    /// - Parameters:
    ///   - signer: The secret that signs it; `secret` is the valid one.
    ///   - age: In seconds.
    func take(_ number: Int, secret signer: String, age: Int64 = 0) -> Bool {
        let body = #"{"event":"order_paid","order_id":"\#(number)"}"#
        let timestamp = "\(SandboxClock.start.milliseconds / 1_000 - age)"
        let code = HMAC<SHA256>.authenticationCode(
            for: Array((timestamp + body).utf8), using: SymmetricKey(data: Array(signer.utf8)))
        let signature = code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let headers = SignatureHeaders(deliveryID: "whd_\(number)", timestamp: timestamp, signature: signature)
        return receive(
            Array(body.utf8), headers, secret: "secret", at: SandboxClock.start, sandboxTime: SandboxClock.start)
    }
}
