import Domain
import Testing

@testable import Storage

@Suite("Versions of workflows")
struct WorkflowTableTests {
    private static let today = TestDatabase.today
    private static let shop = Identifier(1)

    /// Merchants 1 and 2 with workflows 1 and 3.
    private func store() async throws -> TestDatabase {
        let store = try TestDatabase()
        try await store.addMerchant()
        try await store.addMerchant(2, username: "other", letterCode: "OTH")
        for merchant in [1, 2] as [Int64] {
            for index in [0, 2] { try await store.agree(Agreement.standard[index], merchant: merchant) }
        }
        return store
    }

    @Test("New orders of a day are placed under the last version that has begun, whatever was set first")
    func days() async throws {
        let store = try await store()
        try await store.agree(term: 30, from: Self.today.adding(days: 10))
        try await store.agree(term: 20, from: Self.today.adding(days: 5))
        let expected = [(0, 1, 14), (4, 1, 14), (5, 3, 20), (9, 3, 20), (10, 2, 30), (4_000, 2, 30)]
        for (days, version, term) in expected {
            let found = try await store.terms(on: Self.today.adding(days: days))
            #expect(found?.version == version, "after \(days) days")
            #expect(found?.term == term, "after \(days) days")
        }
        #expect(try await store.terms(on: Self.today.adding(days: 10), username: "other")?.version == 1)
        #expect(try await store.terms(on: Self.today.adding(days: 10), number: 3)?.version == 1)
        #expect(try await store.terms(on: Self.today, number: 2) == nil)
        #expect(try await store.terms(on: Self.today, username: "nobody") == nil)
    }

    @Test("A version for the same day takes the place of an earlier one, whose terms are still there for its orders")
    func replaced() async throws {
        let store = try await store()
        let day = Self.today.adding(days: 1)
        try await store.agree(term: 30, from: day)
        try await store.agree(term: 21, from: day)
        #expect(try await store.terms(on: day)?.term == 21)
        let versions = try await store.database.read {
            try WorkflowTable.versions(merchantID: Self.shop, on: Self.today, in: $0)
        }
        #expect(versions.map(\.agreement.workflow.number) == [1, 1, 3])
        #expect(versions.map(\.agreement.workflow.version) == [1, 3, 1])
        #expect(versions.map(\.validFrom) == [nil, day, nil])
        #expect(versions.map(\.agreement.plan.paymentTermDays) == [14, 21, 14])
        let second = try await store.database.read {
            try WorkflowTable.collectionTerms(number: 1, version: 2, merchantID: Self.shop, in: $0)
        }
        #expect(second?.plan.paymentTermDays == 30)
    }

    @Test("Versions that have had their time are not listed, and each number is counted once")
    func listed() async throws {
        let store = try await store()
        try await store.agree(term: 30, from: Self.today.adding(days: -5))
        try await store.agree(term: 21, from: Self.today)
        try await store.agree(term: 20, from: Self.today.adding(days: 1))
        let (versions, numbers) = try await store.database.read { transaction in
            (
                try WorkflowTable.versions(merchantID: Self.shop, on: Self.today, in: transaction),
                try WorkflowTable.identifiers(merchantID: Self.shop, in: transaction)
            )
        }
        #expect(versions.map(\.agreement.plan.paymentTermDays) == [21, 20, 14])
        #expect(numbers == [1, 3])
    }

    @Test("A start delay is changed from its day on, in the terms to come as well, and in no version that is there")
    func startDelay() async throws {
        let store = try await store()
        let later = Self.today.adding(days: 5)
        try await store.agree(term: 30, from: later)
        for _ in 1...2 {
            try await store.database.write {
                try WorkflowTable.setStartDelay(
                    9, number: 1, merchantID: Self.shop, from: Self.today, at: TestDatabase.now, in: $0)
            }
        }
        let (versions, first, summaries) = try await store.database.read { transaction in
            (
                try WorkflowTable.versions(merchantID: Self.shop, on: Self.today, in: transaction),
                try WorkflowTable.collectionTerms(number: 1, version: 1, merchantID: Self.shop, in: transaction),
                try WorkflowTable.summaries(merchantID: Self.shop, on: Self.today, in: transaction).rows()
            )
        }
        #expect(versions.map(\.agreement.plan.startDelayDays) == [9, 9, 3])
        #expect(versions.map(\.agreement.plan.paymentTermDays) == [14, 30, 14])
        #expect(versions.map(\.validFrom) == [Self.today, later, nil])
        // The second time there was nothing to change.
        #expect(versions.map(\.agreement.workflow.version) == [3, 4, 1])
        #expect(first?.plan.startDelayDays == 3)
        #expect(summaries.map(\.startDelay) == [9, 3])
    }

    @Test("An order keeps the version it was placed under, and one without a version is found")
    func orders() async throws {
        let store = try await store()
        try await store.addOrder(10)
        #expect(try await store.order("10")?.workflowVersion == 1)
        let range = Identifier(1)...Identifier(100)
        #expect(try await store.database.read { try WorkflowTable.ordersWithoutTerms(in: range, in: $0) } == [])
        try await store.database.write { try $0.execute("UPDATE orders SET workflow_version = 2", []) }
        #expect(try await store.database.read { try WorkflowTable.ordersWithoutTerms(in: range, in: $0) } == ["1SHP10"])
        try await store.agree(term: 30, from: Self.today)
        #expect(try await store.database.read { try WorkflowTable.ordersWithoutTerms(in: range, in: $0) } == [])
    }
}

extension TestDatabase {
    fileprivate func agree(_ agreement: Agreement, merchant: Int64 = 1, from day: CivilDate? = nil) async throws {
        try await database.write {
            try WorkflowTable.insert(
                agreement, merchantID: Identifier(merchant), validFrom: day, at: Self.now, in: $0)
        }
    }

    /// Sets another payment term of workflow 1 of merchant 1.
    fileprivate func agree(term: Int, from day: CivilDate) async throws {
        var agreement = Agreement.standard[0]
        agreement.plan.paymentTermDays = term
        try await agree(agreement, from: day)
    }

    fileprivate func terms(
        on day: CivilDate, number: Int = 1, username: String = "shop"
    ) async throws -> (version: Int, term: Int)? {
        try await database.read { transaction in
            let found = try WorkflowTable.find(number: number, username: username, on: day, in: transaction).first()
            guard let found else { return nil }
            let merchantID = Identifier(username == "shop" ? 1 : 2)
            let collection = try WorkflowTable.collectionTerms(
                number: number, version: found.version, merchantID: merchantID, in: transaction)
            return try (found.version, #require(collection).plan.paymentTermDays)
        }
    }
}
