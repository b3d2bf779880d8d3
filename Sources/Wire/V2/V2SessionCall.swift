/// The calls of the JSON API about checkout sessions and what belongs to them, by their path below `/v2`.
package enum V2SessionCall: String, Sendable, CaseIterable {
    case create = "session/create"
    case status = "session/status"
    case webshopSettings = "client/webshop-settings"
}
