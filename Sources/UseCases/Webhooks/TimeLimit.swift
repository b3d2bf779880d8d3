/// Runs something, and cancels it when it takes too long.
///
/// Returns only when the operation has ended: it has to react to cancellation at once.
/// - Returns: what came of it, also when that was after the limit; nothing when the limit ended it by an error.
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
        // The limit was first.
        return try? await group.next() ?? nil
    }
}
