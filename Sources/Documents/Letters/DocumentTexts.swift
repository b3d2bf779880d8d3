import Domain

/// Texts of a document in one language.
struct DocumentTexts {
    let document: CustomerDocument
    let phrases: LocalizedTexts
    let payAddress: String?

    init(_ document: CustomerDocument, brand: Brand, phrases: LocalizedTexts, payAddress: String?) {
        self.document = document
        self.payAddress = payAddress
        let due = document.statement.amountDue
        self.phrases = phrases.withValues([
            "brand": brand.name, "legalName": brand.legalName, "shop": document.shop.companyName,
            "invoice": document.invoiceNumber.text,
            "amount": phrases.format(due),
            "costs": phrases.format(document.announcedCollectionCosts),
            "together": phrases.format(document.dueWithAnnouncedCosts),
            "refund": phrases.format(document.statement.refundDue),
            "issuedOn": phrases.format(document.issueDate),
            "orderedOn": phrases.format(document.content.date),
            "dueDate": document.dueDate.map { phrases.format($0) } ?? "",
            "email": brand.supportEmail, "phone": brand.supportPhone, "hours": brand.supportHours,
        ])
    }

    subscript(key: String) -> String { phrases[key] }

    func text(_ amount: Money) -> String { phrases.format(amount) }

    func text(_ date: CivilDate) -> String { phrases.format(date) }

    /// Rate in text: `21%`; in German (DIN 5008) and French with a non-breaking space.
    func text(_ rate: VATRate) -> String {
        let number = FormattedDecimal(rate.percentage.description, in: phrases.language)
        return switch phrases.language {
        case .dutch, .english: "\(number)%"
        case .german, .french: "\(number)\u{A0}%"
        }
    }

    func text(_ quantity: ExactDecimal) -> String {
        FormattedDecimal(quantity.description, in: phrases.language).description
    }

    /// Title of the document: `Second reminder`.
    var title: String {
        let key = "title.\(document.kind.rawValue)"
        return phrases.textIfPresent("\(key).\(document.ordinal)")
            ?? phrases.text(key, with: ["ordinal": String(document.ordinal)])
    }

    /// Subject line: `Order 17 at De Lampenier B.V.`
    var subject: String { phrases.text("subject", with: ["order": document.orderNumber]) }

    /// Paragraphs of the letter.
    var paragraphs: [String] {
        switch document.kind {
        case .invoice:
            [
                phrases[
                    document.isSent ? (isAssigned ? "intro.invoice" : "intro.invoice.agent") : "intro.invoice.upcoming"]
            ]
        case .reminder: paragraphs("intro.reminder.\(min(document.ordinal, 2))") + onBehalf
        case .statutoryNotice: paragraphs("intro.statutory_notice") + onBehalf
        case .collectionNotice:
            paragraphs(hasCosts ? "intro.collection_notice" : "intro.collection_notice.withoutCosts") + onBehalf
        case .creditNote: paragraphs("intro.credit_note")
        }
    }

    /// The texts `key.1`, `key.2` and so on, until one is missing.
    private func paragraphs(_ key: String) -> [String] {
        (1...9).lazy.map { phrases.textIfPresent("\(key).\($0)") }.prefix { $0 != nil }.compactMap { $0 }
    }

    /// True if the shop has assigned its claim to the platform, as it does where the platform guarantees payment.
    private var isAssigned: Bool { document.isGuaranteed }

    /// Sentence in a letter about a claim that is still the shop's.
    private var onBehalf: [String] { isAssigned ? [] : [phrases["intro.agent"]] }

    private var hasCosts: Bool { document.statement.collectionCosts > .zero }

    /// Request to the customer, above the account.
    var instruction: String {
        guard document.statement.amountDue > .zero else {
            return phrases[document.statement.refundDue > .zero ? "instruction.refund" : "instruction.none"]
        }
        return switch document.kind {
        case .invoice, .creditNote: phrases[document.dueDate == nil ? "instruction.immediately" : "instruction.byDate"]
        case .reminder, .collectionNotice: phrases["instruction.immediately"]
        case .statutoryNotice: phrases["instruction.beforeCosts"]
        }
    }

    func label(of entry: OrderStatement.Entry) -> String {
        let label = phrases.text("entry.\(entry.kind.rawValue)", with: ["date": text(entry.date)])
        return entry.description.map { "\(label): \($0.singleLine)" } ?? label
    }
}
