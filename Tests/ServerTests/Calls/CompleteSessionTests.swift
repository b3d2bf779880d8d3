import Domain
@testable import ServerTestSupport
import Storage
import Testing
import UseCases

@Suite("Completing a checkout session")
struct CompleteSessionTests {
    private static let success = "https://shop.example.com/billink/midpage/place/txn/MDox%3D%3D/"

    @Test("A customer who is approved has an order like any other, and the shop's address byte for byte")
    func approved() async throws {
        try await TestServer.run { sandbox in
            let token = try await sandbox.session()
            let outcome = try await sandbox.complete(token)
            guard case .completed(let completed) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(completed.orderNumber == "000000123")
            #expect(completed.invoiceNumber.text == "1TST000000123")
            #expect(completed.returnURL.text == Self.success)
            #expect(try await sandbox.status(token) == "order_created")
            #expect(try await sandbox.sessionWebhookEvents() == ["session_active", "order_created"])
            #expect(try await sandbox.count("outbox WHERE notice = 'order_placed'") == 1)
            #expect(try await sandbox.count("checks JOIN orders ON checks.order_id = orders.id") == 1)
            #expect(try await sandbox.count("orders JOIN sessions ON sessions.order_id = orders.id") == 1)

            let order = try #require(try await sandbox.storedOrder("000000123"))
            #expect(order.invoiceNumber.text == "1TST000000123")
            #expect(order.total == Money(cents: 12_100))
            let content = try await sandbox.storedContent("000000123")
            #expect(content.customer.person.birthDate?.iso == "1985-02-01")
            #expect(content.date.iso == "2026-11-23")
            // As the Magento module goes on: with the legacy API, without a workflow number.
            #expect(try await sandbox.answer(.start("000000123")).code == "500")

            #expect(try await sandbox.complete(token, [:]) == outcome)
            #expect(try await CancelSession(sandbox.platform)(token)?.status == .orderCreated)
            #expect(try await sandbox.count("orders") == 1)
            #expect(try await sandbox.count("checks") == 1)
            #expect(try await AuditBooks(sandbox.platform)().findings.isEmpty)
        }
    }

    @Test("Missing and invalid members are named, and nothing is stored")
    func incomplete() async throws {
        try await TestServer.run { sandbox in
            let token = try await sandbox.session()
            func problems(_ filledIn: [FormField: String]) async throws -> [FormField: Refusal.Reason] {
                guard case .incomplete(let problems) = try await sandbox.complete(token, filledIn) else { return [:] }
                return Dictionary(uniqueKeysWithValues: problems.map { ($0.field, $0.reason) })
            }
            #expect(try await problems([:]) == [.birthDate: .missingBirthDate])
            #expect(try await problems([.birthDate: "24-11-2008"]) == [.birthDate: .tooYoung])
            #expect(try await problems([.birthDate: "31-02-1990"]) == [.birthDate: .invalidBirthDate])
            let many: [FormField: String] = [
                .birthDate: "", .lastName: "", .email: "no", .phone: "", .postalCode: "x", .street: "", .city: "1",
            ]
            #expect(
                try await problems(many) == [
                    .birthDate: .missingBirthDate, .lastName: .missingLastName, .email: .invalidEmail,
                    .phone: .missingPhone, .postalCode: .invalidPostalCode, .street: .missingStreet,
                    .city: .invalidCity,
                ])
            #expect(try await sandbox.count("checks") == 0)
            #expect(try await sandbox.status(token) == "session_active")
            guard case .completed = try await sandbox.complete(token, [.birthDate: "23-11-2008"]) else {
                Issue.record("18 today is old enough")
                return
            }
        }
    }

    @Test("The page gets the session's contents, and the missing fields")
    func view() async throws {
        try await TestServer.run { sandbox in
            let token = try await sandbox.session()
            let session = try #require(try await LoadSession(sandbox.platform)(token))
            #expect(session.status == .active)
            #expect(session.expiresAt == sandbox.clock.now.adding(hours: 1))
            #expect(session.merchantName == "Sandbox usertest")
            #expect(session.logo == nil)
            #expect(session.orderNumber == "000000123")
            #expect(session.customerTypes == [.consumer, .business])
            #expect(session.requiredFields == .birthDate)
            #expect(session.taxAmount == Money(cents: 2_100))
            let view = try session.view()
            #expect(view.total == Money(cents: 12_100))
            #expect(view.lines.map(\.description) == ["Lamp"])
            #expect(view.fields[.firstName] == "John")
            #expect(view.fields[.workflowNumber] == nil)
            #expect(view.problems == [FieldProblem(field: .birthDate, reason: .missingBirthDate)])
            let logo = try #require(Logo(Array("<svg></svg>".utf8)))
            try await SetLogo(sandbox.platform)(logo, username: "usertest")
            #expect(try await LoadSession(sandbox.platform)(token)?.logo == logo)
            let unknown = try await LoadSession(sandbox.platform)(SessionToken("x"))
            #expect(unknown == nil)
            #expect(try await sandbox.complete(SessionToken("x")) == .unknown)
        }
    }

    @Test("The third refusal fails the session; each is a check that was rejected")
    func refused() async throws {
        try await TestServer.run { sandbox in
            let token = try await sandbox.session()
            let rejected = SessionMessage.birthDate.merging([.lastName: "Afgewezen"]) { first, _ in first }
            #expect(try await sandbox.complete(token, rejected) == .refused(attemptsLeft: 2))
            #expect(try await sandbox.complete(token, rejected) == .refused(attemptsLeft: 1))
            #expect(try await sandbox.status(token) == "session_active")
            let fail = ReturnURL("https://shop.example.com/billink/midpage/cancel/txn/MDox%3D%3D/")
            #expect(try await sandbox.complete(token, rejected) == .ended(.failed, returnURL: fail))
            #expect(try await sandbox.complete(token) == .ended(.failed, returnURL: fail))
            #expect(try await sandbox.status(token) == "failed")
            #expect(try await sandbox.sessionWebhookEvents() == ["session_active", "failed"])
            #expect(try await sandbox.count("checks WHERE is_approved = 0 AND order_id IS NULL") == 3)
            #expect(try await sandbox.count("orders") == 0)
        }
    }

    @Test("After a refusal a customer may still be approved")
    func refusedOnce() async throws {
        try await TestServer.run { sandbox in
            let token = try await sandbox.session()
            let rejected = SessionMessage.birthDate.merging([.lastName: "Afgewezen"]) { first, _ in first }
            #expect(try await sandbox.complete(token, rejected) == .refused(attemptsLeft: 2))
            guard case .completed = try await sandbox.complete(token) else {
                Issue.record("not completed")
                return
            }
        }
    }

    @Test("A customer changes nothing but what is theirs")
    func ownFields() async throws {
        try await TestServer.run { sandbox in
            let token = try await sandbox.session(
                SessionMessage().with(
                    #""shippingAddress":{"street":"Damrak","houseNumber":"1""#,
                    #""shippingAddress":{"street":"Rokin","houseNumber":"2""#))
            let filledIn: [FormField: String] = [
                .birthDate: "01-02-1985", .amount: "1.00", .orderNumber: "other", .workflowNumber: "3", .backdoor: "1",
                .payTrustScore: "100", .deliveryHouseNumber: "9", .deliveryStreet: "Elsewhere", .phone: "0687654321",
            ]
            guard case .completed(let completed) = try await sandbox.complete(token, filledIn) else {
                Issue.record("not completed")
                return
            }
            #expect(completed.invoiceNumber.text == "1TST000000123")
            let content = try await sandbox.storedContent("000000123")
            #expect(content.delivery?.address.street == "Rokin")
            #expect(content.delivery?.address.houseNumber.text == "2")
            #expect(content.customer.phone.text == "0687654321")
            #expect(try await sandbox.storedOrder("000000123")?.total == Money(cents: 12_100))
        }
    }

    @Test("A house number that is missing twice is asked for once, and used for the delivery too")
    func missingHouseNumber() async throws {
        try await TestServer.run { sandbox in
            let token = try await sandbox.session(SessionMessage().with(member: "houseNumber", #""""#))
            let view = try await sandbox.view(token)
            #expect(view.problems.map(\.field) == [.birthDate, .houseNumber])
            _ = try await sandbox.complete(token, [.birthDate: "01-02-1985", .houseNumber: "12"])
            let content = try await sandbox.storedContent("000000123")
            #expect(content.customer.address.houseNumber.text == "12")
            #expect(content.delivery?.address.houseNumber.text == "12")
        }
    }

    @Test("A company fills in its number, and a discount and a rounding come off the total")
    func company() async throws {
        try await TestServer.run { sandbox in
            let discount = """
                {"code":"0002","name":"Discount","totalProductAmount":"-3.4710743801653","productAmount":\
                "-3.4710743801653","taxRate":"21","quantity":"1"}
                """
            let message = SessionMessage().with(member: "type", #""b""#).with(member: "company", #""Bakkerij De Zon""#)
                .with(member: "totalAmount", #""117.5100""#)
                .with(#""quantity":"2.0000"}"#, #""quantity":"2.0000"},\#(discount)"#)
            let token = try await sandbox.session(message)
            let missing = FieldProblem(
                field: .chamberOfCommerceNumber, reason: .missingChamberOfCommerceNumber)
            #expect(try await sandbox.complete(token, [:]) == .incomplete([missing]))
            guard case .completed = try await sandbox.complete(token, [.chamberOfCommerceNumber: "12345678"]) else {
                Issue.record("not completed")
                return
            }
            let content = try await sandbox.storedContent("000000123")
            #expect(content.customer.type == .business)
            #expect(content.lines.map(\.total.cents) == [12_100, -347, -2])
            #expect(try await sandbox.storedOrder("000000123")?.total == Money(cents: 11_751))
        }
    }

    @Test("Twenty completions at the same moment make one order and have one outcome")
    func race() async throws {
        try await TestServer.run { sandbox in
            for round in 0..<5 {
                let house = SessionMessage().with(member: "houseNumber", "\"\(round + 1)\"")
                    .with(member: "email", "\"john\(round)@example.com\"")
                    .with(member: "mobile", "\"061234567\(round)\"")
                let token = try await sandbox.session(house.numbered("race-\(round)"))
                let outcomes = try await withThrowingTaskGroup(of: CompleteSession.Outcome.self) { group in
                    for _ in 0..<20 { group.addTask { try await sandbox.complete(token) } }
                    return try await group.reduce(into: Set()) { $0.insert($1) }
                }
                #expect(outcomes.count == 1)
                #expect(try await sandbox.status(token) == "order_created")
                #expect(try await sandbox.count("orders") == round + 1)
                #expect(try await sandbox.count("checks") == round + 1)
                #expect(try await sandbox.count("outbox WHERE notice = 'order_created'") == round + 1)
            }
        }
    }

    @Test("Twenty sessions for one order at the same moment leave one that is active")
    func raceOfSessions() async throws {
        try await TestServer.run { sandbox in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<20 { group.addTask { try await sandbox.answer(WireRequest(SessionMessage())).status } }
                for try await status in group { #expect(status == 200) }
            }
            #expect(try await sandbox.count("sessions WHERE status = 'session_active'") == 1)
            #expect(try await sandbox.count("sessions WHERE status = 'cancelled'") == 19)
            #expect(try await sandbox.count("outbox WHERE notice = 'cancelled'") == 19)
        }
    }

    @Test("Text typed by a customer may have spaces around it, and no control characters")
    func typing() async throws {
        try await TestServer.run { sandbox in
            let token = try await sandbox.session()
            let filledIn: [FormField: String] = [
                .birthDate: " 01-02-1985\u{A0}", .houseExtension: "\0\n", .firstName: "\tJo\0hn ", .email: "  ",
            ]
            let missing = FieldProblem(field: .email, reason: .missingEmail)
            #expect(try await sandbox.complete(token, filledIn) == .incomplete([missing]))
            _ = try await sandbox.complete(token, filledIn.filter { $0.key != .email })
            let content = try await sandbox.storedContent("000000123")
            #expect(content.customer.person.firstName == "John")
            #expect(content.customer.address.houseExtension == nil)
        }
    }

    @Test("Of a concurrent completion and cancellation one succeeds, and both get the result")
    func raceWithCancel() async throws {
        try await TestServer.run { sandbox in
            for round in 0..<20 {
                let token = try await sandbox.session(
                    SessionMessage().numbered("\(round)").with(member: "email", "\"john\(round)@example.com\"")
                        .with(member: "mobile", "\"06\(10_000_000 + round)\"")
                        .with(member: "houseNumber", "\"\(round + 1)\""))
                async let completing = sandbox.complete(token)
                async let cancelling = CancelSession(sandbox.platform)(token)
                let (outcome, cancelled) = try await (completing, cancelling)
                let status = try await sandbox.status(token)
                #expect(cancelled?.status.rawValue == status)
                if case .completed = outcome {
                    #expect(status == "order_created")
                } else {
                    #expect(status == "cancelled")
                }
            }
            let ends = try await sandbox.count("outbox WHERE notice IN ('order_created', 'cancelled')")
            #expect(ends == 20)
        }
    }

    @Test("A session whose order number has been taken fails")
    func numberTaken() async throws {
        try await TestServer.run { sandbox in
            let token = try await sandbox.session()
            try await sandbox.place(.order(["ORDERNUMBER": "000000123"]))
            guard case .ended(.failed, _) = try await sandbox.complete(token) else {
                Issue.record("not failed")
                return
            }
            #expect(try await sandbox.status(token) == "failed")
            #expect(try await sandbox.count("orders") == 1)
            #expect(try await sandbox.count("checks") == 0)
        }
    }

    @Test("A merchant that was deactivated gets no more orders")
    func inactive() async throws {
        try await TestServer.run { sandbox in
            let token = try await sandbox.session()
            try await sandbox.execute("UPDATE merchants SET is_active = 0")
            guard case .ended(.failed, _) = try await sandbox.complete(token) else {
                Issue.record("not failed")
                return
            }
        }
    }

    @Test("A failure forced by a test person leaves the session unchanged")
    func breaking() async throws {
        try await TestServer.run { sandbox in
            let token = try await sandbox.session(SessionMessage().with(member: "lastName", #""Storing""#))
            await #expect(throws: Refusal(.internalFailure)) { try await sandbox.complete(token) }
            #expect(try await sandbox.status(token) == "session_active")
            #expect(try await sandbox.count("checks") == 0)
        }
    }
}
