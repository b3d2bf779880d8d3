/// Runs an operation and cancels it after a time limit.
///
/// Returns only after the end of the operation, which must react to cancellation immediately.
/// - Returns: the result of the operation, even after the limit; `nil` when it failed after the limit.
func withTimeLimit<Result: Sendable>(
    _ limit: Duration, _ operation: @escaping @Sendable () async throws -> Result
) async throws -> Result? {
    try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask { try await operation() }
        group.addTask {
            try? await Task.sleep(for: limit)
            return nil
        }
        let first = try await group.next()
        group.cancelAll()
        if case .some(.some(let result)) = first { return result }
        // The time limit came first.
        return try? await group.next() ?? nil
    }
}
