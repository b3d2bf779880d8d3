import Foundation
@testable import ServerTestSupport
import Synchronization
import TestSupport
import Testing

@Suite("Crashes")
struct CrashTests {
    @Test(
        "After kill -9 under load every order that was answered 200 is there, once, and the next start reads little",
        .timeLimit(.minutes(1)))
    func killed() async throws {
        try await Program.inNewFolder { program in
            var accepted: [String] = []
            for round in 1...3 {
                let serving = try await program.serve()
                let load = OrderLoad(port: serving.port, prefix: "\(round)")
                async let placed = load.run(connections: 4)
                try await load.hasPlaced(100)
                let ending = try await serving.end(with: SIGKILL)
                #expect(ending.status == 128 + SIGKILL)
                let outcome = try await placed
                #expect(outcome.accepted.count >= 100)
                accepted += outcome.accepted

                // What the next start has to read again: the log is copied into the file at 64 MiB at the latest.
                #expect(program.folder.size(of: "naderhand-sandbox.sqlite-wal") < 80 << 20)
                let restarted = try await program.serve()
                let ready = try await restarted.answer(.get("/readyz"))
                #expect(ready.status == 200)
                try await expectStanding(of: accepted, at: restarted)
                try await expectCertainty(about: outcome.unanswered, at: restarted)
                _ = try await restarted.end()
            }
        }
    }

    /// Each number is answered once, as an order that was placed.
    private func expectStanding(of numbers: [String], at serving: RunningServer) async throws {
        #expect(Set(numbers).count == numbers.count)
        for start in stride(from: 0, to: numbers.count, by: 100) {
            let asked = Array(numbers[start..<min(start + 100, numbers.count)])
            let reply = try await serving.answer(.status(of: asked))
            #expect(reply.elements("INVOICENUMBER") == asked)
            #expect(reply.elements("DESCRIPTION") == Array(repeating: "No steps given", count: asked.count))
        }
    }

    /// An order that was sent and not answered is there as a whole or not at all: sending it again shows which.
    private func expectCertainty(about numbers: [String], at serving: RunningServer) async throws {
        for number in numbers {
            let status = try await serving.answer(.status(number)).elements("STATUS")
            let again = try await serving.answer(V1TestMessage.order(["ORDERNUMBER": number])).code
            #expect(again == (status == ["0"] ? "403" : "200"))
            let after = try await serving.answer(.status(number)).elements("STATUS")
            #expect(after == ["0"])
        }
    }
}

/// Shops that place orders one after the other until the server is gone.
private final class OrderLoad: Sendable {
    struct Outcome: Sendable {
        var accepted: [String] = []
        /// Sent, with the fate unknown.
        var unanswered: [String] = []
    }

    private let port: Int
    private let prefix: String
    private let count = Atomic(0)

    init(port: Int, prefix: String) {
        self.port = port
        self.prefix = prefix
    }

    /// Waits until so many orders were accepted.
    func hasPlaced(_ number: Int) async throws {
        try await waitUntil("\(number) orders") { count.load(ordering: .relaxed) >= number }
    }

    func run(connections: Int) async throws -> Outcome {
        try await withThrowingTaskGroup(of: Outcome.self) { shops in
            for shop in 0..<connections {
                shops.addTask { try await onThread { try self.placeOrders(of: shop) } }
            }
            return try await shops.reduce(into: Outcome()) { all, outcome in
                all.accepted += outcome.accepted
                all.unanswered += outcome.unanswered
            }
        }
    }

    private func placeOrders(of shop: Int) throws -> Outcome {
        let client = try WireClient(port: port)
        var outcome = Outcome()
        for order in 0..<100_000 {
            let number = "\(prefix)-\(shop)-\(order)"
            let order = V1TestMessage.order(["ORDERNUMBER": number]).fromAnotherPerson(shop * 100_000 + order)
            do {
                try client.send(WireRequest(order))
                let reply = try client.receive()
                #expect(reply.code == "200")
                outcome.accepted.append(number)
                count.add(1, ordering: .relaxed)
            } catch {
                outcome.unanswered.append(number)
                return outcome
            }
        }
        return outcome
    }
}
