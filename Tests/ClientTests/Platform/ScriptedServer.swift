import Foundation
import HTTPTypes
import Hummingbird
import Logging
import ServiceLifecycle
import Synchronization

/// A host of the API that answers as a test wants, and keeps what it was asked.
final class ScriptedServer: Sendable {
    struct Message: Sendable {
        let method: String
        let path: String
        let body: String
        /// Headers by lower-case name.
        let headers: [String: String]

        var key: String? { headers["idempotency-key"] }
    }

    enum ScriptedResponse: Sendable {
        case reply(Int, String, headers: [String: String] = [:])
        /// The connection ends before the answer does.
        case dropConnection

        static func ok(_ body: String) -> ScriptedResponse { .reply(200, body) }
    }

    typealias Script = @Sendable (Message, _ earlier: Int) async throws -> ScriptedResponse

    private let received = Mutex<[Message]>([])
    private let script: Script
    private let group: ServiceGroup
    private let run: Task<Void, Never>
    let port: Int

    var messages: [Message] { received.withLock { $0 } }
    var bodies: [String] { messages.map(\.body) }

    /// Runs a test beside a server that gives these answers in turn, the last one again and again.
    static func run(_ answers: ScriptedResponse..., body: (ScriptedServer) async throws -> Void) async throws {
        try await run({ _, earlier in answers[min(earlier, answers.count - 1)] }, body)
    }

    static func run(_ script: @escaping Script, _ body: (ScriptedServer) async throws -> Void) async throws {
        let server = try await ScriptedServer(script)
        do {
            try await body(server)
        } catch {
            await server.end()
            throw error
        }
        await server.end()
    }

    private init(_ script: @escaping Script) async throws {
        self.script = script
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let responder = Responder()
        let logger = Logger(label: "scripted") { _ in SwiftLogNoOpLogHandler() }
        let router = Router()
        router.on("/**", method: .post) { request, _ in try await responder.answer(request) }
        router.on("/**", method: .get) { request, _ in try await responder.answer(request) }
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) }, logger: logger)
        let group = ServiceGroup(configuration: .init(services: [application], logger: logger))
        self.group = group
        run = Task { try? await group.run() }
        var bound = 0
        for await number in ports {
            bound = number
            break
        }
        self.port = bound
        responder.owner.withLock { $0 = self }
    }

    /// Returns when nobody listens any more.
    private func end() async {
        await group.triggerGracefulShutdown()
        await run.value
    }

    /// Holds the server for the router, which is made before it.
    private final class Responder: Sendable {
        let owner = Mutex<ScriptedServer?>(nil)

        func answer(_ request: Request) async throws -> Response {
            guard let server = owner.withLock({ $0 }) else { return Response(status: .serviceUnavailable) }
            return try await server.answer(request)
        }
    }

    private struct Lost: Error {}

    private func answer(_ request: Request) async throws -> Response {
        let body = try await request.body.collect(upTo: 1 << 20)
        let headers = Dictionary(request.headers.map { ($0.name.rawName.lowercased(), $0.value) }) { $1 }
        let message = Message(
            method: request.method.rawValue, path: request.uri.path, body: String(buffer: body), headers: headers)
        let earlier = received.withLock { messages in
            messages.append(message)
            return messages.count - 1
        }
        switch try await script(message, earlier) {
        case .reply(let status, let text, let headers):
            var response = Response(status: .init(code: status), body: .init(byteBuffer: .init(string: text)))
            for (name, value) in headers {
                if let name = HTTPField.Name(name) { response.headers[name] = value }
            }
            return response
        case .dropConnection:
            return Response(status: .ok, headers: [.contentLength: "100"], body: .init { _ in throw Lost() })
        }
    }
}
