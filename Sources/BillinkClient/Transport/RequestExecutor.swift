import Foundation
import NIOHTTP1

/// Sends calls with retries, and decodes the responses.
struct RequestExecutor: Sendable {
    let host: APIHost
    let credentials: Credentials
    /// Time limit for all attempts together.
    let timeout: Duration
    let retryPolicy: RetryPolicy
    let transport: HTTPTransport
    let dependencies: Dependencies

    /// Clock and randomness.
    struct Dependencies: Sendable {
        let sleep: @Sendable (Duration) async throws -> Void
        /// Random number from 0 to 1.
        let random: @Sendable () -> Double
        let newKey: @Sendable () -> String

        static let real = Dependencies(
            sleep: { try await Task.sleep(for: $0) },
            random: { Double.random(in: 0...1) },
            newKey: { UUID().uuidString.lowercased() })
    }

    func send<Reply: Decodable>(
        _ call: Call, as reply: Reply.Type = Reply.self
    ) async throws(BillinkError) -> Reply {
        let key = try key(for: call)
        let message = try message(for: call, key: key)
        let isSafeTwice = call.retrySafety == .safe || (call.retrySafety == .safeWithKey && key != nil)
        let end = ContinuousClock.now + timeout
        var attempts = 0
        while true {
            attempts += 1
            var failure: BillinkError
            do throws(BillinkError) {
                let response = try await transport.send(message, timeout: end - .now)
                return try ResponseDecoder.read(reply, from: response)
            } catch {
                failure = error
            }
            failure.attempts = attempts
            failure.idempotencyKey = key
            guard failure.isTransient, isSafeTwice || !failure.isOutcomeUnknown,
                let pause = retryPolicy.pause(
                    after: attempts, retryAfter: failure.retryAfter, random: dependencies.random())
            else { throw failure }
            // Do not wait for an attempt after the timeout.
            guard .now + pause < end else { throw failure }
            try await wait(pause, failure)
        }
    }

    private func wait(_ pause: Duration, _ failure: BillinkError) async throws(BillinkError) {
        do {
            try await dependencies.sleep(pause)
        } catch {
            var cancelled = BillinkError(
                .cancelled, "The task was cancelled. Before that: \(failure.message)", underlyingError: failure,
                isOutcomeUnknown: failure.isOutcomeUnknown)
            cancelled.attempts = failure.attempts
            cancelled.idempotencyKey = failure.idempotencyKey
            throw cancelled
        }
    }

    /// Idempotency key of a call: the caller's, or a generated one if the call may be retried.
    private func key(for call: Call) throws(BillinkError) -> String? {
        guard let key = call.key else {
            return call.retrySafety == .safeWithKey && retryPolicy.mayRetry ? dependencies.newKey() : nil
        }
        guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw BillinkError(.invalidRequest, "An idempotency key must have 1 to 255 visible ASCII characters.")
        }
        return key
    }

    private func message(for call: Call, key: String?) throws(BillinkError) -> HTTPMessage {
        var headers: HTTPHeaders = ["Accept": "application/json", "User-Agent": "BillinkClient (Swift)"]
        if let key { headers.add(name: "Idempotency-Key", value: key) }
        var bytes: Data?
        if let body = call.body(credentials) {
            headers.add(name: "Content-Type", value: "application/json")
            bytes = try Self.json(body)
        }
        return HTTPMessage(method: call.method, url: try host.url(of: call.path), headers: headers, body: bytes)
    }

    /// Encodes a body. Equal requests give equal bytes in every process, because an idempotency key belongs to the
    /// bytes.
    static func json(_ body: any Encodable) throws(BillinkError) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return try encoder.encode(body)
        } catch {
            throw BillinkError(.invalidRequest, "The request cannot be encoded as JSON.", underlyingError: error)
        }
    }
}
