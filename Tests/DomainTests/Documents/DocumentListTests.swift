import DocumentSamples
import Domain
import Testing

@Suite("The documents of an order")
struct DocumentListTests {
    private let dutchTime: DutchCalendar

    init() throws {
        dutchTime = try #require(DutchCalendar())
    }

    private func started(_ content: OrderContent = .consumer(), agreement: Agreement = .standard[0]) throws
        -> SampleOrder
    {
        var order = SampleOrder(content, agreement: agreement, dutchTime: dutchTime)
        try order.handle(.start(trackAndTrace: nil))
        return order
    }

    @Test("are none before its workflow is started")
    func placed() throws {
        var order = SampleOrder(.consumer(), dutchTime: dutchTime)
        try order.handle(.credit(.init(amount: .euros(1))))
        #expect(order.documents.isEmpty)
    }

    @Test("begin with an invoice that is still to be sent")
    func toCome() throws {
        let invoice = try #require(try started().documents.first)
        #expect(!invoice.isSent)
        #expect(invoice.issueDate == CivilDate("05-11-2026"))
        #expect(invoice.dueDate == CivilDate("19-11-2026"))
        #expect(invoice.number.text == "1LMPO2026-11-02-17")
    }

    @Test("are a consumer's invoice, reminders, notice and collection, each with its number")
    func consumer() throws {
        var order = try started()
        order.wait(for: .collectionNotice)
        #expect(
            order.documents.map(\.number.text) == ["", "/R1", "/R2", "/N1", "/D1"].map { "1LMPO2026-11-02-17\($0)" })
        let notice = try #require(order.document(.statutoryNotice))
        #expect(notice.announcedCollectionCosts == .euros(40))
        #expect(notice.statement.amountDue == order.order.total)
        #expect(notice.dueDate == CivilDate("19-11-2026"))
        let collection = try #require(order.document(.collectionNotice))
        #expect(try collection.statement.amountDue == order.order.total + .euros(40))
        #expect(collection.statement.collectionCosts == .euros(40))
    }

    @Test("have no statutory notice where the customer is a company")
    func business() throws {
        var order = try started(.business(), agreement: .standard[1])
        order.wait(for: .collectionNotice)
        #expect(order.documents.map(\.kind) == [.invoice, .reminder, .reminder, .collectionNotice])
    }

    @Test("know what was so when they were sent; the invoice knows what is so now")
    func snapshots() throws {
        var order = try started()
        order.wait(for: .reminder)
        try order.handle(.credit(.init(amount: .euros(12), description: "One lamp")))
        try order.handle(.receivePayment(.euros(20)))
        let (total, reminder) = (order.order.total, try #require(order.document(.reminder)))
        #expect(reminder.statement.amountDue == total)
        #expect(reminder.statement.entries.isEmpty)
        let invoice = try #require(order.document(.invoice))
        #expect(try invoice.statement.amountDue == total - .euros(32))
        #expect(invoice.statement.entries.map(\.amount) == [Money.euros(-12), .euros(-20)])
        let note = try #require(order.document(.creditNote))
        #expect(note.number.text.hasSuffix("/C1"))
        #expect(note.credit?.amount == .euros(12))
        #expect(note.credit?.vat.gross == .euros(12))
        #expect(try note.statement.amountDue == total - .euros(12))
    }

    @Test("that credit an order in parts take off each rate what was on it")
    func creditsInParts() throws {
        var order = try started()
        let total = order.order.total
        try order.handle(.credit(.init(amount: Money(cents: 3_333))))
        try order.handle(.credit(.init(amount: Money(cents: 1))))
        try order.handle(.credit(.init(amount: total - Money(cents: 3_334))))
        var credited: [VATRate: Money] = [:]
        for share in order.documents.compactMap(\.credit).flatMap(\.vat.subtotals) {
            credited[share.rate, default: .zero] = try credited[share.rate, default: .zero] + share.gross
        }
        let breakdown = try VATBreakdown(of: order.order.content.lines)
        #expect(credited == Dictionary(uniqueKeysWithValues: breakdown.subtotals.map { ($0.rate, $0.gross) }))
    }
}
