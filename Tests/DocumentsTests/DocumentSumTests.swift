import DocumentSamples
import Documents
import Domain
import TestSupport
import Testing

@Suite("Sums on documents")
struct DocumentSumTests {
    private let dutchTime: DutchCalendar
    private let renderer: DocumentRenderer

    init() throws {
        dutchTime = try #require(DutchCalendar())
        renderer = try DocumentRenderer(brand: .standard(isSandbox: true))
    }

    @Test("are the ledger's, whatever was ordered and whatever happened", arguments: 1...24 as ClosedRange<UInt64>)
    func ledger(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var order = Self.order(&random, dutchTime)
        for _ in 0..<Int.random(in: 2...7, using: &random) {
            Self.happen(to: &order, &random)
            try check(order)
        }
    }

    /// - Returns: that many lines of all rates, some of them discounts.
    private static func order(_ random: inout SplitMix64, _ dutchTime: DutchCalendar) -> SampleOrder {
        let isBusiness = Bool.random(using: &random)
        let lines = (0..<Int.random(in: 1...12, using: &random)).map { index in
            OrderLine.line(
                "Regel \(index)", quantity: ["1", "2", "3", "0.5", "7.25"].randomElement(using: &random) ?? "1",
                price: "\(Int.random(in: 1...300, using: &random)).\(Int.random(in: 10...99, using: &random))",
                vat: ["21", "9", "0"].randomElement(using: &random) ?? "21",
                includesVAT: Bool.random(using: &random), isNet: isBusiness && Bool.random(using: &random))
        }
        let all = lines + (Bool.random(using: &random) ? [.line("Korting", price: "-0.75")] : [])
        var order = SampleOrder(
            isBusiness ? .business(all) : .consumer(all), agreement: .standard[isBusiness ? 1 : 0],
            dutchTime: dutchTime)
        try? order.handle(.start(trackAndTrace: nil))
        return order
    }

    private static func happen(to order: inout SampleOrder, _ random: inout SplitMix64) {
        let some = Money(cents: Int64.random(in: 1...max(2, order.order.total.cents), using: &random))
        // What the order does not take now simply does not happen.
        switch Int.random(in: 0..<6, using: &random) {
        case 0: try? order.handle(.credit(.init(amount: some)))
        case 1: try? order.handle(.credit(.init(amount: some, returnCosts: Money(cents: 495))))
        case 2: try? order.handle(.receivePayment(some))
        case 3: try? order.handle(.registerPayment(some, description: "Kas"))
        default: order.wait(days: Int.random(in: 1...30, using: &random))
        }
    }

    private func check(_ order: SampleOrder) throws {
        for document in order.documents {
            let statement = document.statement
            let sum = try statement.total + statement.entries.sum(\.amount)
            #expect(try sum == statement.amountDue - statement.refundDue, "\(document.number.text)")
            #expect(try VATBreakdown(of: document.content.lines).gross == statement.total)
            if document.kind == .invoice {
                #expect(statement.amountDue == order.lifecycle.amountDue)
                #expect(statement.refundDue == order.lifecycle.refundDue)
            }
            if let credit = document.credit {
                #expect(credit.vat.gross == credit.amount)
                #expect(try statement.entries.last { $0.kind == .credited }?.amount == .zero - credit.amount)
            }
        }
        let last = try #require(order.documents.last)
        for document in [order.document(.invoice), last].compactMap(\.self) {
            let text = try Poppler.reading(renderer.pdf(document, in: .english)) { try $0.text() }
            let amounts =
                [document.statement.amountDue, document.statement.total] + document.statement.entries.map(\.amount)
            for amount in amounts {
                let written = FormattedAmount(cents: amount.cents, in: .english).description
                #expect(text.contains(written), "\(document.number.text): \(written) in \(text)")
            }
        }
    }
}
