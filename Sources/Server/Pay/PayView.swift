import Documents
import Domain
import UseCases

/// What `pay.mustache` shows.
struct PayView {
    let frame: FrameView
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
        /// The dark squares, as the path of an SVG.
        let path: String
    }

    struct BankRow {
        let name: String
        let shown: String
        /// As it is to be typed.
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

    init(_ page: PayPage, frame: FrameView, phrases: Phrases) {
        let statement = page.debt.invoice.statement
        let isDue = statement.due > .zero
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
            [Entry(label: phrases["payInvoice"], amount: phrases.text(statement.total))]
            + statement.entries.map { entry in
                let label = phrases.filled("payEntry.\(entry.kind.rawValue)", ["date": phrases.text(entry.on)])
                return Entry(label: label, amount: phrases.text(entry.amount))
            }
        due = phrases.text(statement.due)
        documents = page.debt.documents.flatMap { document in
            let paper = DocumentView(document, phrases)
            let isElectronic = document.kind == .invoice && EInvoice(page.debt.invoice, brand: page.frame.brand) != nil
            return isElectronic ? [paper, DocumentView(electronic: document, phrases)] : [paper]
        }
    }

    /// What the page's texts may name, beside what stands around every page.
    static func values(of page: PayPage, _ phrases: Phrases) -> [String: String] {
        let (debt, statement) = (page.debt, page.debt.invoice.statement)
        let notice = debt.documents.last { $0.kind == .statutoryNotice }?.issuedOn
        var values = FrameView.values(of: page.frame)
        values["amount"] = phrases.text(statement.due)
        values["refund"] = phrases.text(statement.refundDue)
        values["costs"] = phrases.text(statement.collectionCosts)
        values["announced"] = phrases.text(debt.invoice.announcedCosts)
        values["invoice"] = debt.invoice.invoiceNumber.text
        values["order"] = debt.invoice.orderNumber
        values["issuedOn"] = phrases.text(debt.invoice.issuedOn)
        values["dueOn"] = debt.invoice.dueOn.map { phrases.text($0) }
        values["until"] = debt.heldUntil.map { phrases.text($0) }
        values["noticeOn"] = notice.map { phrases.text($0) }
        return values
    }

    /// Costs are named only where some were charged.
    private static func leadKey(_ page: PayPage) -> String {
        let hasCosts = page.debt.invoice.statement.collectionCosts > .zero
        let key = "payLead.\(page.state.rawValue)"
        return page.state == .collection && !hasCosts ? "\(key).withoutCosts" : key
    }

    private static func thanks(_ page: PayPage, _ phrases: Phrases) -> String? {
        let last = page.debt.invoice.statement.entries.last { $0.kind == .paymentReceived }
        guard page.hasJustPaid, let last else { return nil }
        return phrases.filled("payThanks", ["paid": phrases.text(last.amount.magnitude)])
    }

    private static func bankRows(_ page: PayPage, _ phrases: Phrases) -> [BankRow] {
        let (brand, invoice) = (page.frame.brand, page.debt.invoice)
        let due = invoice.statement.due
        let rows: [(key: String, shown: String, plain: String)?] = [
            ("payBank.amount", phrases.text(due), due.description),
            ("payBank.iban", brand.account.iban.grouped, brand.account.iban.text),
            brand.account.bic.map { ("payBank.bic", $0.text, $0.text) },
            ("payBank.holder", brand.legalName, brand.legalName),
            ("payBank.reference", invoice.paymentReference.grouped, invoice.paymentReference.digits),
        ]
        return rows.compactMap { $0 }.map { row in
            BankRow(
                name: phrases[row.key], shown: row.shown, plain: row.plain,
                copyLabel: phrases.filled("payCopy.what", ["what": phrases[row.key]]))
        }
    }
}

extension PayView.Form {
    fileprivate init(_ page: PayPage, _ phrases: Phrases) {
        let due = page.debt.due
        action = page.frame.path
        self.due = String(due.cents)
        button = phrases["payButton"]
        let problem = page.problem.flatMap { $0 == .changed ? nil : phrases["payProblem.\($0.rawValue)"] }
        let name = PayPage.amountName
        let described = (problem == nil ? "" : "\(name)-problem ") + "\(name)-help"
        let prefilled = DecimalText(due.description, in: phrases.language).description
        fields = [
            FieldView(
                partial: CheckoutTemplate.textField.rawValue, inputID: name, inputName: name,
                label: phrases["payAmount"], optional: false, help: phrases["payAmountHelp"], helpID: "\(name)-help",
                problem: problem, problemID: "\(name)-problem",
                describedBy: described, autofocus: problem != nil, value: page.typed ?? prefilled,
                width: FieldTraits.Width.full.rawValue, inputType: "text", autocomplete: "off", inputMode: "decimal",
                capitals: false, plainSpelling: true, parts: nil, choices: nil, ticked: false)
        ]
    }
}

extension PayView.CodeView {
    /// With the margin of four squares that readers need.
    fileprivate init?(_ page: PayPage) {
        guard let transfer = page.debt.invoice.transfer(to: page.frame.brand), let code = QRCode(transfer.text) else {
            return nil
        }
        size = code.size + 8
        path = code.runs.map { "M\($0.x + 4 as Int) \($0.y + 4 as Int)h\($0.length)v1h-\($0.length)z" }.joined()
    }
}

extension PayView.DocumentView {
    fileprivate init(_ document: DocumentAddress, _ phrases: Phrases) {
        let date = phrases.text(document.issuedOn)
        name =
            phrases.find("payDocument.\(document.kind.rawValue).\(document.ordinal)")
            ?? phrases.filled("payDocument.\(document.kind.rawValue)", ["ordinal": String(document.ordinal)])
        note = phrases.filled(document.isSent ? "payDocumentSent" : "payDocumentToCome", ["date": date])
        path = "\(document.path)?language=\(phrases.language.code)"
    }
}

extension PayView.DocumentView {
    fileprivate init(electronic document: DocumentAddress, _ phrases: Phrases) {
        name = phrases["payDocument.ubl"]
        note = phrases["payDocumentUBL"]
        path = "\(document.path)/ubl"
    }
}

extension CheckoutRenderer {
    func render(_ page: PayPage) -> String {
        let plain = Phrases(texts, in: page.frame.language)
        let phrases = plain.filling(PayView.values(of: page, plain))
        let frame = FrameView(page.frame, renderer: self, phrases: phrases, postsLanguage: false)
        return render(PayView(page, frame: frame, phrases: phrases), with: .pay)
    }
}
