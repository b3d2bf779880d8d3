import AsyncHTTPClient
package import Domain
import NIOCore
import NIOHTTP1
import Synchronization

/// Sends messages to webhooks over HTTP: no redirects, ten seconds, and in production only to addresses that are
/// anybody's, judged by the address that is then connected to.
package final class WebhookSender: Sendable {
    private let isSandbox: Bool
    private let open: HTTPClient
    private let pinned: Mutex<Pinned>

    /// Clients for names whose address has been judged; each knows just that address.
    private struct Pinned {
        var clients: [String: HTTPClient] = [:]
        var order: [String] = []
    }

    /// More receivers than that are connected to anew.
    private static let mostPinned = 1_024

    package init(environment: PlatformEnvironment) {
        isSandbox = environment == .sandbox
        open = HTTPClient(eventLoopGroupProvider: .singleton, configuration: Self.configuration())
        pinned = Mutex(Pinned())
    }

    private static func configuration(address: (host: String, address: String)? = nil) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(5), read: .seconds(DeliverySchedule.patience)))
        configuration.httpVersion = .http1Only
        configuration.connectionPool.idleTimeout = .seconds(30)
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 32
        configuration.connectionPool.retryConnectionEstablishment = false
        if let address { configuration.dnsOverride = [address.host: address.address] }
        return configuration
    }

    /// - Returns: nothing when the task was cancelled before there was an answer.
    package func send(_ message: WebhookMessage) async -> DeliveryAttempt? {
        let start = ContinuousClock.now
        let result = await exchange(message)
        let passed = (ContinuousClock.now - start).components
        let milliseconds = Int(passed.seconds * 1_000 + passed.attoseconds / 1_000_000_000_000_000)
        if Task.isCancelled, result.status == nil { return nil }
        return DeliveryAttempt(
            at: message.sentAt, milliseconds: milliseconds, status: result.status, answer: result.answer)
    }

    package func close() async {
        let clients = pinned.withLock { pinned in
            defer { pinned = Pinned() }
            return Array(pinned.clients.values)
        }
        for client in clients + [open] { try? await client.shutdown() }
    }

    private func exchange(_ message: WebhookMessage) async -> (status: Int?, answer: String) {
        do {
            var request = HTTPClientRequest(url: message.url.text)
            request.method = .POST
            for header in message.headers { request.headers.add(name: header.name, value: header.value) }
            request.headers.add(name: "User-Agent", value: "Naderhand")
            request.body = .bytes(ByteBuffer(string: message.body))
            let client = try await client(for: message.url)
            let response = try await client.execute(
                request, deadline: .now() + .seconds(DeliverySchedule.patience))
            let status = Int(response.status.code)
            return (status, (try? await Self.beginning(of: response.body)) ?? "")
        } catch let error as ReceiverAddress.NotAllowed {
            return (nil, error.description)
        } catch {
            return (nil, "No answer: \(error)")
        }
    }

    private static func beginning(of body: HTTPClientResponse.Body) async throws -> String {
        var bytes: [UInt8] = []
        for try await part in body {
            bytes.append(contentsOf: part.readableBytesView.prefix(DeliverySchedule.keptAnswer - bytes.count))
            if bytes.count >= DeliverySchedule.keptAnswer { break }
        }
        // No database takes a zero character.
        return String(decoding: bytes, as: UTF8.self).replacing("\0", with: "\u{FFFD}")
    }

    private func client(for url: WebhookURL) async throws -> HTTPClient {
        if isSandbox { return open }
        guard url.isSecure else { throw ReceiverAddress.NotAllowed(description: "the address is not https") }
        if let address = NetworkAddress(url.host) {
            guard address.isPublic else {
                throw ReceiverAddress.NotAllowed(description: "\(url.host) is not on the Internet")
            }
            return open
        }
        // Asked anew each time: a name may come to mean another address.
        return pinnedClient(for: url.host, at: try await ReceiverAddress.publicAddress(of: url.host))
    }

    private func pinnedClient(for host: String, at address: String) -> HTTPClient {
        let name = "\(host) \(address)"
        let (client, old) = pinned.withLock { pinned -> (HTTPClient, HTTPClient?) in
            if let client = pinned.clients[name] { return (client, nil) }
            let client = HTTPClient(
                eventLoopGroupProvider: .singleton,
                configuration: Self.configuration(address: (host: host, address: address)))
            pinned.clients[name] = client
            pinned.order.append(name)
            guard pinned.order.count > Self.mostPinned else { return (client, nil) }
            return (client, pinned.clients.removeValue(forKey: pinned.order.removeFirst()))
        }
        if let old { Task { try? await old.shutdown() } }
        return client
    }
}
