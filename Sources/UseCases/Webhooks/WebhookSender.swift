import AsyncHTTPClient
package import Domain
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// Sends webhooks over HTTP: without redirects, with one deadline from the look-up of the name to the last byte read of
/// the response, and only to addresses allowed in the environment. The address checked is the one connected to.
package final class WebhookSender: Sendable {
    private let receivers: ReceiverResolver
    private let timeout: Duration
    /// Client for URLs with an IP address.
    private let sharedClient: HTTPClient
    /// Clients for names, each bound to an address that was checked.
    private let pinned: HTTPClientPool

    /// - Parameters:
    ///   - timeout: total time of a delivery.
    ///   - maxClients: number of names and addresses whose connections are kept open.
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
        // No read timeout, which each byte would reset: the deadline covers the whole exchange.
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(5)))
        configuration.httpVersion = .http1Only
        configuration.connectionPool.idleTimeout = .seconds(30)
        // The slots of deliveries are the limit. With a lower one, messages would wait for the connection of a slow
        // receiver.
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

    /// - Parameter ownerID: owner of the webhook; slow name servers delay only the owner's messages.
    /// - Returns: `nil` when the task was cancelled before a response.
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

    /// Closes all connections. No message may be sent afterwards.
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
        // Cancellation enforces the deadline: it closes the connection, also while the body is received.
        let response = try await client.execute(request, timeout: TimeAmount(timeout))
        return Answer(status: Int(response.status.code), text: await Self.excerpt(of: response.body))
    }

    /// Up to 2 KiB of the body received. Dropping an incomplete body closes its connection.
    private static func excerpt(of body: HTTPClientResponse.Body) async -> String {
        var bytes: [UInt8] = []
        do {
            for try await part in body {
                bytes.append(
                    contentsOf: part.readableBytesView.prefix(DeliverySchedule.maxStoredResponseBytes - bytes.count))
                if bytes.count >= DeliverySchedule.maxStoredResponseBytes { break }
            }
        } catch {
            // The status has been received, so the message counts as delivered or rejected.
        }
        // Databases reject the zero character in text.
        return String(decoding: bytes, as: UTF8.self).replacing("\0", with: "\u{FFFD}")
    }

    /// Text of an error, from the operating system where possible.
    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as IOError: String(cString: strerror(error.errnoCode))
        case let error as NIOConnectionError: error.connectionErrors.first.map { reason($0.error) } ?? "\(error)"
        default: "\(error)"
        }
    }

    /// True when nothing has been sent, so that another address of the name may be tried.
    private static func isUnreachable(_ error: any Error) -> Bool {
        if let error = error as? IOError {
            return [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, EADDRNOTAVAIL, EAFNOSUPPORT].contains(error.errnoCode)
        }
        return error is NIOConnectionError || error as? HTTPClientError == .connectTimeout
    }
}

/// Closes a connection whose receiver sends more than any response needs: endless interim responses, or a body that is
/// no longer read.
private final class ResponseSizeLimit: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    /// Maximum number of bytes received after the last byte of the request.
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
