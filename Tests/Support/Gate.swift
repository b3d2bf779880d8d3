import Foundation
import Synchronization

/// Keeps threads and tasks waiting until a test opens it.
package final class Gate: Sendable {
    private let passage = DispatchGroup()
    private let isClosed = Mutex(true)

    /// - Parameter limit: after how long it opens by itself, so that a test that fails ends; a test that asks `isOpen`
    ///   beforehand sees that. Nil if somebody opens it in any case.
    package init(opensAfter limit: Duration? = .seconds(60)) {
        passage.enter()
        guard let limit else { return }
        let seconds = Double(limit.components.seconds)
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { [weak self] in self?.open() }
    }

    package var isOpen: Bool { isClosed.withLock { !$0 } }

    /// Lets everybody pass, now and later.
    package func open() {
        let wasClosed = isClosed.withLock { isClosed in
            defer { isClosed = false }
            return isClosed
        }
        if wasClosed { passage.leave() }
    }

    /// Blocks this thread until the gate is open.
    package func wait() {
        passage.wait()
    }

    /// Suspends this task until the gate is open.
    package func opened() async {
        await withCheckedContinuation { continuation in
            passage.notify(queue: .global()) { continuation.resume() }
        }
    }

    deinit {
        open()
    }
}
