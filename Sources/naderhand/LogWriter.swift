import Dispatch
import Foundation
import Synchronization

/// Writes log lines on a thread of its own. Requests append to a bounded queue and never wait for the reader of the
/// output. Lines that do not fit are dropped and counted.
final class LogWriter: Sendable {
    private struct Queue {
        var lines: [UInt8] = []
        var droppedCount = 0
        /// `true` while the thread writes lines, or is about to check for new ones.
        var isBusy = false
        var waitsForIdle = false
    }

    private let descriptor: Int32
    private let maxQueuedBytes: Int
    private let droppedLine: @Sendable (_ count: Int) -> String
    private let queue = Mutex(Queue())
    private let work = DispatchSemaphore(value: 0)
    private let idle = DispatchSemaphore(value: 0)

    /// Delay before a batch is written, in microseconds. Waking the thread for each line would cost a request more than
    /// the line itself.
    private static let batchDelay: useconds_t = 2_000

    /// Maximum size of one write. A write of this size to a pipe is atomic (PIPE_BUF on Linux).
    private static let maxWriteBytes = 4_096

    /// - Parameters:
    ///   - descriptor: file descriptor; stays open, and may block.
    ///   - maxQueuedBytes: capacity of the queue. As many bytes again may be in a write.
    ///   - droppedLine: makes the line that reports how many lines were dropped.
    init(
        descriptor: Int32 = STDERR_FILENO, maxQueuedBytes: Int = 1024 * 1024,
        droppedLine: @escaping @Sendable (_ count: Int) -> String
    ) {
        self.descriptor = descriptor
        self.maxQueuedBytes = maxQueuedBytes
        self.droppedLine = droppedLine
        Thread.detachNewThread { [self] in run() }
    }

    /// - Parameter line: line with its line break.
    func append(_ line: String) {
        let wakes = queue.withLock { queue in
            // Lines keep their order: after a dropped line all others are dropped, until the thread has reported them.
            if queue.droppedCount == 0, queue.lines.count + line.utf8.count <= maxQueuedBytes {
                queue.lines.append(contentsOf: line.utf8)
            } else {
                queue.droppedCount += 1
            }
            defer { queue.isBusy = true }
            return !queue.isBusy
        }
        if wakes { work.signal() }
    }

    /// Waits until the queue is written, at most this many seconds, because the reader may have stopped.
    func flush(seconds: Double) {
        let isIdle = queue.withLock { queue in
            queue.waitsForIdle = queue.isBusy
            return !queue.isBusy
        }
        if !isIdle { _ = idle.wait(timeout: .now() + seconds) }
    }

    private func run() {
        // A reader that has closed the pipe causes an error of `write`, instead of ending the process.
        var brokenPipe = sigset_t()
        sigemptyset(&brokenPipe)
        sigaddset(&brokenPipe, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &brokenPipe, nil)
        while true {
            guard let lines = next() else {
                work.wait()
                // Lines that arrive meanwhile need no wake-up and share a write.
                usleep(Self.batchDelay)
                continue
            }
            write(lines)
        }
    }

    /// Returns the next batch, with the report of the lines that were dropped after it.
    private func next() -> [UInt8]? {
        let (batch, wasAwaited) = queue.withLock { queue -> ([UInt8]?, Bool) in
            guard queue.lines.isEmpty, queue.droppedCount == 0 else {
                var lines = queue.lines
                if queue.droppedCount > 0 { lines.append(contentsOf: droppedLine(queue.droppedCount).utf8) }
                queue.lines = []
                queue.droppedCount = 0
                return (lines, false)
            }
            queue.isBusy = false
            defer { queue.waitsForIdle = false }
            return (nil, queue.waitsForIdle)
        }
        if wasAwaited { idle.signal() }
        return batch
    }

    /// Writes whole lines, several in one write.
    private func write(_ lines: [UInt8]) {
        var rest = lines[...]
        while !rest.isEmpty {
            let lineBreak = UInt8(ascii: "\n")
            let end =
                rest.prefix(Self.maxWriteBytes).lastIndex(of: lineBreak) ?? rest.firstIndex(of: lineBreak)
                ?? rest.endIndex - 1
            guard writeAll(rest[...end]) else { return }
            rest = rest[(end + 1)...]
        }
    }

    /// - Returns: `false` if the descriptor has no reader any more.
    private func writeAll(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                // The descriptor is shared, and another process made it non-blocking. This thread may wait.
                var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&waiting, 1, -1)
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }
}
