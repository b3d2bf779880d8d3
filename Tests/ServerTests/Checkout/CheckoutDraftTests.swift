import Domain
@testable import ServerTestSupport
import Synchronization
import Testing

@testable import UseCases

@Suite("A checkout's form")
struct CheckoutDraftTests {
    private static let today = CivilDate("23-11-2026")!

    private static let workflow = Workflow(
        number: 1, name: "", isGuaranteed: false, customerTypes: [.consumer, .business], maxOrderAmounts: [:],
        requiredFields: .birthDate)

    private static let texts: [FormField: String] = [
        .workflowNumber: "1", .customerType: "P", .firstName: "John", .lastName: "Doe", .phone: "0612345678",
        .email: "john@example.com", .birthDate: "01-02-1985", .street: "Damrak", .houseNumber: "1",
        .postalCode: "1234AB", .city: "Amsterdam", .deliveryStreet: "Damrak", .deliveryHouseNumber: "1",
        .deliveryPostalCode: "1234AB", .deliveryCity: "Amsterdam", .amount: "121.00", .orderNumber: "A-1",
        .vatReason: "export", .vatReasonText: "Outside the EU",
    ]

    private static let line: [LineField: String] = [
        .code: "SKU1", .description: "Lamp", .quantity: "1", .priceIncludingVAT: "121.00", .vatRate: "21",
    ]

    @Test("is read once for its check and its order: a second reading would find nothing")
    func reading() {
        var reads: [FormField: Int] = [:]
        let draft = CheckoutDraft(
            reading: { field in
                reads[field, default: 0] += 1
                return reads[field] == 1 ? Self.texts[field] : nil
            }, delivery: nil, lines: [LineForm { Self.line[$0] }], taxAmount: nil, under: Self.workflow,
            on: Self.today)
        // The day of the order is the platform's own.
        #expect(
            reads == Dictionary(uniqueKeysWithValues: FormField.allCases.map { ($0, 1) }).filter { $0.key != .date })
        #expect(draft.problems == [])
        #expect(draft.check.party.lastName.value == "Doe")
        #expect(draft.order.party.lastName.value == "Doe")
        #expect(draft.check.amount.value == Money(cents: 12_100))
        #expect(draft.order.amount.value == Money(cents: 12_100))
        #expect(draft.check.workflowNumber.value == 1)
        #expect(draft.type == .consumer)
        #expect(draft.total == Money(cents: 12_100))
    }

    @Test("is not read again where the delivery has been read")
    func delivery() {
        var reads: Set<FormField> = []
        let delivery = AddressForm(deliveryOf: { Self.texts[$0] })
        let draft = CheckoutDraft(
            reading: { field in
                reads.insert(field)
                return Self.texts[field]
            }, delivery: delivery, lines: [LineForm { Self.line[$0] }], taxAmount: nil, under: Self.workflow,
            on: Self.today)
        #expect(reads.allSatisfy { $0.billingCounterpart == nil })
        #expect(draft.order.party.deliveryDestination?.address.street == "Damrak")
    }

    @Test(
        "keeps the party's rules of a check and those of an order, each broken one named once",
        arguments: [
            [:], [.birthDate: "22-11-2009"], [.birthDate: "24-11-2010"], [.birthDate: ""], [.street: ""],
            [.city: ""], [.city: "", .country: "BE", .postalCode: "1000"], [.vatNumber: "x"], [.ipAddress: "x"],
            [.customerType: "B"], [.phone: "12", .email: "no", .lastName: ""], [.deliveryPostalCode: "x"],
        ] as [[FormField: String]])
    func rules(changes: [FormField: String]) throws {
        let texts = Self.texts.merging(changes) { $1 }
        let party = PartyForm { texts[$0] }
        let type = try party.customerType(under: Self.workflow)
        func broken(_ purpose: FormContext.Purpose) -> [FieldProblem] {
            PartyRules.all.violations(
                of: party,
                in: FormContext(purpose: purpose, workflow: Self.workflow, type: type, today: Self.today))
        }
        let checkout = broken(.checkout)
        #expect(Set(checkout) == Set(broken(.check) + broken(.order)))
        #expect(Set(checkout).count == checkout.count)
        #expect(checkout.isEmpty == changes.isEmpty)
    }

    @Test("is judged once for the decision and the page: no rule is applied twice")
    func judging() async throws {
        try await TestServer.run { sandbox in
            let token = try await sandbox.session()
            for filledIn in [[.birthDate: "", .email: "no"], SessionMessage.birthDate] as [[FormField: String]] {
                let session = try #require(try await LoadSession(sandbox.platform)(token))
                let counter = RuleCounter()
                let submitted = session.submit(filledIn, rules: counter.rules)
                let (outcome, _) = try await CompleteSession(sandbox.platform)(submitted)
                #expect(counter.applications == counter.expected)
                if filledIn[.email] == nil {
                    #expect(submitted.problems == [])
                    #expect(try await sandbox.status(token) == "order_created")
                } else {
                    #expect(submitted.problems.map(\.field) == [.birthDate, .email])
                    #expect(outcome == .incomplete(submitted.problems))
                }
            }
        }
    }

    @Test("of another day is judged by that day, the customer's entries as they were")
    func midnight() async throws {
        try await TestServer.run { sandbox in
            // Sessions live an hour, and midnight is near.
            sandbox.clock.advance(hours: 10, milliseconds: 30 * 60_000)
            let token = try await sandbox.session()
            // 18 tomorrow.
            let submitted = try #require(try await LoadSession(sandbox.platform)(token))
                .submit([.birthDate: "24-11-2008", .phone: " 0687654321 "])
            #expect(submitted.problems.map(\.reason) == [.tooYoung])
            sandbox.clock.advance(hours: 0, milliseconds: 45 * 60_000)
            let (outcome, _) = try await CompleteSession(sandbox.platform)(submitted)
            guard case .completed = outcome else {
                Issue.record("\(outcome)")
                return
            }
            let content = try await sandbox.storedContent("000000123")
            #expect(content.date.iso == "2026-11-24")
            #expect(content.customer.phone.text == "0687654321")
        }
    }

    @Test("An item's text that came as HTML is read as HTML once, on the page and in the order")
    func escapedTwice() async throws {
        try await TestServer.run { sandbox in
            let message = SessionMessage().with(member: "name", #""Salt &amp;amp; pepper""#)
            let token = try await sandbox.session(message)
            #expect(try await sandbox.view(token).lines.map(\.description) == ["Salt &amp; pepper"])
            _ = try await sandbox.complete(token)
            #expect(try await sandbox.storedContent("000000123").lines.map(\.description) == ["Salt &amp; pepper"])
        }
    }
}

/// Counts the applications of each rule of a checkout.
private final class RuleCounter: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    var applications: [String: Int] { counts.withLock { $0 } }

    /// Once for every rule there is.
    var expected: [String: Int] {
        let rules = CheckoutRules()
        let tables = [
            "before": rules.beforeParty.count, "party": rules.party.count, "check": rules.check.count,
            "after": rules.afterParty.count,
        ]
        let names = tables.flatMap { table, count in (0..<count).map { "\(table) \($0)" } }
        return Dictionary(uniqueKeysWithValues: names.map { ($0, 1) })
    }

    var rules: CheckoutRules {
        var rules = CheckoutRules()
        rules.beforeParty = counted(rules.beforeParty, "before")
        rules.party = counted(rules.party, "party")
        rules.check = counted(rules.check, "check")
        rules.afterParty = counted(rules.afterParty, "after")
        return rules
    }

    private func counted<Form>(_ rules: [FieldRule<Form>], _ table: String) -> [FieldRule<Form>] {
        rules.enumerated().map { index, rule in
            FieldRule(rule.field, rule.reason) { [self] form, context in
                counts.withLock { $0["\(table) \(index)", default: 0] += 1 }
                return rule.isViolated(form, context)
            }
        }
    }
}
