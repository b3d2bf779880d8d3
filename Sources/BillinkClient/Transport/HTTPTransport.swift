import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// Carries one message to the host and its answer back.
struct HTTPTransport: Sendable {
    let client: HTTPClient

    /// The client used where the caller hands in none. `HTTPClient.shared` would retry a refused connection until the
    /// timeout of the whole call, and the retry policy would never be asked.
    static let standardClient: HTTPClient = {
        var configuration = HTTPClient.Configuration.singletonConfiguration
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    /// A hundred merchants come to a tenth of this.
    private static let maxResponseBytes = 4 << 20

    /// - Throws: `.transport`, `.cancelled`, `.unreadableReply`
    func send(_ message: HTTPMessage, timeout: Duration) async throws(BillinkError) -> RawResponse {
        var request = HTTPClientRequest(url: message.url)
        request.method = message.method
        request.headers = message.headers
        if let body = message.body { request.body = .bytes(ByteBuffer(bytes: body)) }
        do {
            let response = try await client.execute(request, timeout: TimeAmount(timeout))
            let body = try await response.body.collect(upTo: Self.maxResponseBytes)
            return RawResponse(
                status: Int(response.status.code), headers: response.headers, body: Data(body.readableBytesView))
        } catch {
            throw Self.failure(error)
        }
    }

    private static func failure(_ error: any Error) -> BillinkError {
        let httpError = error as? HTTPClientError
        if Task.isCancelled || error is CancellationError || httpError == .cancelled {
            return BillinkError(
                .cancelled, "The task was cancelled.", underlyingError: error, isOutcomeUnknown: true)
        }
        if httpError == .alreadyShutdown {
            return BillinkError(.transport, "The HTTPClient has been shut down.", underlyingError: error)
        }
        if error is NIOTooManyBytesError {
            return BillinkError(
                .unreadableReply, "The response exceeds the size limit.", underlyingError: error,
                isOutcomeUnknown: true)
        }
        let isUnsent = isConnectFailure(error)
        return BillinkError(
            .transport, isUnsent ? "The host could not be reached: \(error)" : "No response: \(error)",
            underlyingError: error, isOutcomeUnknown: !isUnsent, isTransient: true)
    }

    /// Whether there was no connection to send anything over.
    private static func isConnectFailure(_ error: any Error) -> Bool {
        switch error {
        case is NIOConnectionError: true
        case let error as IOError: error.errnoCode == ECONNREFUSED || error.errnoCode == EHOSTUNREACH
        case let error as HTTPClientError:
            error == .connectTimeout || error == .getConnectionFromPoolTimeout || error == .tlsHandshakeTimeout
        default: false
        }
    }
}
