import Documents
import Domain
import UseCases

/// Values of `pay.mustache`.
struct PayView {
    let frame: LayoutView
    let title: String
    let heading: String
    let lead: String
    let thanks: String?
    let alertText: String?
    let form: Form?
    let code: CodeView?
    let bankRows: [BankRow]?
    let entries: [Entry]
    let due: String
    let documents: [DocumentView]

    struct Form {
        let action: String
        let due: String
        let button: String
        let fields: [FieldView]
    }

    struct CodeView {
        let size: Int
        /// SVG path of the dark squares.
        let path: String
    }

    struct BankRow {
        let name: String
        let shown: String
        /// Text that the customer copies into a bank's form.
        let plain: String
        let copyLabel: String
    }

    struct Entry {
        let label: String
        let amount: String
    }

    struct DocumentView {
        let name: String
        let note: String
        let path: String
    }

    init(_ page: PayPage, frame: LayoutView, phrases: LocalizedTexts) {
        let statement = page.balance.invoice.statement
        let isDue = statement.amountDue > .zero
        self.frame = frame
        heading = phrases["payHeading.\(page.state.rawValue)"]
        lead = phrases[Self.leadKey(page)]
        title =
            (page.problem == nil ? "" : phrases["errorTitlePrefix"] + " ")
            + "\(phrases["payTitle"]) – \(page.frame.brand.name)"
        thanks = Self.thanks(page, phrases)
        alertText = page.problem == .changed ? phrases["payProblem.changed"] : nil
        form = isDue && page.frame.brand.isSandbox ? Form(page, phrases) : nil
        code = isDue ? CodeView(page) : nil
        bankRows = isDue ? Self.bankRows(page, phrases) : nil
        entries =
            [Entry(label: phrases["payInvoice"], amount: phrases.format(statement.total))]
            + statement.entries.map { entry in
                let label = phrases.text("payEntry.\(entry.kind.rawValue)", with: ["date": phrases.format(entry.date)])
                return Entry(label: label, amount: phrases.format(entry.amount))
            }
        due = phrases.format(statement.amountDue)
        documents = page.balance.documents.flatMap { document in
            let paper = DocumentView(document, phrases)
            let isElectronic =
                document.kind == .invoice && EInvoice(page.balance.invoice, brand: page.frame.brand) != nil
            return isElectronic ? [paper, DocumentView(electronic: document, phrases)] : [paper]
        }
    }

    /// Values for the placeholders of the page's texts, with those of the layout.
    static func values(of page: PayPage, _ phrases: LocalizedTexts) -> [String: String] {
        let (balance, statement) = (page.balance, page.balance.invoice.statement)
        let notice = balance.documents.last { $0.kind == .statutoryNotice }?.issuedOn
        var values = LayoutView.values(of: page.frame)
        values["amount"] = phrases.format(statement.amountDue)
        values["refund"] = phrases.format(statement.refundDue)
        values["costs"] = phrases.format(statement.collectionCosts)
        values["announced"] = phrases.format(balance.invoice.announcedCollectionCosts)
        values["invoice"] = balance.invoice.invoiceNumber.text
        values["order"] = balance.invoice.orderNumber
        values["issuedOn"] = phrases.format(balance.invoice.issueDate)
        values["dueOn"] = balance.invoice.dueDate.map { phrases.format($0) }
        values["until"] = balance.heldUntil.map { phrases.format($0) }
        values["noticeOn"] = notice.map { phrases.format($0) }
        return values
    }

    /// Key of the first paragraph, which mentions costs only if some were charged.
    private static func leadKey(_ page: PayPage) -> String {
        let hasCosts = page.balance.invoice.statement.collectionCosts > .zero
        let key = "payLead.\(page.state.rawValue)"
        return page.state == .collection && !hasCosts ? "\(key).withoutCosts" : key
    }

    private static func thanks(_ page: PayPage, _ phrases: LocalizedTexts) -> String? {
        let last = page.balance.invoice.statement.entries.last { $0.kind == .paymentReceived }
        guard page.hasJustPaid, let last else { return nil }
        return phrases.text("payThanks", with: ["paid": phrases.format(last.amount.magnitude)])
    }

    private static func bankRows(_ page: PayPage, _ phrases: LocalizedTexts) -> [BankRow] {
        let (brand, invoice) = (page.frame.brand, page.balance.invoice)
        let due = invoice.statement.amountDue
        let rows: [(key: String, shown: String, plain: String)?] = [
            ("payBank.amount", phrases.format(due), due.description),
            ("payBank.iban", brand.account.iban.grouped, brand.account.iban.text),
            brand.account.bic.map { ("payBank.bic", $0.text, $0.text) },
            ("payBank.holder", brand.legalName, brand.legalName),
            ("payBank.reference", invoice.paymentReference.grouped, invoice.paymentReference.digits),
        ]
        return rows.compactMap { $0 }.map { row in
            BankRow(
                name: phrases[row.key], shown: row.shown, plain: row.plain,
                copyLabel: phrases.text("payCopy.what", with: ["what": phrases[row.key]]))
        }
    }
}

extension PayView.Form {
    fileprivate init(_ page: PayPage, _ phrases: LocalizedTexts) {
        let due = page.balance.due
        action = page.frame.path
        self.due = String(due.cents)
        button = phrases["payButton"]
        let problem = page.problem.flatMap { $0 == .changed ? nil : phrases["payProblem.\($0.rawValue)"] }
        let name = PayPage.amountName
        let described = (problem == nil ? "" : "\(name)-problem ") + "\(name)-help"
        let prefilled = FormattedDecimal(due.description, in: phrases.language).description
        fields = [
            FieldView(
                partial: CheckoutTemplate.textField.rawValue, inputID: name, inputName: name,
                label: phrases["payAmount"], optional: false, help: phrases["payAmountHelp"], helpID: "\(name)-help",
                problem: problem, problemID: "\(name)-problem",
                describedBy: described, autofocus: problem != nil, value: page.typed ?? prefilled,
                width: FieldTraits.Width.full.rawValue, inputType: "text", autocomplete: "off", inputMode: "decimal",
                autocapitalizesCharacters: false, spellcheckDisabled: true, parts: nil, choices: nil, isChecked: false)
        ]
    }
}

extension PayView.CodeView {
    /// Adds the margin of four squares that scanners need. `nil` if a QR code cannot express the transfer.
    fileprivate init?(_ page: PayPage) {
        guard let transfer = page.balance.invoice.epcPayload(brand: page.frame.brand), let code = QRCode(transfer.text)
        else {
            return nil
        }
        size = code.size + 8
        path = code.runs.map { "M\($0.x + 4 as Int) \($0.y + 4 as Int)h\($0.length)v1h-\($0.length)z" }.joined()
    }
}

extension PayView.DocumentView {
    fileprivate init(_ document: DocumentLocation, _ phrases: LocalizedTexts) {
        let date = phrases.format(document.issuedOn)
        name =
            phrases.textIfPresent("payDocument.\(document.kind.rawValue).\(document.ordinal)")
            ?? phrases.text("payDocument.\(document.kind.rawValue)", with: ["ordinal": String(document.ordinal)])
        note = phrases.text(document.isSent ? "payDocumentSent" : "payDocumentToCome", with: ["date": date])
        path = "\(document.path)?language=\(phrases.language.code)"
    }
}

extension PayView.DocumentView {
    fileprivate init(electronic document: DocumentLocation, _ phrases: LocalizedTexts) {
        name = phrases["payDocument.ubl"]
        note = phrases["payDocumentUBL"]
        path = "\(document.path)/ubl"
    }
}

extension PageRenderer {
    func render(_ page: PayPage) -> String {
        let plain = LocalizedTexts(texts, in: page.frame.language)
        let phrases = plain.withValues(PayView.values(of: page, plain))
        let frame = LayoutView(page.frame, renderer: self, phrases: phrases, postsLanguage: false)
        return render(PayView(page, frame: frame, phrases: phrases), with: .pay)
    }
}
