/// v2 calls by which a partner manages its merchants, by their path below `/v2`.
package enum V2PartnerCall: String, Sendable, CaseIterable {
    case create = "partner/merchant/create"
    case info = "partner/merchant/info"
    case list = "partner/merchant/list"
    case update = "partner/merchant/update"
    case rotateID = "partner/merchant/rotate-id"
    case deactivate = "partner/merchant/deactivate"
    case reactivate = "partner/merchant/reactivate"

    /// Maximum size of a request in bytes. A logo of 256 KiB has a third more in base64.
    package var maxBodyBytes: Int {
        switch self {
        case .create, .update: 640 * 1024
        default: 256 * 1024
        }
    }

    /// `true` for a call that changes something, and therefore takes an idempotency key.
    package var isMutating: Bool { self != .info && self != .list }
}
