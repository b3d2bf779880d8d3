/// Error of a call.
///
/// See ``code`` first, and ``apiCode`` for a refusal by the API. The description contains no secrets and no data of the
/// request.
public struct BillinkError: Error, Sendable {
    /// Kind of failure. Later versions may add kinds, so a `switch` needs a `default`.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private let name: String

        /// The API refused the request: see ``BillinkError/apiCode``, ``BillinkError/message`` and
        /// ``BillinkError/problems``. A retry is refused again.
        public static let refused = Code(name: "refused")
        /// The merchant's rate limit is exceeded. Nothing was changed. ``BillinkError/retryAfter`` may have the time to
        /// wait.
        public static let tooManyRequests = Code(name: "tooManyRequests")
        /// The idempotency key was used for another request, or its first request is still in progress. This request
        /// changed nothing.
        public static let idempotencyConflict = Code(name: "idempotencyConflict")
        /// The platform cannot reach its database (HTTP 503). The request may have been executed: retry it with the
        /// same ``BillinkError/idempotencyKey``.
        public static let unavailable = Code(name: "unavailable")
        /// Internal error of the platform. The request was executed completely or not at all.
        public static let serverFailure = Code(name: "serverFailure")
        /// The response is not one of the API: another service answers at this URL, or a newer version.
        public static let unreadableReply = Code(name: "unreadableReply")
        /// No response was received. The request may have been executed: retry it with the same
        /// ``BillinkError/idempotencyKey``.
        public static let transport = Code(name: "transport")
        /// The task was cancelled. The request may have been executed.
        public static let cancelled = Code(name: "cancelled")
        /// The request was not sent: a base URL, key or value is invalid.
        public static let invalidRequest = Code(name: "invalidRequest")

        public var description: String { name }
    }

    /// Problem with one member of a request to a session or partner call.
    public struct FieldProblem: Hashable, Sendable {
        /// Path of the member: `transaction.totalAmount`.
        public let field: String
        /// Description of the problem.
        public let message: String
    }

    /// Kind of failure.
    public let code: Code
    /// Error code of the API, listed by call in its documentation: `"704"`.
    ///
    /// Present for calls about orders. Calls about sessions, webhooks and partners use HTTP statuses instead.
    public let apiCode: String?
    /// Description of the error; the API's own if it sent one.
    public let message: String
    /// Problems by member; empty if the API did not list any.
    public let problems: [FieldProblem]
    /// HTTP status; `nil` without a response.
    public let httpStatus: Int?
    /// `X-Request-Id` of the response, to be quoted in questions to the platform's support.
    public let requestID: String?
    /// Time to wait before a retry, as asked by the host in `Retry-After`.
    public let retryAfter: Duration?
    /// Error of the network layer, if there was no response.
    public let underlyingError: (any Error)?
    /// Idempotency key of the request, also a generated one. A retry with this key is executed at most once.
    public internal(set) var idempotencyKey: String?
    /// Number of attempts.
    public internal(set) var attempts = 0
    /// `true` if the request may have been executed.
    let isOutcomeUnknown: Bool
    /// `true` if a retry may succeed.
    let isTransient: Bool

    init(
        _ code: Code, _ message: String, apiCode: String? = nil, problems: [FieldProblem] = [],
        response: RawResponse? = nil, underlyingError: (any Error)? = nil, isOutcomeUnknown: Bool = false,
        isTransient: Bool = false
    ) {
        self.code = code
        self.message = message
        self.apiCode = apiCode
        self.problems = problems
        httpStatus = response?.status
        requestID = response?.requestID
        retryAfter = response?.retryAfter
        self.underlyingError = underlyingError
        self.isOutcomeUnknown = isOutcomeUnknown
        self.isTransient = isTransient
    }
}

extension BillinkError: CustomStringConvertible {
    public var description: String {
        let facts = [
            httpStatus.map { "HTTP \($0)" }, requestID.map { "request \($0)" },
            attempts > 1 ? "\(attempts) attempts" : nil,
        ].compactMap(\.self)
        return [code.description, apiCode].compactMap(\.self).joined(separator: " ") + ": \(message)"
            + (facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))")
    }
}
