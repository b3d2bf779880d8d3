import Domain
import Testing

@testable import Storage

@Suite("Checkout sessions")
struct SessionTableTests {
    private static let now = TestDatabase.now

    private func document(customInvoiceID: String? = nil) throws -> StoredSessionRequest {
        StoredSessionRequest(
            fields: ["lastName": "O'Neill \"x\"", "amount": "121.0000"], lines: [["code": "0001"], [:]],
            returnURLs: ReturnURLs(
                success: try #require(ReturnURL("https://a.nl/é/?a=%20")),
                fail: try #require(ReturnURL("https://a.nl/f")), back: nil, cancel: ReturnURL("http://[::1]/")),
            taxAmount: Money(cents: 2_100), customInvoiceID: customInvoiceID)
    }

    @discardableResult
    private func add(
        _ id: Int64, to store: TestDatabase, number: String = "A.1", workflow: Int = 1, at moment: Instant = now,
        customInvoiceID: String? = nil
    ) async throws -> CheckoutSession {
        let session = CheckoutSession.start(at: moment).session
        let orderNumber = try #require(OrderNumber(number))
        let new = NewSession(
            id: Identifier(id), tokenHash: "hash \(id)", merchantID: Identifier(1), number: orderNumber,
            invoiceNumber: InvoiceNumber(
                workflow: workflow, letterCode: try #require(LetterCode("SHP")), order: orderNumber),
            request: try document(customInvoiceID: customInvoiceID), session: session, createdAt: moment)
        try await store.database.write { try SessionTable.insert(new, in: $0) }
        return session
    }

    @Test("A session comes back as it was, by the hash of its token only")
    func roundTrip() async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        let session = try await add(7, to: store)
        let (row, none, document) = try await store.database.read { transaction in
            (
                try SessionTable.find(tokenHash: "hash 7", in: transaction),
                try SessionTable.find(tokenHash: "7", in: transaction),
                try SessionTable.request(of: Identifier(7), in: transaction)
            )
        }
        #expect(row?.session == session)
        #expect(row?.number == "A.1")
        #expect(row?.invoiceNumber.text == "1SHPA-1")
        #expect(none == nil)
        #expect(document == (try self.document()))
    }

    @Test("No two sessions have one token")
    func tokens() async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        try await add(7, to: store)
        await #expect(throws: (any Error).self) {
            try await store.database.write {
                try $0.execute("UPDATE sessions SET id = 8", [])
                try SessionTable.insert(
                    NewSession(
                        id: Identifier(7), tokenHash: "hash 7", merchantID: Identifier(1),
                        number: #require(OrderNumber("B")), invoiceNumber: InvoiceNumber(stored: "1SHPB"),
                        request: self.document(), session: CheckoutSession.start(at: Self.now).session,
                        createdAt: Self.now),
                    in: $0)
            }
        }
        #expect(try await store.count("sessions WHERE id = 7") == 1)
    }

    @Test("The latest session of an invoice number is found, and those that are active, whatever the dots are")
    func numbers() async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        for id in [7, 8, 9] as [Int64] { try await add(id, to: store, workflow: id == 9 ? 2 : 1) }
        try await end(8, .cancel, in: store)
        let code = try #require(LetterCode("SHP"))
        func latest(_ text: String, of merchant: Int64 = 1) async throws -> Int64? {
            try await store.database.read {
                try SessionTable.latest(
                    invoiceNumber: OrderLookupKey(text, letterCode: code), merchantID: Identifier(merchant), in: $0)
            }?.id.value
        }
        #expect(try await latest("1SHPA-1") == 8)
        #expect(try await latest("2SHPA-1") == 9)
        #expect(try await latest("3SHPA-1") == nil)
        #expect(try await latest("1SHPA-1", of: 2) == nil)
        let number = try #require(OrderNumber("A-1"))
        let active = try await store.database.read {
            try SessionTable.active(number, merchantID: Identifier(1), in: $0)
        }
        #expect(Set(active.map(\.id.value)) == [7, 9])
    }

    @Test("Sessions whose time has come are claimed, the earliest first, and no others")
    func expiry() async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        #expect(try await store.database.read { try SessionTable.nextExpiry(in: $0) } == nil)
        for (id, hours) in [(1, -2), (2, -3), (3, -1), (4, 0), (5, -4)] as [(Int64, Int64)] {
            try await add(id, to: store, number: "\(id)", at: Self.now.adding(hours: hours))
        }
        try await end(5, .fail, in: store, at: Self.now.adding(hours: -4))
        let next = try await store.database.read { try SessionTable.nextExpiry(in: $0) }
        #expect(next == Self.now.adding(hours: -2))
        func claimed(_ limit: Int) async throws -> [Int64] {
            try await store.database.write {
                try SessionTable.claimExpired(at: Self.now, limit: limit, in: $0).map(\.id.value)
            }
        }
        #expect(try await claimed(10) == [2, 1, 3])
        #expect(try await claimed(2) == [2, 1])
    }

    @Test("An order knows the invoice number of the session it came from")
    func customInvoiceID() async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        try await add(7, to: store, customInvoiceID: "F-1")
        try await end(7, .complete(orderID: Identifier(70)), in: store)
        let (known, unknown) = try await store.database.read { transaction in
            (
                try SessionTable.customInvoiceID(ofOrder: Identifier(70), in: transaction),
                try SessionTable.customInvoiceID(ofOrder: Identifier(71), in: transaction)
            )
        }
        #expect(known == "F-1")
        #expect(unknown == nil)
    }

    @Test("Webshop settings come back as they were, and the standard's where none were made")
    func webshopSettings() async throws {
        let store = try TestDatabase()
        let merchant = try await store.addMerchant()
        func settings() async throws -> WebshopSettings {
            try await store.database.read { try MerchantTable.webshopSettings(of: merchant.id, in: $0) }
        }
        #expect(try await settings() == .standard)
        let own = WebshopSettings(
            isTrustScoreEnabled: true, minimumPaidOrders: 3, periodDays: 0, minTotalExclusive: Money(cents: 49_950))
        try await store.database.write { try MerchantTable.setWebshopSettings(own, id: merchant.id, in: $0) }
        #expect(try await settings() == own)
    }

    private func end(
        _ id: Int64, _ command: CheckoutSession.Command, in store: TestDatabase, at moment: Instant = now
    ) async throws {
        try await store.database.write { transaction in
            let row = try #require(try SessionTable.find(tokenHash: "hash \(id)", in: transaction))
            var session = row.session
            _ = session.handle(command, at: moment)
            try SessionTable.update(row.id, to: session, in: transaction)
        }
    }
}
