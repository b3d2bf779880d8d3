import Foundation

/// Decodes a response, or the error in it, in either of the API's formats.
enum ResponseDecoder {
    static func read<Reply: Decodable>(
        _ type: Reply.Type, from answer: RawResponse
    ) throws(BillinkError) -> Reply {
        let refusal = try? JSONDecoder().decode(ErrorBody.self, from: answer.body)
        if let error = failure(answer, refusal) { throw error }
        do {
            return try JSONDecoder().decode(type, from: answer.body)
        } catch {
            throw unreadable(answer, error)
        }
    }

    private static func failure(_ answer: RawResponse, _ refusal: ErrorBody?) -> BillinkError? {
        let complaint = refusal?.complaint
        guard answer.status >= 300 || complaint != nil else { return nil }
        // Only a body in the API's own form is a refusal: a wrong address answers 404 with a page.
        guard let complaint else { return failureWithoutBody(answer) }
        let (code, passes, mayHaveBeenDone) = classify(answer, complaint)
        return BillinkError(
            code, complaint.detail ?? complaint.text, apiCode: complaint.code, problems: complaint.problems,
            answer: answer, isOutcomeUnknown: mayHaveBeenDone, isTransient: passes)
    }

    private typealias Judgement = (code: BillinkError.Code, passes: Bool, mayHaveBeenDone: Bool)

    private static func classify(_ answer: RawResponse, _ complaint: ErrorBody.Details) -> Judgement {
        switch (answer.status, complaint.code) {
        // Order info says with code 111 and HTTP 200 what other calls say with 429.
        case (429, _), (_, "111"): (.tooManyRequests, true, false)
        case _ where complaint.isAboutKeyUsedBefore: (.idempotencyConflict, false, false)
        case (409, _): (.idempotencyConflict, true, false)
        case (503, _): (.unavailable, true, true)
        case (500..., _), (_, "603"): (.serverFailure, false, true)
        default: (.refused, false, false)
        }
    }

    /// Error for a response of a proxy or load balancer in front of the API.
    private static func failureWithoutBody(_ answer: RawResponse) -> BillinkError {
        switch answer.status {
        case 429: BillinkError(.tooManyRequests, "Rate limit exceeded.", answer: answer, isTransient: true)
        case 503:
            BillinkError(
                .unavailable, "The host is not available.", answer: answer, isOutcomeUnknown: true, isTransient: true)
        case 500...:
            BillinkError(.serverFailure, "Internal error of the host.", answer: answer, isOutcomeUnknown: true)
        default: unreadable(answer, nil)
        }
    }

    private static func unreadable(_ answer: RawResponse, _ error: (any Error)?) -> BillinkError {
        // The body itself is not shown: it may hold a secret.
        let place = (error as? DecodingError).map { " at \($0.place)" } ?? ""
        return BillinkError(
            .unreadableReply,
            "The response is not a valid API response\(place).", answer: answer, isOutcomeUnknown: true)
    }
}

extension DecodingError {
    /// Path of the member that could not be decoded.
    fileprivate var place: String {
        let path =
            switch self {
            case .keyNotFound(let key, let context): context.codingPath + [key]
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
                context.codingPath
            @unknown default: [any CodingKey]()
            }
        return path.isEmpty ? "the top level" : path.map(\.stringValue).joined(separator: ".")
    }
}
