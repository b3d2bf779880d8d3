import Domain

/// Content of a document between header and footer, from top to bottom.
struct LetterContent {
    private(set) var blocks: [Block] = []
    private let document: CustomerDocument
    private let wording: DocumentTexts
    private let brand: Brand
    private let canvas: Canvas
    private let budget: TextBudget
    private let entries: ShownEntries
    private var tables = 0

    init(_ document: CustomerDocument, wording: DocumentTexts, brand: Brand, canvas: Canvas) {
        self.document = document
        self.wording = wording
        self.brand = brand
        self.canvas = canvas
        entries = ShownEntries(document.statement.entries)
        budget = TextBudget(
            (document.kind == .invoice ? document.content.lines.map(\.printedDescription) : [])
                + entries.latest.map(wording.label))
        add(wording.title, .heading, tag: "H1")
        addMetadata()
        if document.kind == .invoice, let block = ShippingBlock(document, wording: wording).block(measuredBy: canvas) {
            blocks.append(block)
        }
        for (index, paragraph) in wording.paragraphs.enumerated() {
            add(paragraph, .body, gap: index == 0 ? 18 : 7, keepsWithNext: index == 0)
        }
        switch document.kind {
        case .invoice: addLines()
        case .creditNote: addCredit()
        default: break
        }
        addAccount()
        if document.kind == .invoice {
            for (index, reason) in wording.zeroRateReasons.enumerated() {
                // The reason belongs to the totals above, not to the payment box, which may be on the next page.
                add(reason, .note.inked, gap: index == 0 ? 14 : 2, keepsWithNext: false)
            }
        }
        if let text = document.content.references.additionalText, document.kind == .invoice {
            add(wording.phrases.text("additionalText", with: ["text": text.singleLine]), .note.inked, gap: 14)
        }
        addRequest()
    }

    // MARK: Text

    private mutating func add(
        _ text: String, _ style: TextStyle, tag: String = "P", gap: Double = 0, keepsWithNext: Bool = true
    ) {
        let width = LetterPage.contentWidth
        blocks.append(
            Block(
                height: canvas.height(of: text, style, width: width), spaceBefore: gap, keepsWithNext: keepsWithNext,
                tag: tag
            ) {
                $0.draw(text, x: LetterPage.left, y: $1, width: width, style)
            })
    }

    /// Metadata of the document, four items to a row, each with its label above it.
    private mutating func addMetadata() {
        let references = document.content.references
        let isInvoice = document.kind == .invoice
        let company = isInvoice ? document.content.customer.company : nil
        let facts: [(String, String?)] = [
            ("fact.number.\(document.kind.rawValue)", document.number.text),
            (document.isSent ? "fact.date" : "fact.dateUpcoming", wording.text(document.issueDate)),
            ("fact.dueOn", isInvoice ? document.dueDate.map(wording.text) : nil),
            ("fact.merchantCreditNumber", document.credit?.merchantNumber),
            ("fact.order", document.orderNumber),
            ("fact.merchantInvoice", references.merchantInvoiceNumber),
            ("fact.debtor", references.debtorNumber),
            ("fact.deliveredOn", isInvoice ? document.deliveryDate.map(wording.text) : nil),
            (
                document.content.customer.address.country == .netherlands
                    ? "fact.buyerChamberOfCommerce" : "fact.buyerCompanyNumber",
                company?.chamberOfCommerceNumber.text
            ),
            // Art. 226(4) of Directive 2006/112/EC.
            ("fact.buyerVATNumber", company?.vatNumber.map { $0.officialForm ?? $0.text }),
        ]
        let known = facts.compactMap { key, value in value.map { (label: wording[key], value: $0.singleLine) } }
        for start in stride(from: 0, to: known.count, by: Self.metadataColumns.count) {
            addMetadata(Array(known[start...].prefix(Self.metadataColumns.count)), gap: start == 0 ? 14 : 8)
        }
    }

    /// Shares of the width; the first is for the number, which is long.
    private static let metadataColumns = [0.3, 0.225, 0.255, 0.22]

    private mutating func addMetadata(_ facts: [(label: String, value: String)], gap: Double) {
        var x = LetterPage.left
        let cells = zip(facts, Self.metadataColumns).map { fact, share in
            defer { x += share * LetterPage.contentWidth }
            return (label: fact.label, value: fact.value, x: x, width: share * LetterPage.contentWidth - 8)
        }
        let height = cells.map { canvas.height(of: $0.value, .strong, width: $0.width) }.max() ?? 0
        // In some languages a label takes two lines.
        let labelHeight = cells.map { canvas.height(of: $0.label, .note, width: $0.width) }.max() ?? 0
        let below = max(12, labelHeight + 1.5)
        blocks.append(
            Block(height: height + below, spaceBefore: gap, keepsWithNext: true, tag: "P") { canvas, top in
                for cell in cells {
                    canvas.draw(cell.label, x: cell.x, y: top, width: cell.width, .note)
                    canvas.draw(cell.value, x: cell.x, y: top + below, width: cell.width, .strong)
                }
            })
    }

    // MARK: Tables

    private mutating func beginTable() -> Int {
        tables += 1
        return tables
    }

    /// Lines of the order: with VAT for consumers, without for companies.
    private mutating func addLines() {
        let table = beginTable()
        let isBusiness = document.customerType == .business
        add(
            TableRow(
                ["lines.description", "lines.quantity", "lines.price", "lines.vat", "lines.amount"]
                    .map { wording[isBusiness ? wording.netKey($0) : $0] }, .lines, style: .note, gap: 16,
                keepsWithNext: true, isHeader: true), to: table)
        for (line, amount) in zip(document.content.lines, document.lineAmounts) {
            add(
                TableRow(
                    [
                        budget.fit(line.printedDescription), wording.text(line.quantity),
                        line.netTotal == nil
                            ? wording.price(amount, for: line.quantity) : wording.price(line.unitPrice.amount),
                        wording.text(line.vatRate), wording.text(amount),
                    ], .lines, style: .body, hasRule: true), to: table)
        }
        isBusiness ? addNetTotals(to: table) : addGrossTotal(to: table)
    }

    private mutating func addGrossTotal(to table: Int) {
        add(TableRow(.total, wording["total"], wording.text(document.statement.total), .strong), to: table)
        for share in document.vat.subtotals { add(share, "total.includedVAT", to: table) }
    }

    private mutating func addNetTotals(to table: Int) {
        let breakdown = document.vat
        add(TableRow(.total, wording["total.net"], wording.text(breakdown.net)), to: table)
        for share in breakdown.subtotals { add(share, "total.vat", to: table) }
        add(TableRow(.total, wording["total"], wording.text(document.statement.total), .strong), to: table)
    }

    private mutating func add(_ share: VATBreakdown.Subtotal, _ key: String, to table: Int) {
        let label = wording.phrases.text(
            key, with: ["rate": wording.text(share.rate), "net": wording.text(share.net)])
        add(TableRow(.total, label, wording.text(share.vat), .note), to: table)
    }

    private mutating func addCredit() {
        guard let credit = document.credit else { return }
        let table = beginTable()
        let texts = [credit.description?.singleLine ?? wording["credit.line"], wording.text(credit.amount)]
        add(
            TableRow(
                [wording["lines.description"], wording["lines.amount"]], .account, style: .note, gap: 16,
                keepsWithNext: true, isHeader: true), to: table)
        add(TableRow(texts, .account, style: .body, keepsWithNext: true, hasRule: true), to: table)
        add(TableRow(.total, wording["credit.total"], wording.text(credit.amount), .strong), to: table)
        for share in credit.vat.subtotals { add(share, "total.includedVAT", to: table) }
    }

    /// Charges, credits and payments of the order.
    private mutating func addAccount() {
        let statement = document.statement
        let isInvoice = document.kind == .invoice
        let table = beginTable()
        if !isInvoice {
            let label = wording["account.invoice"]
            add(
                TableRow([label, wording.text(statement.total)], .account, style: .body, gap: 16, hasRule: true),
                to: table)
        }
        let earlier = entries.earlier.map { [wording["account.earlier"], wording.text($0)] }
        let rows =
            [earlier].compactMap(\.self)
            + entries.latest.map { [budget.fit(wording.label(of: $0)), wording.text($0.amount)] }
        for (index, cells) in rows.enumerated() {
            let gap = isInvoice && index == 0 ? 10.0 : 0
            add(TableRow(cells, .account, style: .body, gap: gap, hasRule: true), to: table)
        }
        if statement.refundDue > .zero {
            add(TableRow(.total, wording["account.refund"], wording.text(statement.refundDue), .strong), to: table)
        }
        add(TableRow(.total, wording["account.due"], wording.text(statement.amountDue), .sum, gap: 4), to: table)
    }

    private mutating func add(_ row: TableRow, to table: Int) {
        let block = row.block(in: table, measuredBy: canvas)
        blocks.append(block)
        if block.keepsWithNext || blocks.count < 2 { return }
        // The last line of a table stays on one page with the total.
        if row.columns == .total { blocks[blocks.count - 2].keepsWithNext = true }
    }

    // MARK: What is asked

    private mutating func addRequest() {
        let box = PaymentBox(document, wording: wording, brand: brand)
        let height = box.height(measuredBy: canvas)
        blocks.append(
            Block(height: height, spaceBefore: 20, tag: "Sect", draw: { box.draw(on: $0, top: $1, height: height) }))
    }
}

/// Entries of an account as a document shows them: the latest one by one, earlier ones as one sum, so that an order
/// with thousands of small payments adds only one page.
struct ShownEntries {
    static let maxRows = 50

    let latest: [OrderStatement.Entry]
    /// Sum of the earlier entries; `nil` where all are shown.
    let earlier: Money?

    init(_ entries: [OrderStatement.Entry]) {
        guard entries.count > Self.maxRows else {
            latest = entries
            earlier = nil
            return
        }
        latest = entries.suffix(Self.maxRows - 1)
        earlier = Money(cents: entries.dropLast(Self.maxRows - 1).reduce(0) { $0 &+ $1.amount.cents })
    }
}

extension OrderLine {
    fileprivate var printedDescription: String { (description ?? code ?? "").singleLine }
}

extension DocumentTexts {
    /// Key of a column heading; the one for a company states that amounts exclude VAT.
    fileprivate func netKey(_ key: String) -> String {
        ["lines.price", "lines.amount"].contains(key) ? "\(key).net" : key
    }

    /// Price of one piece with the decimals that the shop sent, at least two.
    fileprivate func price(_ amount: ExactDecimal) -> String {
        let (cents, rest) = amount.millionths.quotientAndRemainder(dividingBy: 10_000)
        let digits = String(amount.magnitude.priceText.split(separator: ".")[1].dropFirst(2))
        let text = FormattedAmount(cents: cents, fraction: digits, in: phrases.language).description
        return (cents == 0 && rest < 0 ? "\u{2212}" : "") + text
    }

    /// Price of one piece: in cents if that is exact, otherwise with four decimals.
    /// - Parameter quantity: quantity above zero.
    fileprivate func price(_ amount: Money, for quantity: ExactDecimal) -> String {
        let quotient = ExactDecimal.divideRoundingHalfAwayFromZero(
            Int128(amount.cents) * 100 * Int128(ExactDecimal.scale), by: Int128(quantity.millionths))
        let (cents, rest) = quotient.quotientAndRemainder(dividingBy: 100)
        let digits = rest == 0 ? "" : rest.magnitude < 10 ? "0\(rest.magnitude)" : "\(rest.magnitude)"
        let text = FormattedAmount(cents: Int64(clamping: cents), fraction: digits, in: phrases.language).description
        return (cents == 0 && rest < 0 ? "\u{2212}" : "") + text
    }
}
