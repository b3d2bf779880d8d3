import Domain
import Testing

@testable import Storage

extension TemporaryStore {
    static let dutchTime = DutchTime()!
    static let today = dutchTime.date(at: now)
    static let keys = PartyKeys(
        person: RecognitionKey(1), email: RecognitionKey(2), phone: RecognitionKey(3), address: RecognitionKey(4))

    /// An order of merchant 1 that has just been placed; its number is its id.
    func addOrder(
        _ id: Int64, keys: PartyKeys = TemporaryStore.keys, merchant: Int64 = 1, content: OrderContent? = nil
    ) async throws {
        let number = try #require(OrderNumber("\(id)"))
        let order = try Order(
            number: number,
            invoiceNumber: InvoiceNumber(workflow: 1, letterCode: try #require(LetterCode("SHP")), order: number),
            workflowNumber: 1, content: try content ?? Samples.content())
        let new = NewOrder(
            id: Identifier(id), merchantID: Identifier(merchant), order: order, document: OrderDocument(order.content),
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

    /// What an order's row says, by either of its numbers.
    func order(_ number: String, merchant: Int64 = 1) async throws -> OrderRow? {
        let name = OrderName(number, letterCode: try #require(LetterCode("SHP")))
        return try await database.read { try OrderTable.find(name, merchantID: Identifier(merchant), in: $0).first() }
    }
}
