import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// Sends one HTTP message and returns the response.
struct HTTPTransport: Sendable {
    let client: HTTPClient

    /// Client for callers that pass none. `HTTPClient.shared` would retry a refused connection until the call times
    /// out, and the retry policy would never apply.
    static let standardClient: HTTPClient = {
        var configuration = HTTPClient.Configuration.singletonConfiguration
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    /// Response limit. A page of a hundred merchants has a tenth of it.
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

    /// Returns `true` if no connection was made, so that nothing was sent.
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
