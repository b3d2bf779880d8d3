import Domain

@testable import UseCases
@testable import Wire

/// Outcome of a v1 call for any bytes, and the invariants of every reply.
enum V1Outcome {
    static func summary(_ bytes: [UInt8], as call: V1Call) throws(InvariantViolation) -> String {
        let message: V1Message
        do throws(Refusal) {
            message = try V1Message(bytes, for: call, example: example)
        } catch {
            try check(.error(error, in: call.catalogue))
            return error.reason.rawValue
        }
        let parsed = try parsed(message, call)
        for refusal in parsed.refusals { try check(.error(refusal, in: call.catalogue)) }
        for reply in replies(to: parsed.numbers, call) { try check(reply) }
        return parsed.text
    }

    /// Every test is in a sandbox.
    private static let example = V1DocumentedExample()

    private static func parsed(_ message: V1Message, _ call: V1Call) throws(InvariantViolation) -> ParsedRequest {
        switch call {
        case .check: try V1Check.decode(message).parsed()
        case .order: try V1Order.decode(message).parsed()
        case .status: V1Status.decode(message).parsed
        case .startWorkflow: V1StartWorkflow.decode(message).parsed
        case .credit: V1Credit.decode(message).parsed
        case .payment: V1Payment.decode(message).parsed
        case .onHold:
            V1OnHold.isResume(message) ? V1OnHold.decodeResume(message).parsed : V1OnHold.decodeHold(message).parsed
        case .message: V1PostMessage.decode(message).parsed
        case .file: V1File.decode(message).parsed
        }
    }

    private static func replies(to numbers: [String], _ call: V1Call) -> [V1Reply] {
        switch call {
        case .status: [V1Status.encode(numbers.map { GetOrderInfo.Entry(number: $0, order: nil) })]
        case .startWorkflow: [V1StartWorkflow.encode(numbers.map { ItemOutcome(submittedNumber: $0, .success(())) })]
        case .credit:
            [V1Credit.encode(numbers.map { ItemOutcome(submittedNumber: $0, .failure(Refusal(.unknownOrder))) })]
        case .payment:
            [
                V1Payment.encode(
                    numbers.map { ItemOutcome(submittedNumber: $0, .failure(Refusal(.invalidPaymentAmount))) })
            ]
        case .check, .order, .onHold, .message, .file: []
        }
    }

    /// A reply is a message of exactly two parts: how it went, and the rest.
    private static func check(_ reply: V1Reply) throws(InvariantViolation) {
        let root = XMLReader.read(reply.bytes)
        let names = root?.children.map(\.name)
        let text = String(decoding: reply.bytes, as: UTF8.self)
        try InvariantViolation.require(
            names == ["RESULT", "MSG"] || names == ["RESULT", "ERROR"], "the reply \(text)")
        try InvariantViolation.require(
            !reply.code.isEmpty || names == ["RESULT", "MSG"], "the reply \(text) has no code")
    }
}
