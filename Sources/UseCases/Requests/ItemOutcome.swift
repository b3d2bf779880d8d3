package import Domain

/// What became of one item of a request about several orders.
package struct ItemOutcome<Value: Sendable>: Sendable {
    /// As it was sent.
    package let submittedNumber: String
    package let result: Result<Value, Refusal>

    init(submittedNumber: String, _ result: Result<Value, Refusal>) {
        self.submittedNumber = submittedNumber
        self.result = result
    }

    /// Absent when it was done.
    package var refusal: Refusal? {
        if case .failure(let refusal) = result { return refusal }
        return nil
    }
}
