public import Foundation

/// Result of moving a sandbox's clock.
public struct ClockAdvance: Hashable, Sendable, Decodable {
    /// Sandbox time before the move.
    public let from: Date
    /// Sandbox time after the move.
    public let now: Date
    /// Number of actions that fell due and were executed.
    public let done: Int
    /// Number of executed workflow steps, by step name.
    public let steps: [String: Int]
    /// Number of holds that ended.
    public let resumed: Int
    /// Number of sessions that expired.
    public let expiredSessions: Int

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        from = try members.requiredValue(.from, InstantText.moment)
        now = try members.requiredValue(.now, InstantText.moment)
        done = try members.number(.done) ?? 0
        steps = try members.decodeIfPresent([String: Int].self, forKey: .steps) ?? [:]
        resumed = try members.number(.resumed) ?? 0
        expiredSessions = try members.number(.expiredSessions) ?? 0
    }

    private enum Member: String, CodingKey { case from, now, done, steps, resumed, expiredSessions }
}
