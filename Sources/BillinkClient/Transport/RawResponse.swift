import Foundation
import NIOHTTP1

/// HTTP response before its body is decoded.
struct RawResponse: Sendable {
    let status: Int
    /// `X-Request-Id`
    let requestID: String?
    /// `Retry-After`, if it is a number of seconds.
    let retryAfter: Duration?
    let body: Data

    init(status: Int, headers: HTTPHeaders, body: Data) {
        self.status = status
        requestID = headers.first(name: "X-Request-Id")
        // Bounded by `UInt32`; a larger number is ignored.
        retryAfter = headers.first(name: "Retry-After").flatMap { UInt32($0) }.map { .seconds(Int64($0)) }
        self.body = body
    }
}

/// HTTP request, the same for every attempt.
struct HTTPMessage: Sendable {
    let method: HTTPMethod
    let url: String
    let headers: HTTPHeaders
    let body: Data?
}
