/// Expected state that did not come in time.
package struct NotReached: Error, CustomStringConvertible {
    let goal: String
    let timeout: Duration

    package var description: String { "Not reached within \(timeout): \(goal)" }
}

/// Polls until another task, thread or process has brought a value about.
/// - Parameters:
///   - goal: completes "waiting for …"; the error names it.
///   - timeout: ends a test that fails. It is generous, for it says nothing about speed.
/// - Throws: `NotReached` after the time-out, and what `value` throws.
package func waitFor<Value>(
    _ goal: @autoclosure () -> String, timeout: Duration = .seconds(60), _ value: () async throws -> Value?
) async throws -> Value {
    let deadline = ContinuousClock.now + timeout
    while true {
        if let value = try await value() { return value }
        guard ContinuousClock.now < deadline else { throw NotReached(goal: goal(), timeout: timeout) }
        try await Task.sleep(for: .milliseconds(2))
    }
}

/// Polls until another task, thread or process has brought a state about.
/// - Throws: as `waitFor`.
package func waitUntil(
    _ goal: @autoclosure () -> String, timeout: Duration = .seconds(60), _ isReached: () async throws -> Bool
) async throws {
    try await waitFor(goal(), timeout: timeout) { try await isReached() ? () : nil }
}

/// Suspends until the task is cancelled, as somebody does who waits for a peer that never answers.
package func untilCancelled() async {
    let (nothing, continuation) = AsyncStream.makeStream(of: Never.self)
    // While it is held the stream has no end of its own.
    defer { continuation.finish() }
    for await _ in nothing {}
}
