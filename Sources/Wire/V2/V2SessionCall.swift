/// v2 calls about checkout sessions and shop settings, by their path below `/v2`.
package enum V2SessionCall: String, Sendable, CaseIterable {
    case create = "session/create"
    case status = "session/status"
    case webshopSettings = "client/webshop-settings"
}
