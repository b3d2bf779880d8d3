package import Domain

/// What became of one item of a request about several orders.
package struct ItemOutcome<Value: Sendable>: Sendable {
    /// As it was sent.
    package let number: String
    package let result: Result<Value, Refusal>

    init(number: String, _ result: Result<Value, Refusal>) {
        self.number = number
        self.result = result
    }

    /// Absent when it was done.
    package var refusal: Refusal? {
        if case .failure(let refusal) = result { return refusal }
        return nil
    }
}
