import NIOCore
import Synchronization

/// One timer for the deadlines of all connections of an event loop. A task for each request would cost more than most
/// requests themselves.
final class ConnectionTimer {
    private let eventLoop: any EventLoop
    private let interval: TimeAmount
    private var monitors: [ObjectIdentifier: ConnectionMonitor] = [:]
    private var task: RepeatedTask?
    /// Time of the last tick.
    private(set) var now = NIODeadline.now()

    fileprivate init(eventLoop: any EventLoop, interval: TimeAmount) {
        self.eventLoop = eventLoop
        self.interval = interval
    }

    func add(_ monitor: ConnectionMonitor) {
        monitors[ObjectIdentifier(monitor)] = monitor
        guard task == nil else { return }
        now = .now()
        let timer = NIOLoopBound(self, eventLoop: eventLoop)
        task = eventLoop.scheduleRepeatedTask(initialDelay: interval, delay: interval) { _ in timer.value.tick() }
    }

    func remove(_ monitor: ConnectionMonitor) {
        monitors[ObjectIdentifier(monitor)] = nil
    }

    private func tick() {
        now = .now()
        for monitor in Array(monitors.values) { monitor.tick(at: now) }
        if monitors.isEmpty {
            task?.cancel()
            task = nil
        }
    }
}

/// The timers of a server's event loops.
final class ConnectionTimers: Sendable {
    private let interval: TimeAmount
    private let timers = Mutex<[ObjectIdentifier: NIOLoopBound<ConnectionTimer>]>([:])

    init(interval: TimeAmount) {
        self.interval = interval
    }

    /// - Parameter eventLoop: the caller's event loop.
    func timer(of eventLoop: any EventLoop) -> ConnectionTimer {
        let timer = timers.withLock { timers in
            let id = ObjectIdentifier(eventLoop)
            if let timer = timers[id] { return timer }
            let timer = NIOLoopBound(ConnectionTimer(eventLoop: eventLoop, interval: interval), eventLoop: eventLoop)
            timers[id] = timer
            return timer
        }
        return timer.value
    }
}
