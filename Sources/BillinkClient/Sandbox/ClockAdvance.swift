public import Foundation

/// What happened while a sandbox's clock was moved.
public struct ClockAdvance: Hashable, Sendable, Decodable {
    /// What time it was.
    public let from: Date
    /// What time it is.
    public let now: Date
    /// How many things fell due and were done.
    public let done: Int
    /// How many of them were steps of a workflow, by the step's name.
    public let steps: [String: Int]
    /// How many holds ended.
    public let resumed: Int
    /// How many sessions expired.
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
