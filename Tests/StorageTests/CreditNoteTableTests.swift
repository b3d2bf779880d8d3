import Domain
import Testing

@testable import Storage

@Suite("Credit notes")
struct CreditNoteTableTests {
    @Test("A credit note comes back as it was, under its number and for its merchant only")
    func roundTrip() async throws {
        let store = try TestDatabase()
        for (number, description) in [("C-1", nil), ("C-2", ""), ("C-3", "Returned: \"é\"")] {
            let row = row(description: description)
            try await insert(row, number, to: store)
            #expect(try await find(number, in: store) == row)
            #expect(try await find(number.lowercased(), in: store) == nil)
            #expect(try await find(number, merchant: 2, in: store) == nil)
        }
    }

    @Test("A number stands for one credit of a merchant, and another merchant may use it too")
    func unique() async throws {
        let store = try TestDatabase()
        try await insert(row(description: "first"), "C-1", to: store)
        await #expect(throws: (any Error).self) { try await insert(row(description: "second"), "C-1", to: store) }
        try await insert(row(description: "other"), "C-1", merchant: 2, to: store)
        #expect(try await find("C-1", in: store)?.description == "first")
        #expect(try await find("C-1", merchant: 2, in: store)?.description == "other")
    }

    private func row(description: String?) -> CreditNoteTable.CreditNoteRow {
        .init(
            orderID: Identifier(10), amount: Money(cents: 1_095), returnCosts: Money(cents: 5),
            description: description, result: "restarted")
    }

    private func insert(
        _ row: CreditNoteTable.CreditNoteRow, _ number: String, merchant: Int64 = 1, to store: TestDatabase
    ) async throws {
        try await store.database.write {
            try CreditNoteTable.insert(row, number: number, merchantID: Identifier(merchant), in: $0)
        }
    }

    private func find(
        _ number: String, merchant: Int64 = 1, in store: TestDatabase
    ) async throws -> CreditNoteTable.CreditNoteRow? {
        try await store.database.read { try CreditNoteTable.find(number, merchantID: Identifier(merchant), in: $0) }
    }
}
