import Foundation
import LibFuzzer
import Synchronization

/// `fuzz [libFuzzer's options] -ignore_remaining_args=1 TARGET`: lets libFuzzer loose on one target until it has found
/// something, or is told to end.
@main
enum Fuzz {
    static func main() {
        guard target != nil else {
            let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
            FileHandle.standardError.write(Data("The last argument is the target: \(names).\n".utf8))
            exit(2)
        }
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        exit(LLVMFuzzerRunDriver(&count, &arguments) { Fuzz.run($0, $1) })
    }

    /// The last argument, which libFuzzer leaves alone, also when it starts itself anew to merge.
    private static let target = CommandLine.arguments.last.flatMap(FuzzTarget.init)

    /// Bytes that the inputs so far have left behind.
    private static let kept = Mutex(0)
    /// Several times what AddressSanitizer holds back.
    private static let mostKept = 64 << 20

    private static func run(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
        let before = __sanitizer_get_current_allocated_bytes()
        do throws(InvariantViolation) {
            try target?.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
        } catch {
            fatalError("\(error)")
        }
        let sum = kept.withLock { sum in
            sum += Int(__sanitizer_get_current_allocated_bytes()) - Int(before)
            return sum
        }
        precondition(sum < mostKept, "\(sum) bytes were left behind by now")
        return 0
    }
}
