/// Slots of concurrent deliveries, and the rule by which they are shared.
///
/// Receivers may take up to the timeout, so slots are shared: a partner and a host each get at most half of the free
/// slots, and a partner at most half of the slots left to its host (dynamic thresholds, Choudhury and Hahne 1998). The
/// last eighth goes one by one to parties that have none.
package struct DeliverySlots: Hashable, Sendable {
    /// Parties that a delivery is counted for.
    package struct Route: Hashable, Sendable {
        package let merchantID: Identifier
        /// Id of the merchant's partner, or of the merchant itself.
        package let ownerID: Identifier
        package let host: String

        package init(merchantID: Identifier, ownerID: Identifier, host: String) {
            self.merchantID = merchantID
            self.ownerID = ownerID
            self.host = host
        }
    }

    private struct Place: Hashable {
        let ownerID: Identifier
        let host: String
    }

    private let total: Int
    private let maxPerMerchant: Int
    private var used = 0
    private var merchants: [Identifier: Int] = [:]
    private var owners: [Identifier: Int] = [:]
    private var hosts: [String: Int] = [:]
    private var places: [Place: Int] = [:]

    package init(total: Int = 512, maxPerMerchant: Int = 32) {
        self.total = total
        self.maxPerMerchant = maxPerMerchant
    }

    package var free: Int { total - used }

    /// Maximum number of deliveries that a merchant could begin now, whatever their hosts.
    package func available(merchantID: Identifier, ownerID: Identifier) -> Int {
        let ofMerchant = maxPerMerchant - merchants[merchantID, default: 0]
        let ofOwner = share - owners[ownerID, default: 0]
        return max(0, min(ofMerchant, ofOwner, free))
    }

    /// Takes a slot for a delivery; false when none is free for this route.
    package mutating func acquire(_ route: Route) -> Bool {
        let ofHost = share - hosts[route.host, default: 0]
        let ofPlace = Self.share(of: ofHost, total: share) - places[Self.place(of: route), default: 0]
        guard available(merchantID: route.merchantID, ownerID: route.ownerID) > 0, ofHost > 0, ofPlace > 0 else {
            return false
        }
        add(route)
        return true
    }

    /// Counts a delivery that has already begun.
    package mutating func add(_ route: Route) { count(route, 1) }

    /// Releases the slot of a delivery.
    package mutating func release(_ route: Route) { count(route, -1) }

    private mutating func count(_ route: Route, _ change: Int) {
        used += change
        Self.add(change, to: &merchants[route.merchantID])
        Self.add(change, to: &owners[route.ownerID])
        Self.add(change, to: &hosts[route.host])
        Self.add(change, to: &places[Self.place(of: route)])
    }

    private static func place(of route: Route) -> Place { Place(ownerID: route.ownerID, host: route.host) }

    /// Maximum number of slots of one owner, and of one host.
    private var share: Int { Self.share(of: free, total: total) }

    private static func share(of slots: Int, total: Int) -> Int { max(1, (slots - total / 8) / 2) }

    private static func add(_ change: Int, to count: inout Int?) {
        let sum = (count ?? 0) + change
        count = sum == 0 ? nil : sum
    }
}
