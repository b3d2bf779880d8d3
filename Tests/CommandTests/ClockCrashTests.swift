import Foundation
@testable import ServerTestSupport
import TestSupport
import Testing

/// The process dies while it does what fell due (docs/spec/collection.md: "exactly once, also when the process dies").
@Suite("Crashes while time passes", .enabled(if: SQLiteShell.isAvailable))
struct ClockCrashTests {
    private static let ordersOfARound = 60

    @Test(
        "Killed at any moment of a jump of 70 days, every order still goes through each step once, on its day",
        .timeLimit(.minutes(3)))
    func killed() async throws {
        try await Program.inNewFolder { program in
            var interrupted = 0
            for round in 0..<8 {
                let serving = try await program.serve(["--database", "shop.sqlite"])
                try await startOrders(of: round, at: serving)
                let before = program.commits(to: "shop.sqlite")
                let jump = Jump(of: serving)
                // The later the round, the further it gets; the clock's own move is a commit too.
                try await jump.hasCome { program.commits(to: "shop.sqlite") >= before + round }
                let ending = try await serving.end(with: SIGKILL)
                #expect(ending.status == 128 + SIGKILL)
                await jump.hasEnded()
                let steps = try await program.sql(
                    "SELECT MIN(step), MAX(step) FROM orders WHERE number GLOB 'c\(round)-*'", on: "shop.sqlite")
                // Before the jump the furthest had their invoice.
                if steps != ["0|1"], steps != ["5|5"] { interrupted += 1 }
            }
            #expect(interrupted > 0)
            let serving = try await program.serve(["--database", "shop.sqlite"])
            let settled = try await serving.answer(.advance(days: 70))
            #expect(settled.status == 200, "\(settled.text)")
            try await expectWholeLives(in: "shop.sqlite", of: program)
            let audit = try await program.run("audit", "--database", "shop.sqlite")
            #expect(audit.status == 0, "\(audit.output)")
            _ = try await serving.end()
        }
    }

    @Test(
        "A command that moves the clock may be killed too: a server that runs goes on with it", .timeLimit(.minutes(1)))
    func killedCommand() async throws {
        try await Program.inNewFolder { program in
            try await program.serving("--database", "shop.sqlite") { serving in
                try await startOrders(of: 0, at: serving)
                let before = program.commits(to: "shop.sqlite")
                let command = try program.launch(
                    Program.path, ["sandbox", "advance", "70d", "--database", "shop.sqlite"])
                try await waitUntil("a jump that has begun") {
                    program.commits(to: "shop.sqlite") >= before + 2 || !command.isRunning
                }
                command.send(SIGKILL)
                _ = try await command.waitForExit()
                // Should the commits have been others than the command's.
                let settled = try await serving.answer(.advance(days: 70))
                #expect(settled.status == 200, "\(settled.text)")
                try await expectWholeLives(in: "shop.sqlite", of: program)
            }
            let audit = try await program.run("audit", "--database", "shop.sqlite")
            #expect(audit.status == 0, "\(audit.output)")
        }
    }

    @Test("Steps that a killed process left are executed by the next one", .timeLimit(.minutes(1)))
    func scheduler() async throws {
        try await Program.inNewFolder { program in
            let serving = try await program.serve(["--database", "shop.sqlite"])
            try await startOrders(of: 0, at: serving)
            let before = program.commits(to: "shop.sqlite")
            let jump = Jump(of: serving)
            try await jump.hasCome { program.commits(to: "shop.sqlite") >= before + 3 }
            _ = try await serving.end(with: SIGKILL)
            await jump.hasEnded()
            try await program.serving("--database", "shop.sqlite") { serving in
                // The first commit of a jump is the move itself.
                #expect(try await serving.clock() > Date(timeIntervalSinceNow: 60 * 86_400))
                try await waitUntil("orders of which none waits") {
                    try await program.sql(
                        "SELECT COUNT(*) FROM orders WHERE wakes_at IS NOT NULL AND number GLOB 'c*'", on: "shop.sqlite"
                    ) == ["0"]
                }
                try await expectWholeLives(in: "shop.sqlite", of: program)
            }
        }
    }

    @Test(
        "On PostgreSQL one of two processes is killed in the middle, and the other does the rest",
        .enabled(if: PostgresCluster.isAvailable), .timeLimit(.minutes(2)))
    func postgres() async throws {
        try await Program.inNewFolder { program in
            let address = try TestCluster.newSchema()
            let killed = try await program.serve(["--database", address])
            let other = try await program.serve(["--database", address])
            try await startOrders(of: 0, at: killed)
            let orders = V1TestMessage.status(of: (0..<Self.ordersOfARound).map { "c0-\($0)" })
            let before = try await other.answer(orders).elements("DESCRIPTION")
            let jump = Jump(of: killed)
            try await jump.hasCome { try await other.answer(orders).elements("DESCRIPTION") != before }
            _ = try await killed.end(with: SIGKILL)
            await jump.hasEnded()
            let settled = try await other.answer(.advance(days: 70))
            #expect(settled.status == 200, "\(settled.text)")
            let audit = try await program.run("audit", "--database", address)
            #expect(audit.status == 0, "\(audit.output) \(audit.errorOutput)")
            for order in stride(from: 0, to: Self.ordersOfARound, by: 7) {
                let shown = try await program.run("order", "show", "c0-\(order)", "--database", address)
                let steps = shown.output.split(separator: "\n").filter { $0.contains(" 09:00  ") }
                    .map { String($0.split(separator: " 09:00  ")[1]) }
                #expect(steps == OrderStep.all.map(\.name) + ["Collection costs of 40.00"], "\(shown.output)")
            }
            _ = try await other.end()
        }
    }

    /// Places orders on workflow 1 and starts them, ten every day.
    private func startOrders(of round: Int, at serving: RunningServer) async throws {
        let numbers = (0..<Self.ordersOfARound).map { "c\(round)-\($0)" }
        try await onThread { [port = serving.port] in
            let client = try WireClient(port: port)
            for (index, number) in numbers.enumerated() {
                // None of the sample orders' customers, whose telephones end in two digits.
                let person = 1_000 + round * Self.ordersOfARound + index
                let check = V1TestMessage.check(["BACKDOOR": "1"]).fromAnotherPerson(person)
                try client.send(WireRequest(check))
                let uuid = try #require(try client.receive().uuid)
                let order = V1TestMessage.order(["ORDERNUMBER": number, "WORKFLOWNUMBER": "1", "CHECKUUID": uuid])
                try client.send(WireRequest(order.fromAnotherPerson(person)))
                #expect(try client.receive().code == "200")
            }
            for start in stride(from: 0, to: numbers.count, by: 10) {
                try client.send(WireRequest(.start(of: Array(numbers[start..<start + 10]))))
                #expect(try client.receive().code == "500")
                try client.send(.advance(days: 1))
                #expect(try client.receive().status == 200)
            }
        }
    }

    /// Every order that was started went through each step once, in order, on its day at nine, and was charged once.
    private func expectWholeLives(in file: String, of program: Program) async throws {
        let rows = try await program.sql(
            """
            SELECT orders.number, order_events.kind, COALESCE(json_extract(order_events.details, '$.step'), ''),
                order_events.at
            FROM order_events
            JOIN orders ON orders.id = order_events.order_id
            WHERE orders.number GLOB 'c*'
            ORDER BY orders.id, order_events.id
            """, on: file
        ).map { $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init) }
        let lives = Dictionary(grouping: rows) { $0[0] }
        #expect(!lives.isEmpty && lives.count.isMultiple(of: Self.ordersOfARound))
        for (number, events) in lives {
            let kinds = events.map { $0[2].isEmpty ? $0[1] : $0[2] }
            try #require(
                kinds == ["placed", "workflow_started"] + OrderStep.all.map(\.name) + ["collection_costs_charged"],
                "\(number): \(kinds)")
            let started = DutchDay(milliseconds: try #require(Int64(events[1][3])))
            let moments = events.dropFirst(2).compactMap { Int64($0[3]) }
            let due = OrderStep.all.map { started.nineOClock(daysLater: $0.day) }
            #expect(moments == due + due.suffix(1), "\(number)")
        }
        let doubles = try await program.sql(
            """
            SELECT subject_id FROM outbox WHERE notice = 'order_in_collection' GROUP BY subject_id HAVING COUNT(*) > 1
            """,
            on: file)
        #expect(doubles == [])
    }
}

/// A sandbox's clock that is moved by 70 days at somebody else's request.
private struct Jump: Sendable {
    private let answer = Gate(opensAfter: nil)

    init(of serving: RunningServer) {
        Task { [answer] in
            _ = try? await serving.answer(.advance(days: 70))
            answer.open()
        }
    }

    /// Waits until the jump has come so far, or to its end.
    func hasCome(_ isSoFar: () async throws -> Bool) async throws {
        try await waitUntil("a jump that has begun") {
            if answer.isOpen { return true }
            return try await isSoFar()
        }
    }

    /// Waits for the answer, or for the end of the connection.
    func hasEnded() async {
        await answer.opened()
    }
}

extension Program {
    /// Counter of the transactions committed to a database of SQLite that is open: that of the index of its log, which
    /// processes share as a file (sqlite.org/walformat.html, "The WAL-Index File Format", iChange).
    fileprivate func commits(to database: String) -> Int {
        let index = FileManager.default.contents(atPath: folder.file(database) + "-shm") ?? Data()
        guard index.count >= 12 else { return 0 }
        return index[8..<12].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}

/// A step of workflow 1, and how many days after the start it comes.
private struct OrderStep {
    let name: String
    let day: Int

    static let all = [
        OrderStep(name: "Invoice", day: 3), OrderStep(name: "Reminder", day: 18),
        OrderStep(name: "Second reminder", day: 25), OrderStep(name: "Statutory notice", day: 32),
        OrderStep(name: "Collection", day: 48),
    ]
}

/// A day in the Netherlands, counted by Foundation's own calendar.
private struct DutchDay {
    private let start: Date

    init(milliseconds: Int64) {
        start = Self.calendar.startOfDay(for: Date(timeIntervalSince1970: Double(milliseconds) / 1_000))
    }

    func nineOClock(daysLater days: Int) -> Int64 {
        let day = Self.calendar.date(byAdding: .day, value: days, to: start) ?? start
        let nine = Self.calendar.date(bySettingHour: 9, minute: 0, second: 0, of: day) ?? day
        return Int64(nine.timeIntervalSince1970 * 1_000)
    }

    private static var calendar: Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Amsterdam")!
        return calendar
    }
}

extension WireRequest {
    /// Moves a sandbox's clock.
    static func advance(days: Int) -> WireRequest {
        WireRequest("/sandbox/clock/advance", body: #"{"days":\#(days)}"#.utf8)
    }
}
