import Domain
import Testing

@testable import Storage

extension TestDatabase {
    static let dutchTime = DutchCalendar()!
    static let today = dutchTime.date(at: now)
    static let keys = CustomerMatchKeys(
        person: MatchKey(1), email: MatchKey(2), phone: MatchKey(3), address: MatchKey(4))

    /// An order of merchant 1 that has just been placed; its number is its id.
    func addOrder(
        _ id: Int64, keys: CustomerMatchKeys = TestDatabase.keys, merchant: Int64 = 1, content: OrderContent? = nil
    ) async throws {
        let number = try #require(OrderNumber("\(id)"))
        let order = try Order(
            number: number,
            invoiceNumber: InvoiceNumber(workflow: 1, letterCode: try #require(LetterCode("SHP")), order: number),
            workflowNumber: 1, content: try content ?? StorageSamples.content())
        let new = NewOrder(
            id: Identifier(id), merchantID: Identifier(merchant), order: order,
            encodedContent: EncodedOrderContent(order.content),
            checkID: nil, keys: keys, placedAt: Self.now, workflowVersion: 1,
            lifecycle: .placed)
        try await database.write { try OrderTable.insert(new, in: $0) }
    }

    /// Lets an order be one that waits for something.
    func wake(_ id: Int64, at moment: Int64?) async throws {
        try await database.write {
            try $0.execute(
                "UPDATE orders SET stage = 'started', step = 0, next_step_at = $1, wakes_at = $1 WHERE id = $2",
                [.integer(moment), .integer(id)])
        }
    }

    /// Reads an order's row by its order number or invoice number.
    func order(_ number: String, merchant: Int64 = 1) async throws -> OrderRow? {
        let name = OrderLookupKey(number, letterCode: try #require(LetterCode("SHP")))
        return try await database.read { try OrderTable.find(name, merchantID: Identifier(merchant), in: $0).first() }
    }
}
