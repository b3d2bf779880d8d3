import Domain
@testable import ServerTestSupport
import Storage
import Testing
import UseCases
import Wire

@Suite("An order shown to who runs the platform")
struct ShowOrderTests {
    /// A sandbox whose statements are written down.
    private func recorded(_ body: (TestServer, StatementRecorder, Platform) async throws -> Void) async throws {
        try await TestServer.run { sandbox in
            let recorder = StatementRecorder(sandbox.platform.database)
            let platform = Platform(
                database: recorder, environment: .sandbox, dutchTime: sandbox.platform.dutchTime, node: 2,
                clock: { sandbox.clock.now }, uptime: { sandbox.clock.uptime },
                randomBytes: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } },
                publicURL: { "https://pay.example.com" }, encodeWebhook: WebhookPayload.encode)
            try await body(sandbox, recorder, platform)
        }
    }

    @Test("is found with the same statements however many merchants there are", arguments: ["10001", "3TST10001"])
    func statements(number: String) async throws {
        try await recorded { sandbox, recorder, platform in
            try await sandbox.placeStarted()
            // What is made when it is asked for first is there from then on.
            _ = try await ShowOrder(platform)(number, of: nil)
            _ = recorder.take()
            _ = try await ShowOrder(platform)(number, of: nil)
            let few = recorder.take()
            #expect(!few.isEmpty)
            for index in 0..<20 {
                let letters = "Z\(["A", "B", "C", "D", "E"][index % 5])\(["V", "W", "X", "Y"][index / 5])"
                _ = try await sandbox.addPartner("merchant\(index)", letters)
            }
            _ = recorder.take()
            let timeline = try await ShowOrder(platform)(number, of: nil)
            #expect(timeline.invoiceNumber.text == "3TST10001")
            #expect(timeline.username == "usertest")
            #expect(recorder.take() == few)
        }
    }

    @Test("is named by its own number first, and several merchants' orders of one number by whose they are")
    func names() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place()
            // An order whose number is another one's invoice number.
            try await sandbox.place(.order(["ORDERNUMBER": "3TST10001"]))
            #expect(try await ShowOrder(sandbox.platform)("3TST10001", of: nil).number == "3TST10001")
            #expect(try await ShowOrder(sandbox.platform)("3TST3TST10001", of: nil).number == "3TST10001")
            #expect(try await ShowOrder(sandbox.platform)("10001", of: "usertest").number == "10001")
            await #expect(throws: ShowOrder.Failure.notFound) {
                try await ShowOrder(sandbox.platform)("10001", of: "nobody")
            }
            await #expect(throws: ShowOrder.Failure.notFound) {
                try await ShowOrder(sandbox.platform)("1-0001", of: nil)
            }
        }
    }
}
