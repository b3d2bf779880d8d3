package import Domain

/// Result of one item of a request about several orders.
package struct ItemOutcome<Value: Sendable>: Sendable {
    /// Order number as submitted.
    package let submittedNumber: String
    package let result: Result<Value, Refusal>

    init(submittedNumber: String, _ result: Result<Value, Refusal>) {
        self.submittedNumber = submittedNumber
        self.result = result
    }

    /// Refusal of the item; `nil` when it succeeded.
    package var refusal: Refusal? {
        if case .failure(let refusal) = result { return refusal }
        return nil
    }
}
