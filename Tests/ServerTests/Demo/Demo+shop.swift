import Crypto
import Domain
import TestSupport
import Testing

@testable import Server

extension TestServer {
    /// Posts a form.
    func form(_ path: String, _ fields: String = "") async throws -> WireReply {
        try await answer(
            WireRequest(path, body: fields.utf8).with("Content-Type", "application/x-www-form-urlencoded"))
    }

    /// Waits until the demo shop shows all of these words about an order, and returns what it shows.
    func news(of number: String, containing words: [String]) async throws -> String {
        var text = ""
        return try await waitFor("\(words) in: \(text)") {
            text = try await answer(.get("/demo/news?order=\(number)")).text
            return words.allSatisfy(text.contains) ? text : nil
        }
    }
}

extension DemoInbox {
    /// Brings a message of an order, signed by `secret`.
    /// - Parameter age: in seconds.
    func take(_ number: Int, secret signer: String, age: Int64 = 0) -> Bool {
        let body = #"{"event":"order_paid","order_id":"\#(number)"}"#
        let timestamp = "\(SandboxClock.start.milliseconds / 1_000 - age)"
        let code = HMAC<SHA256>.authenticationCode(
            for: Array((timestamp + body).utf8), using: SymmetricKey(data: Array(signer.utf8)))
        let signature = code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let seal = SignatureHeaders(deliveryID: "whd_\(number)", timestamp: timestamp, signature: signature)
        return receive(Array(body.utf8), seal, secret: "secret", at: SandboxClock.start)
    }
}
