import NIOCore
import Testing

@testable import Server

@Suite("Deadlines of a connection")
struct RequestProgressTests {
    private let limits = ConnectionLimits()

    private func moment(_ seconds: Int64) -> NIODeadline { .uptimeNanoseconds(0) + .seconds(seconds) }

    @Test(
        "A drip of one byte a second ends after 30 seconds; 1 KiB a second goes on",
        arguments: [(1, true), (1_024, false)])
    func body(rate: Int, isOverdue: Bool) {
        var progress = RequestProgress(at: moment(0))
        progress.received(200, at: moment(5))
        progress.headIsRead(at: moment(5))
        for second in 6...200 as ClosedRange<Int64> {
            progress.received(rate, at: moment(second))
            progress.bodyIsRead(rate)
            #expect((progress.overdue(at: moment(second), limits) == .request) == (isOverdue && second >= 35))
        }
    }

    @Test("The first head has 10 seconds from the connection's begin, a later one from its first byte")
    func head() {
        var progress = RequestProgress(at: moment(0))
        #expect(progress.overdue(at: moment(9), limits) == nil)
        #expect(progress.overdue(at: moment(10), limits) == .idle)
        progress.received(10, at: moment(9))
        #expect(progress.overdue(at: moment(10), limits) == .request)
        progress.headIsRead(at: moment(9))
        progress.requestIsRead(at: moment(9))
        #expect(progress.overdue(at: moment(1_000), limits) == nil)
        progress.responseBegins()
        progress.responseEnds(at: moment(1_000))
        #expect(progress.overdue(at: moment(1_059), limits) == nil)
        #expect(progress.overdue(at: moment(1_060), limits) == .idle)
        progress.received(10, at: moment(1_059))
        #expect(progress.overdue(at: moment(1_068), limits) == nil)
        #expect(progress.overdue(at: moment(1_069), limits) == .request)
    }

    @Test("A request behind another has its time from the end of the other's response")
    func pipelined() {
        var progress = RequestProgress(at: moment(0))
        progress.received(500, at: moment(0))
        progress.headIsRead(at: moment(0))
        progress.requestIsRead(at: moment(0))
        progress.received(100, at: moment(1))
        #expect(progress.overdue(at: moment(100), limits) == nil)
        progress.headIsRead(at: moment(100))
        #expect(progress.earlierResponses == 1)
        #expect(progress.overdue(at: moment(200), limits) == nil)
        #expect(progress.heldBytes == 600)
        progress.responseBegins()
        #expect(progress.mayRespond)
        progress.responseEnds(at: moment(200))
        #expect(progress.heldBytes == 100)
        #expect(progress.overdue(at: moment(229), limits) == nil)
        #expect(progress.overdue(at: moment(230), limits) == .request)
    }

    @Test("A request whose reply has begun cannot be answered otherwise")
    func begun() {
        var progress = RequestProgress(at: moment(0))
        progress.received(100, at: moment(0))
        progress.headIsRead(at: moment(0))
        #expect(progress.mayRespond)
        progress.responseBegins()
        #expect(!progress.mayRespond)
        progress.responseEnds(at: moment(0))
        #expect(!progress.mayRespond)
    }

    @Test("What leaves slowly is progress, what does not leave is none")
    func output() {
        var output = OutputProgress(at: moment(0))
        func advances(_ buffered: Int, at second: Int64) -> Bool {
            output.advances(buffered: buffered, at: moment(second), timeout: limits.writeTimeout)
        }
        for second in 1...100 as ClosedRange<Int64> {
            #expect(advances(1_000 - Int(second), at: second))
        }
        #expect(advances(900, at: 129))
        #expect(!advances(900, at: 130))
        #expect(advances(0, at: 1_000))
    }
}
