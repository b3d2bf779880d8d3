import Domain
import Logging
@testable import ServerTestSupport
import TestSupport
import Testing
import UseCases

@Suite("Automatic actions are logged with their number")
struct BackgroundLogTests {
    @Test("A run of the scheduler logs the number of orders for each step, without names")
    func scheduler() async throws {
        try await TestServer.run { sandbox in
            for number in ["10001", "10002"] {
                try await sandbox.place(.order(["ORDERNUMBER": number]))
                _ = try await sandbox.answer(V1TestMessage.start(number))
            }
            sandbox.clock.advance(hours: 4 * 24)
            let line = try await sandbox.log.firstLine { $0.metadata["steps"] != nil }
            #expect(line.level == .info)
            #expect(line.message == "scheduled work done")
            #expect(line.metadata["steps"] == "Invoice: 2")
            for word in ["Jansen", "10001", "usertest"] { #expect(!line.text.contains(word)) }
        }
    }

    @Test("Purged rows are counted in the log")
    func purged() async throws {
        try await TestServer.run { sandbox in
            _ = try await sandbox.approvedCheck()
            sandbox.clock.advance(hours: 100)
            // The server's own scheduler forgets every half minute; a new one does so at once.
            let (rounds, reports) = AsyncStream.makeStream(of: Scheduler.Round.self)
            let scheduler = Scheduler(sandbox.platform)
            let running = Task {
                await scheduler.run { _ in
                } done: {
                    reports.yield($0)
                }
            }
            let first = await rounds.first { !$0.purged.isEmpty }
            running.cancel()
            await running.value
            #expect(first == Scheduler.Round(purged: ["recognition_keys": 1]))
        }
    }

    @Test("Accepted and failed webhook messages are counted", arguments: [(200, "delivered"), (500, "failed")])
    func webhooks(status: Int, name: String) async throws {
        try await WebhookReceiver.run(answer: { _, _ in .status(status) }) { receiver in
            try await TestServer.run { sandbox in
                try await sandbox.setWebhook(receiver.url)
                try await sandbox.place()
                let line = try await sandbox.log.firstLine { $0.message == "webhooks sent" }
                #expect(line.level == .info)
                let counts = ["delivered", "failed", "given_up"].map { line.metadata[$0] }
                #expect(counts == ["delivered", "failed", "given_up"].map { $0 == name ? "1" : "0" })
                #expect(!line.text.contains(receiver.url))
            }
        }
    }
}

extension LogRecorder {
    /// Waits for a line that says what a test wants to see.
    fileprivate func firstLine(where matches: (Line) -> Bool) async throws -> Line {
        try await waitFor("a line of the log") { lines.first(where: matches) }
    }
}
