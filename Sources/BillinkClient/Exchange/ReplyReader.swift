import Foundation

/// Tells a reply from a refusal, whichever of the API's two forms they have.
enum ReplyReader {
    static func read<Reply: Decodable>(
        _ type: Reply.Type, from answer: HTTPAnswer
    ) throws(BillinkError) -> Reply {
        let refusal = try? JSONDecoder().decode(RefusalMessage.self, from: answer.body)
        if let error = failure(answer, refusal) { throw error }
        do {
            return try JSONDecoder().decode(type, from: answer.body)
        } catch {
            throw unreadable(answer, error)
        }
    }

    private static func failure(_ answer: HTTPAnswer, _ refusal: RefusalMessage?) -> BillinkError? {
        let complaint = refusal?.complaint
        guard answer.status >= 300 || complaint != nil else { return nil }
        // Only a body in the API's own form is a refusal: a wrong address answers 404 with a page.
        guard let complaint else { return failureWithoutWords(answer) }
        let (code, passes, mayHaveBeenDone) = judge(answer, complaint)
        return BillinkError(
            code, complaint.detail ?? complaint.text, apiCode: complaint.code, problems: complaint.problems,
            answer: answer, mayHaveBeenDone: mayHaveBeenDone, passes: passes)
    }

    private typealias Judgement = (code: BillinkError.Code, passes: Bool, mayHaveBeenDone: Bool)

    private static func judge(_ answer: HTTPAnswer, _ complaint: RefusalMessage.Complaint) -> Judgement {
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

    /// An answer of somebody in front of the API: a proxy, a load balancer.
    private static func failureWithoutWords(_ answer: HTTPAnswer) -> BillinkError {
        switch answer.status {
        case 429: BillinkError(.tooManyRequests, "Rate limit exceeded.", answer: answer, passes: true)
        case 503:
            BillinkError(
                .unavailable, "The host is not available.", answer: answer, mayHaveBeenDone: true, passes: true)
        case 500...:
            BillinkError(.serverFailure, "Internal error of the host.", answer: answer, mayHaveBeenDone: true)
        default: unreadable(answer, nil)
        }
    }

    private static func unreadable(_ answer: HTTPAnswer, _ error: (any Error)?) -> BillinkError {
        // The body itself is not shown: it may hold a secret.
        let place = (error as? DecodingError).map { " at \($0.place)" } ?? ""
        return BillinkError(
            .unreadableReply,
            "The response is not a valid API response\(place).", answer: answer, mayHaveBeenDone: true)
    }
}

extension DecodingError {
    /// The path of the member that is not what it should be.
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
