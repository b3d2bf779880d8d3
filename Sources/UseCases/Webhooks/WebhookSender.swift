import AsyncHTTPClient
package import Domain
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// Sends messages to webhooks over HTTP: no redirects, one deadline from the look-up of the name to the last byte that
/// is read of the answer, and only to addresses that the environment allows, judged by the one that is connected to.
package final class WebhookSender: Sendable {
    private let receivers: ReceiverResolver
    private let timeout: Duration
    /// For addresses in digits.
    private let sharedClient: HTTPClient
    /// For names: each client knows just the address that has been judged.
    private let pinned: HTTPClientPool

    /// - Parameters:
    ///   - timeout: how long a whole delivery may take.
    ///   - maxClients: names and addresses whose connections are kept; more are connected to anew.
    package init(
        environment: PlatformEnvironment, timeout: Duration = .seconds(DeliverySchedule.timeoutSeconds),
        resolver: HostResolver = .shared, maxClients: Int = 1_024
    ) {
        receivers = ReceiverResolver(environment: environment, resolver: resolver)
        self.timeout = timeout
        sharedClient = Self.client()
        pinned = HTTPClientPool(limit: maxClients) { Self.client(of: $0, at: $1) }
    }

    private static func client(of host: String? = nil, at address: String? = nil) -> HTTPClient {
        // No time for reading: each byte would begin it anew. The deadline is over all of it.
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(5)))
        configuration.httpVersion = .http1Only
        configuration.connectionPool.idleTimeout = .seconds(30)
        // The slots of deliveries are the limit. A lower one would let messages wait for a slow receiver's connection.
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 512
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.http1_1ConnectionDebugInitializer = { channel in
            channel.eventLoop.submit {
                try channel.pipeline.syncOperations.addHandler(ResponseSizeLimit(), position: .first)
            }
        }
        if let host, let address { configuration.dnsOverride = [host: address] }
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// - Parameter ownerID: on whose behalf; its slow name servers keep only its own messages waiting.
    /// - Returns: nothing when the task was cancelled before there was an answer.
    package func send(_ message: WebhookMessage, for ownerID: Identifier? = nil) async -> DeliveryAttempt? {
        let start = ContinuousClock.now
        let result = await answer(to: message, for: ownerID)
        let passed = (ContinuousClock.now - start).components
        let milliseconds = Int(passed.seconds * 1_000 + passed.attoseconds / 1_000_000_000_000_000)
        if Task.isCancelled, result.status == nil { return nil }
        return DeliveryAttempt(
            startedAt: message.sentAt, durationMilliseconds: milliseconds, status: result.status,
            responseExcerpt: result.text)
    }

    package func close() async {
        await pinned.close()
        try? await sharedClient.shutdown()
    }

    private struct Answer {
        var status: Int?
        var text: String
    }

    private func answer(to message: WebhookMessage, for ownerID: Identifier?) async -> Answer {
        do {
            let answer = try await withTimeLimit(timeout) { [self] in try await exchange(message, for: ownerID) }
            return answer ?? Answer(text: "No response within \(timeout)")
        } catch let error as ReceiverResolver.NotAllowed {
            return Answer(text: error.description)
        } catch {
            return Answer(text: "No response: \(Self.reason(error))")
        }
    }

    private func exchange(_ message: WebhookMessage, for ownerID: Identifier?) async throws -> Answer {
        switch try await receivers.target(of: message.url, for: ownerID) {
        case .literal:
            return try await post(message, through: sharedClient)
        case .named(let addresses):
            for address in addresses.dropLast() {
                do {
                    return try await post(message, to: address)
                } catch  where Self.isUnreachable(error) {
                    continue
                }
            }
            return try await post(message, to: addresses.last ?? "")
        }
    }

    private func post(_ message: WebhookMessage, to address: String) async throws -> Answer {
        try await pinned.withClient(of: message.url.host, at: address) { try await post(message, through: $0) }
    }

    private func post(_ message: WebhookMessage, through client: HTTPClient) async throws -> Answer {
        var request = HTTPClientRequest(url: message.url.text)
        request.method = .POST
        for header in message.headers { request.headers.add(name: header.name, value: header.value) }
        request.headers.add(name: "User-Agent", value: "Naderhand")
        request.body = .bytes(ByteBuffer(string: message.body))
        // The deadline is kept by cancellation, which closes the connection, also while the body comes.
        let response = try await client.execute(request, timeout: TimeAmount(timeout))
        return Answer(status: Int(response.status.code), text: await Self.excerpt(of: response.body))
    }

    /// Up to 2 KiB of the body, as far as it comes. Letting go of a body that has not ended closes its connection.
    private static func excerpt(of body: HTTPClientResponse.Body) async -> String {
        var bytes: [UInt8] = []
        do {
            for try await part in body {
                bytes.append(
                    contentsOf: part.readableBytesView.prefix(DeliverySchedule.maxStoredResponseBytes - bytes.count))
                if bytes.count >= DeliverySchedule.maxStoredResponseBytes { break }
            }
        } catch {
            // The status has been said: the receiver has the message.
        }
        // No database takes a zero character.
        return String(decoding: bytes, as: UTF8.self).replacing("\0", with: "\u{FFFD}")
    }

    /// An error in words: those of the system where it is one of the system's.
    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as IOError: String(cString: strerror(error.errnoCode))
        case let error as NIOConnectionError: error.connectionErrors.first.map { reason($0.error) } ?? "\(error)"
        default: "\(error)"
        }
    }

    /// Whether nothing has been sent, and another address of the same name may be tried.
    private static func isUnreachable(_ error: any Error) -> Bool {
        if let error = error as? IOError {
            return [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, EADDRNOTAVAIL, EAFNOSUPPORT].contains(error.errnoCode)
        }
        return error is NIOConnectionError || error as? HTTPClientError == .connectTimeout
    }
}

/// Ends a connection whose receiver sends more than any answer needs before it has ended: interim responses without an
/// end, or a body that nobody reads any more.
private final class ResponseSizeLimit: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    /// Bytes on the wire after the last byte of the request.
    private static let maxBytes = 256 * 1_024
    private var received = 0

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        received = 0
        context.write(data, promise: promise)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received += Self.unwrapInboundIn(data).readableBytes
        context.fireChannelRead(data)
        if received > Self.maxBytes { context.close(promise: nil) }
    }
}
