/// Why a call did not do what it was to do.
///
/// Look at ``code`` first, and at ``apiCode`` where the API itself said no. What it prints holds no secret and nothing
/// of the request.
public struct BillinkError: Error, Sendable {
    /// What kind of failure it is. More kinds may come; a `switch` needs a `default`.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private let name: String

        /// The API said no: ``BillinkError/apiCode``, ``BillinkError/message`` and ``BillinkError/problems`` say why.
        /// The same request will be refused again.
        public static let refused = Code(name: "refused")
        /// More requests came than this merchant may send. Nothing was done. ``BillinkError/retryAfter`` may say when
        /// to come again.
        public static let tooManyRequests = Code(name: "tooManyRequests")
        /// The idempotency key was used for another request, or its first request is still being worked on. Of this
        /// request nothing was done.
        public static let idempotencyConflict = Code(name: "idempotencyConflict")
        /// The platform cannot reach its store (HTTP 503). The request may have been done: send it again under the
        /// same ``BillinkError/idempotencyKey``.
        public static let unavailable = Code(name: "unavailable")
        /// Something broke on the platform's side, and nothing was half done.
        public static let serverFailure = Code(name: "serverFailure")
        /// What came back is not what the API answers: another service stands there, or a newer version.
        public static let unreadableReply = Code(name: "unreadableReply")
        /// No answer came. The request may have been done: send it again under the same
        /// ``BillinkError/idempotencyKey``.
        public static let transport = Code(name: "transport")
        /// The task was cancelled. The request may have been done.
        public static let cancelled = Code(name: "cancelled")
        /// The client itself could not send this: an address, key or value that the API cannot take.
        public static let invalidRequest = Code(name: "invalidRequest")

        public var description: String { name }
    }

    /// What is wrong with one member of a request, as the calls about sessions and partners say it.
    public struct FieldProblem: Hashable, Sendable {
        /// The member's place: `transaction.totalAmount`.
        public let field: String
        /// What is wrong with it.
        public let message: String
    }

    /// Which kind of failure it is.
    public let code: Code
    /// The API's own code, as the tables of its documentation list them for each call: `"704"`.
    ///
    /// Calls about orders have one; those about sessions, webhooks and partners say it with HTTP's status.
    public let apiCode: String?
    /// What happened, in a sentence: the API's own where it gave one.
    public let message: String
    /// What is wrong with which member; empty unless the API says it member by member.
    public let problems: [FieldProblem]
    /// HTTP's status; nothing where no answer came.
    public let httpStatus: Int?
    /// `X-Request-Id` of the answer: name it when you ask the platform about this request.
    public let requestID: String?
    /// How long the host asked to be left alone.
    public let retryAfter: Duration?
    /// What happened below, where no answer came.
    public let underlyingError: (any Error)?
    /// The key under which the request was sent, also one that the client made: under it the same request can be sent
    /// again without being done twice.
    public internal(set) var idempotencyKey: String?
    /// How often the request was sent.
    public internal(set) var attempts = 0
    /// Whether the request may have been done all the same.
    let isOutcomeUnknown: Bool
    /// Whether the same request may get another answer a moment later.
    let isTransient: Bool

    init(
        _ code: Code, _ message: String, apiCode: String? = nil, problems: [FieldProblem] = [],
        answer: RawResponse? = nil, underlyingError: (any Error)? = nil, isOutcomeUnknown: Bool = false,
        isTransient: Bool = false
    ) {
        self.code = code
        self.message = message
        self.apiCode = apiCode
        self.problems = problems
        httpStatus = answer?.status
        requestID = answer?.requestID
        retryAfter = answer?.retryAfter
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
