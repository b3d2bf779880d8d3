import Synchronization

/// Bytes of the requests in progress, by the address that sent them.
///
/// Above the limit, the address that holds most loses its largest unfinished request. A client that sends much and
/// finishes nothing thus displaces only its own requests.
final class RequestMemory: Sendable {
    /// Bytes that one connection holds.
    struct Holding {
        var bytes: Int
        var isUnfinished: Bool
        /// True until the connection, which is notified later, is removed.
        fileprivate var isGivenUp = false
        /// Ends the connection; called on any thread.
        let abandon: @Sendable () -> Void

        init(bytes: Int, isUnfinished: Bool, abandon: @escaping @Sendable () -> Void) {
            self.bytes = bytes
            self.isUnfinished = isUnfinished
            self.abandon = abandon
        }

        fileprivate var abandoned: Holding {
            var holding = self
            (holding.bytes, holding.isUnfinished, holding.isGivenUp) = (0, false, true)
            return holding
        }
    }

    fileprivate struct State {
        var total = 0
        var addresses: [[UInt8]: Address] = [:]
    }

    fileprivate struct Address {
        var total = 0
        var unfinished = 0
        var holdings: [ObjectIdentifier: Holding] = [:]

        mutating func set(_ holding: Holding?, for id: ObjectIdentifier) {
            if holding != nil, holdings[id]?.isGivenUp == true { return }
            let old = holdings.updateOrRemove(holding, for: id)
            total += (holding?.bytes ?? 0) - (old?.bytes ?? 0)
            unfinished += (holding?.isUnfinished == true ? 1 : 0) - (old?.isUnfinished == true ? 1 : 0)
        }
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) {
        self.limit = limit
    }

    /// Bytes of all connections.
    var total: Int { state.withLock(\.total) }

    /// Replaces the holding of a connection.
    func update(_ id: ObjectIdentifier, of address: [UInt8], to holding: Holding) {
        let given = state.withLock { state in
            state.set(holding, for: id, of: address)
            return state.excess(over: limit)
        }
        for holding in given { holding.abandon() }
    }

    func remove(_ id: ObjectIdentifier, of address: [UInt8]) {
        state.withLock { $0.set(nil, for: id, of: address) }
    }
}

extension RequestMemory.State {
    fileprivate mutating func set(_ holding: RequestMemory.Holding?, for id: ObjectIdentifier, of address: [UInt8]) {
        total -= addresses[address]?.total ?? 0
        addresses[address, default: RequestMemory.Address()].set(holding, for: id)
        total += addresses[address]?.total ?? 0
        if addresses[address]?.holdings.isEmpty == true { addresses[address] = nil }
    }

    /// Removes and returns the holdings to abandon; empty when all of them are finished.
    fileprivate mutating func excess(over limit: Int) -> [RequestMemory.Holding] {
        var given: [RequestMemory.Holding] = []
        while total > limit {
            let address = addresses.lazy.filter { $0.value.unfinished > 0 }.max { $0.value.total < $1.value.total }
            let holdings = address?.value.holdings.lazy.filter(\.value.isUnfinished)
            guard let address, let largest = holdings?.max(by: { $0.value.bytes < $1.value.bytes }) else { break }
            set(largest.value.abandoned, for: largest.key, of: address.key)
            given.append(largest.value)
        }
        return given
    }
}

extension Dictionary {
    fileprivate mutating func updateOrRemove(_ value: Value?, for key: Key) -> Value? {
        if let value { return updateValue(value, forKey: key) }
        return removeValue(forKey: key)
    }
}
