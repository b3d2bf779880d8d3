@testable import Wire

/// What the fuzzer can be let loose on.
enum FuzzTarget: String, CaseIterable {
    case xml, json, v1, v2

    /// Takes an input as far as it goes.
    ///
    /// The first byte of those for `v1` and `v2` says which call they are sent to.
    func run(_ bytes: [UInt8]) throws(InvariantViolation) {
        switch self {
        case .xml: _ = try XMLOutcome.of(bytes)
        case .json: _ = try JSONOutcome.of(bytes)
        case .v1: if let call = bytes.first { try runV1(Int(call), Array(bytes.dropFirst())) }
        case .v2: if let call = bytes.first { try runV2(Int(call), Array(bytes.dropFirst())) }
        }
    }

    private func runV1(_ call: Int, _ bytes: [UInt8]) throws(InvariantViolation) {
        _ = try V1Outcome.summary(bytes, as: V1Call.allCases[call % V1Call.allCases.count])
    }

    private func runV2(_ call: Int, _ bytes: [UInt8]) throws(InvariantViolation) {
        let (calls, sessionCalls) = (V2Call.allCases, V2SessionCall.allCases)
        switch call % (calls.count + sessionCalls.count + 2) {
        case let index where index < calls.count: _ = try V2Outcome.of(bytes, as: calls[index])
        case let index where index - calls.count < sessionCalls.count:
            _ = try V2Outcome.of(bytes, as: sessionCalls[index - calls.count])
        case calls.count + sessionCalls.count: _ = V2Outcome.ofWebhook(bytes)
        default: _ = V2Outcome.ofSandbox(bytes)
        }
    }
}
