import Domain
import NIOCore
import Synchronization

/// Open connections, counted in total and by address.
final class OpenConnections: Sendable {
    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var counts: [[UInt8]: Int] = [:]
    }

    private let limits: ConnectionLimits
    private let trustedProxies: TrustedProxies
    private let state = Mutex(State())

    init(limits: ConnectionLimits, trustedProxies: TrustedProxies) {
        self.limits = limits
        self.trustedProxies = trustedProxies
    }

    /// Counts a connection until it is closed.
    /// - Returns: false for a connection above a limit, which is not counted.
    func admit(_ channel: any Channel) -> Bool {
        let address = NetworkAddress(channel.remoteAddress)
        let isProxy = address.map { trustedProxies.contains($0) } ?? false
        let counted = isProxy ? nil : address?.subscriber
        let id = ObjectIdentifier(channel)
        let isAdmitted = state.withLock { state in
            guard state.channels.count < limits.maxConnections else { return false }
            if let counted {
                guard state.counts[counted, default: 0] < limits.maxConnectionsPerAddress else { return false }
                state.counts[counted, default: 0] += 1
            }
            state.channels[id] = channel
            return true
        }
        if isAdmitted { channel.closeFuture.whenComplete { [self] _ in remove(id, counted: counted) } }
        return isAdmitted
    }

    private func remove(_ id: ObjectIdentifier, counted: [UInt8]?) {
        state.withLock { state in
            state.channels[id] = nil
            guard let counted, let count = state.counts[counted] else { return }
            state.counts[counted] = count > 1 ? count - 1 : nil
        }
    }

    func closeAll() {
        for channel in state.withLock({ Array($0.channels.values) }) {
            channel.close(promise: nil)
        }
    }
}
