import Foundation
@testable import ServerTestSupport
import Testing

@Suite("sandbox advance")
struct SandboxAdvanceTests {
    private static let minute: TimeInterval = 60

    @Test("The clock is moved under a running server, and what fell due has happened when the command ends")
    func besideServer() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                let before = try await serving.clock()
                let ending = try await program.run("sandbox", "advance", "14d")
                #expect(ending.status == 0)
                #expect(ending.errorOutput == "")
                let lines = ending.output.split(separator: "\n").map(String.init)
                #expect(
                    lines.dropFirst() == [
                        "  2 x Invoice", "  1 x Second reminder", "  1 x Statutory notice", "  1 x Hold ended",
                    ])
                let now = try await serving.clock()
                let said = try moment(in: ending)
                #expect((0..<Self.minute).contains(now.timeIntervalSince(said)))
                // A change of the clocks within the fortnight makes it an hour more or less.
                #expect(abs(now.timeIntervalSince(before) - 14 * 86_400) < 3_600 + Self.minute)
                let status = try await serving.answer(.status("KRKND-0001"))
                #expect(status.elements("DESCRIPTION") == ["Wait for payment ( Invoice )"])
            }
        }
    }

    @Test("Hours are hours, and a moment is that moment")
    func hoursAndMoments() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                let before = try await serving.clock()
                #expect(try await program.run("sandbox", "advance", "6h").status == 0)
                let later = try await serving.clock()
                #expect((6 * 3_600..<6 * 3_600 + Self.minute).contains(later.timeIntervalSince(before)))

                let ending = try await program.run("sandbox", "advance", "2099-01-01T00:00:00Z")
                #expect(ending.status == 0)
                #expect(ending.output.hasPrefix("Sandbox time is now 2099-01-01T01:00:00.000+01:00.\n"))
                let reply = try await serving.answer(.get("/sandbox/clock"))
                #expect(reply.text.contains("\"2099-01-01T01:00:"))
                let audit = try await program.run("audit")
                #expect(audit.status == 0, "\(audit.output)")
            }
        }
    }

    @Test("Without a server the command does all of it itself, and the next server has the new time")
    func withoutServer() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            let ending = try await program.run("sandbox", "advance", "70d")
            #expect(ending.output.contains("  4 x Collection\n"))
            try await program.serving { serving in
                let now = try await serving.clock()
                #expect((0..<Self.minute).contains(now.timeIntervalSince(try moment(in: ending))))
            }
        }
    }

    @Test("Two concurrent moves of the clock both succeed, and no step is executed twice")
    func together() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                let before = try await serving.clock()
                async let first = program.run("sandbox", "advance", "35d")
                async let second = program.run("sandbox", "advance", "35d")
                let endings = try await [first, second]
                #expect(endings.map(\.status) == [0, 0], "\(endings.map(\.errorOutput))")
                let passed = try await serving.clock().timeIntervalSince(before)
                #expect(abs(passed - 70 * 86_400) < 3_600 + Self.minute)
                let shown = try await program.run("order", "show", "123456")
                let steps = shown.output.split(separator: "\n").filter { $0.contains(" 09:00  ") }
                    .map { $0.drop { $0 != ":" }.dropFirst(5) }
                #expect(
                    steps == [
                        "Invoice", "Reminder", "Second reminder", "Statutory notice", "Collection",
                        "Collection costs of 40.00",
                    ])
                #expect(try await program.run("audit").status == 0)
            }
        }
    }

    @Test(
        "The clock goes neither back nor more than a hundred years ahead",
        arguments: [
            "2020-01-01T09:00:00+01:00", "2400-01-01T09:00:00Z", "1000000d",
        ])
    func impossible(time: String) async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                let before = try await serving.clock()
                let ending = try await program.run("sandbox", "advance", time)
                #expect(ending.status == 2)
                #expect(ending.output == "")
                expectOneSentence(ending.errorOutput)
                #expect(try await serving.clock().timeIntervalSince(before) < Self.minute)
            }
        }
    }

    @Test("A production platform has no clock to move")
    func production() async throws {
        try await Program.inNewFolder { program in
            let environment = Program.production
            try await program.serving(environment: environment) { serving in
                let ending = try await program.run("sandbox", "advance", "1d", environment: environment)
                #expect([1, 2].contains(ending.status))
                #expect(ending.output == "")
                expectOneSentence(ending.errorOutput)
                #expect(try await serving.answer(.get("/sandbox/clock")).status == 404)
            }
        }
    }

    private func moment(in ending: Program.Exit) throws -> Date {
        try date(String(#require(ending.output.firstMatch(of: /time is now ([^ ]+)\.\n/)).1))
    }
}

extension RunningServer {
    /// Reads the sandbox's time.
    func clock() async throws -> Date {
        let reply = try await answer(.get("/sandbox/clock"))
        return try date(String(#require(reply.text.firstMatch(of: /"now":"([^"]+)"/), "\(reply.text)").1))
    }
}

private func date(_ text: String) throws -> Date {
    try Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
}
