package import Domain
import Foundation
import Synchronization

/// Resolves host names, each on its own thread, since `getaddrinfo` cannot be interrupted.
///
/// A cancelled look-up holds its thread until the name servers respond or time out. The number of threads is therefore
/// bounded, in total and for each owner: unresponsive names delay the look-ups of other owners only when many owners
/// have such names.
package final class HostResolver: Sendable {
    /// Resolves a host, blocking its thread; empty for a name without address.
    package typealias LookUp = @Sendable (_ host: String) -> [String]

    private struct Key: Hashable {
        let host: String
        let ownerID: Identifier?
    }

    private struct Pending {
        var waiters: [Int: CheckedContinuation<[String], any Error>] = [:]
        var isRunning = false
    }

    private struct State {
        var pending: [Key: Pending] = [:]
        /// Look-ups without a thread, oldest first.
        var queue: [Key] = []
        var running = 0
        var runningByOwner: [Identifier?: Int] = [:]
        var lastWaiter = 0
    }

    private let maxThreads: Int
    private let maxThreadsPerOwner: Int
    private let lookUp: LookUp
    private let state = Mutex(State())

    /// Shared by the process, whose threads it bounds.
    package static let shared = HostResolver()

    package init(
        maxThreads: Int = 64, maxThreadsPerOwner: Int = 4, lookUp: @escaping LookUp = HostResolver.systemAddresses
    ) {
        self.maxThreads = maxThreads
        self.maxThreadsPerOwner = maxThreadsPerOwner
        self.lookUp = lookUp
    }

    /// Resolves the addresses of a host, as digits; empty for a name without address. Concurrent requests of one owner
    /// for the same host share a look-up.
    /// - Throws: `CancellationError`, at once when the task is cancelled.
    package func addresses(of host: String, for ownerID: Identifier?) async throws -> [String] {
        let key = Key(host: host, ownerID: ownerID)
        let waiter = state.withLock { state in
            state.lastWaiter += 1
            return state.lastWaiter
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                state.withLock { state in
                    if state.pending[key] == nil { state.queue.append(key) }
                    state.pending[key, default: Pending()].waiters[waiter] = continuation
                }
                // The task was cancelled before its continuation was registered.
                if Task.isCancelled { cancel(waiter, of: key) }
                startThreads()
            }
        } onCancel: {
            cancel(waiter, of: key)
        }
    }

    private func cancel(_ waiter: Int, of key: Key) {
        let continuation = state.withLock { state in
            let continuation = state.pending[key]?.waiters.removeValue(forKey: waiter)
            if let pending = state.pending[key], pending.waiters.isEmpty, !pending.isRunning {
                state.pending[key] = nil
                state.queue.removeAll { $0 == key }
            }
            return continuation
        }
        continuation?.resume(throwing: CancellationError())
    }

    private func startThreads() {
        let keys = state.withLock { state in
            var started: [Key] = []
            state.queue.removeAll { key in
                let ofOwner = state.runningByOwner[key.ownerID, default: 0]
                guard state.running < maxThreads, ofOwner < maxThreadsPerOwner else { return false }
                state.running += 1
                state.runningByOwner[key.ownerID] = ofOwner + 1
                state.pending[key]?.isRunning = true
                started.append(key)
                return true
            }
            return started
        }
        for key in keys {
            Thread.detachNewThread { [self] in
                let addresses = lookUp(key.host)
                finish(key, addresses)
            }
        }
    }

    private func finish(_ key: Key, _ addresses: [String]) {
        let waiters = state.withLock { state in
            state.running -= 1
            let ofOwner = state.runningByOwner[key.ownerID, default: 1] - 1
            state.runningByOwner[key.ownerID] = ofOwner == 0 ? nil : ofOwner
            return state.pending.removeValue(forKey: key)?.waiters ?? [:]
        }
        for waiter in waiters.values { waiter.resume(returning: addresses) }
        startThreads()
    }

    /// Addresses from the system's resolver, in its order of preference.
    @Sendable package static func systemAddresses(of host: String) -> [String] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var found: [String] = []
        var next = list
        while let entry = next {
            if let text = digits(of: entry.pointee) { found.append(text) }
            next = entry.pointee.ai_next
        }
        return found
    }

    private static func digits(of entry: addrinfo) -> String? {
        var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let code = getnameinfo(
            entry.ai_addr, entry.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
        guard code == 0 else { return nil }
        // Omits the zone of a link-local address.
        let bytes = text.prefix { $0 != 0 && $0 != 0x25 }
        return String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
