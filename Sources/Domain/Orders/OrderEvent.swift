/// Something that happened to an order. The list of them is append-only and tells the order's whole life.
package struct OrderEvent: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case placed
        case workflowStarted = "workflow_started"
    }

    package enum Actor: String, Hashable, Sendable {
        case merchant
        case platform
    }

    package let kind: Kind
    package let actor: Actor
    package let at: Instant
    /// What belongs to it, by name: `trackAndTrace`.
    package let details: [String: String]

    package init(_ kind: Kind, by actor: Actor, at instant: Instant, details: [String: String] = [:]) {
        self.kind = kind
        self.actor = actor
        self.at = instant
        self.details = details
    }
}
