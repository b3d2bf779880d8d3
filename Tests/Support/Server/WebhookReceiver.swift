import Hummingbird
import Logging
import ServiceLifecycle
import Synchronization
import TestSupport

/// A shop's own server that is told things: it keeps what comes, and answers as the test wants.
final class WebhookReceiver: Sendable {
    struct Message: Sendable {
        let body: String
        /// Headers by lower-case name.
        let headers: [String: String]

        var deliveryID: String? { headers["x-billink-webhook-id"] }
    }

    /// Answer to a message.
    enum Answer: Sendable {
        case status(Int, String = "")
        case redirect(to: String)
        /// Never, as long as the test runs.
        case none
    }

    private let received = Mutex<[Message]>([])
    private let answer: @Sendable (Message, _ earlier: Int) -> Answer
    let port: Int
    private let group: ServiceGroup
    private let end = Gate(opensAfter: nil)

    var messages: [Message] { received.withLock { $0 } }
    var url: String { "http://127.0.0.1:\(port)/hooks" }

    /// Runs a test beside a receiver.
    static func run(
        answer: @escaping @Sendable (Message, _ earlier: Int) -> Answer = { _, _ in .status(200) },
        _ body: (WebhookReceiver) async throws -> Void
    ) async throws {
        try await run(1, answer: { _ in answer }) { try await body($0[0]) }
    }

    /// Runs a test beside several receivers.
    static func run(
        _ count: Int, answer: @escaping @Sendable (Int) -> @Sendable (Message, _ earlier: Int) -> Answer,
        _ body: ([WebhookReceiver]) async throws -> Void
    ) async throws {
        var receivers: [WebhookReceiver] = []
        for number in 0..<count { receivers.append(try await WebhookReceiver(answer: answer(number))) }
        do {
            try await body(receivers)
        } catch {
            for receiver in receivers { await receiver.stop() }
            throw error
        }
        for receiver in receivers { await receiver.stop() }
    }

    private func stop() async {
        end.open()
        await group.triggerGracefulShutdown()
    }

    private init(answer: @escaping @Sendable (Message, _ earlier: Int) -> Answer) async throws {
        self.answer = answer
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let inbox = Inbox()
        let router = Router()
        router.post("/hooks") { request, _ in try await inbox.take(request) }
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) },
            logger: Logger(label: "receiver") { _ in SwiftLogNoOpLogHandler() })
        let group = ServiceGroup(
            configuration: .init(
                services: [application], logger: Logger(label: "receiver") { _ in SwiftLogNoOpLogHandler() }))
        self.group = group
        Task { try? await group.run() }
        var bound = 0
        for await number in ports {
            bound = number
            break
        }
        self.port = bound
        inbox.owner.withLock { $0 = self }
    }

    /// Holds the receiver for the router, which is made before it.
    private final class Inbox: Sendable {
        let owner = Mutex<WebhookReceiver?>(nil)

        func take(_ request: Request) async throws -> Response {
            let body = try await request.body.collect(upTo: 1 << 20)
            let headers = Dictionary(
                request.headers.map { ($0.name.rawName.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
            guard let receiver = owner.withLock({ $0 }) else { return Response(status: .serviceUnavailable) }
            return await receiver.take(Message(body: String(buffer: body), headers: headers))
        }
    }

    private func take(_ message: Message) async -> Response {
        let earlier = received.withLock { messages in
            messages.append(message)
            return messages.count - 1
        }
        switch answer(message, earlier) {
        case .status(let code, let text):
            return Response(status: .init(code: code), body: .init(byteBuffer: .init(string: text)))
        case .redirect(let url):
            return Response(status: .found, headers: [.location: url])
        case .none:
            await end.opened()
            return Response(status: .ok)
        }
    }

    /// Waits until so many messages have come.
    func waitForMessages(_ count: Int) async throws -> [Message] {
        try await waitFor("\(count) messages, of which \(messages.count) came") {
            let messages = messages
            return messages.count < count ? nil : messages
        }
    }
}
