import Foundation

/// Decodes a response, or the error in it, in either of the API's formats.
enum ResponseDecoder {
    static func read<Reply: Decodable>(
        _ type: Reply.Type, from response: RawResponse
    ) throws(BillinkError) -> Reply {
        let refusal = try? JSONDecoder().decode(ErrorBody.self, from: response.body)
        if let error = failure(response, refusal) { throw error }
        do {
            return try JSONDecoder().decode(type, from: response.body)
        } catch {
            throw unreadable(response, error)
        }
    }

    private static func failure(_ response: RawResponse, _ refusal: ErrorBody?) -> BillinkError? {
        let details = refusal?.details
        guard response.status >= 300 || details != nil else { return nil }
        // Only a body in the API's format is a refusal: another server at a wrong URL answers 404 with a page.
        guard let details else { return failureWithoutBody(response) }
        let (code, isTransient, isOutcomeUnknown) = classify(response, details)
        return BillinkError(
            code, details.detail ?? details.text, apiCode: details.code, problems: details.problems,
            response: response, isOutcomeUnknown: isOutcomeUnknown, isTransient: isTransient)
    }

    private typealias Classification = (code: BillinkError.Code, isTransient: Bool, isOutcomeUnknown: Bool)

    private static func classify(_ response: RawResponse, _ details: ErrorBody.Details) -> Classification {
        switch (response.status, details.code) {
        // Order info reports an exceeded rate limit with code 111 and HTTP 200, the other calls with 429.
        case (429, _), (_, "111"): (.tooManyRequests, true, false)
        case _ where details.isAboutKeyUsedBefore: (.idempotencyConflict, false, false)
        case (409, _): (.idempotencyConflict, true, false)
        case (503, _): (.unavailable, true, true)
        case (500..., _), (_, "603"): (.serverFailure, false, true)
        default: (.refused, false, false)
        }
    }

    /// Error for a response of a proxy or load balancer in front of the API.
    private static func failureWithoutBody(_ response: RawResponse) -> BillinkError {
        switch response.status {
        case 429: BillinkError(.tooManyRequests, "Rate limit exceeded.", response: response, isTransient: true)
        case 503:
            BillinkError(
                .unavailable, "The host is not available.", response: response, isOutcomeUnknown: true,
                isTransient: true)
        case 500...:
            BillinkError(.serverFailure, "Internal error of the host.", response: response, isOutcomeUnknown: true)
        default: unreadable(response, nil)
        }
    }

    private static func unreadable(_ response: RawResponse, _ error: (any Error)?) -> BillinkError {
        // The body is not included, because it may contain a secret.
        let place = (error as? DecodingError).map { " at \($0.place)" } ?? ""
        return BillinkError(
            .unreadableReply,
            "The response is not a valid API response\(place).", response: response, isOutcomeUnknown: true)
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
