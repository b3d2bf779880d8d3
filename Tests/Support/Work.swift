import Foundation

/// Processor time as a measure of work: that of one thread does not pass while others have the processor.
package enum Work {
    /// Work for an input and for one of an eighth of its size.
    package struct Growth: CustomStringConvertible {
        let part: Int
        let whole: Int

        /// True unless eight times the input takes more than 24 times the work; where work grows with the square of the
        /// input it is 64 times. Less than 50 ms is too little to be judged.
        package var isLinear: Bool { whole < 50_000_000 || whole <= 24 * part }

        package var description: String { "\(part) ns for an eighth, \(whole) ns for the whole" }
    }

    /// - Parameters:
    ///   - input: the input by the divisor of its size, which is 1 or 8.
    ///   - body: what is measured; all of its work is done on the calling thread.
    package static func growth<Input>(
        _ input: (_ divisor: Int) throws -> Input, of body: (Input) throws -> Void
    ) rethrows -> Growth {
        let (part, whole) = (try input(8), try input(1))
        // The first time finds caches and tables empty.
        try body(part)
        return Growth(part: try nanoseconds { try body(part) }, whole: try nanoseconds { try body(whole) })
    }

    private static func nanoseconds(_ body: () throws -> Void) rethrows -> Int {
        let start = now
        try body()
        return now - start
    }

    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}
