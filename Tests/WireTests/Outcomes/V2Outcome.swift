import Domain

@testable import UseCases
@testable import Wire

/// Outcome of a v2 call for any bytes, and the invariants of every reply.
enum V2Outcome {
    static func of(_ bytes: [UInt8], as call: V2Call) throws(InvariantViolation) -> String {
        let message: V2Message
        do throws(Refusal) {
            message = try V2Message(bytes)
        } catch {
            try check(ResultReply.error(error, in: call.catalogue).body)
            return error.reason.rawValue
        }
        let parsed = try parsed(message, call)
        for refusal in parsed.refusals { try check(ResultReply.error(refusal, in: call.catalogue).body) }
        if let reply = reply(to: parsed.numbers, call) { try check(reply.body) }
        return parsed.text
    }

    private static func parsed(_ message: V2Message, _ call: V2Call) throws(InvariantViolation) -> ParsedRequest {
        switch call {
        case .check: try V2Check.decode(message).parsed()
        case .order: try V2Order.decode(message).parsed()
        case .info: V2Info.decode(message).parsed
        case .startWorkflow: V2StartWorkflow.decode(message).parsed
        case .credit: V2Credit.decode(message).parsed
        case .payment: V2Payment.decode(message).parsed
        case .onHold: V2Confirmation.decodeHold(message).parsed
        case .resume: V2Confirmation.decodeResume(message).parsed
        case .message: V2Confirmation.decodeMessage(message).parsed
        }
    }

    private static func reply(to numbers: [String], _ call: V2Call) -> ResultReply? {
        switch call {
        case .info: V2Info.encode(numbers.map { GetOrderInfo.Entry(number: $0, order: nil) })
        case .startWorkflow: V2StartWorkflow.encode(numbers.map { ItemOutcome(submittedNumber: $0, .success(())) })
        case .credit:
            V2Credit.encode(numbers.map { ItemOutcome(submittedNumber: $0, .failure(Refusal(.unknownOrder))) })
        case .payment:
            V2Payment.encode(numbers.map { ItemOutcome(submittedNumber: $0, .failure(Refusal(.invalidPaymentAmount))) })
        case .check, .order, .onHold, .resume, .message: nil
        }
    }

    /// A reply is one JSON object.
    static func check(_ reply: String) throws(InvariantViolation) {
        guard case .object = JSONReader.read(Array(reply.utf8)) else {
            throw InvariantViolation(description: "the reply \(reply)")
        }
    }
}
