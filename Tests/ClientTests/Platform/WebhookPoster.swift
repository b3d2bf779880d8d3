import AsyncHTTPClient
import Foundation
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import ServiceLifecycle
import Synchronization

/// Sends messages to a shop's receiver.
enum WebhookPoster {
    /// - Returns: the HTTP status of each answer.
    static func send(
        to router: Router<BasicRequestContext>, _ headers: [[String: String]], _ body: String
    ) async throws -> [Int] {
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let logger = Logger(label: "receiver") { _ in SwiftLogNoOpLogHandler() }
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) }, logger: logger)
        let group = ServiceGroup(configuration: .init(services: [application], logger: logger))
        Task { try? await group.run() }
        var answers: [Int] = []
        for await number in ports {
            for headers in headers {
                var request = HTTPClientRequest(url: "http://127.0.0.1:\(number)/webhooks")
                request.method = .POST
                for (name, value) in headers { request.headers.add(name: name, value: value) }
                request.body = .bytes(ByteBuffer(string: body))
                answers.append(
                    Int(try await HTTPClient.shared.execute(request, timeout: .seconds(10)).status.code))
            }
            break
        }
        await group.triggerGracefulShutdown()
        return answers
    }
}

/// Keeps what a closure is given.
final class Recorder<Item: Sendable>: Sendable {
    private let items = Mutex<[Item]>([])

    var all: [Item] { items.withLock { $0 } }

    func add(_ item: Item) {
        items.withLock { $0.append(item) }
    }
}
