import Domain

/// What a document says, in one language.
struct Wording {
    let document: IssuedDocument
    let phrases: Phrases
    let payAddress: String?

    init(_ document: IssuedDocument, brand: Brand, phrases: Phrases, payAddress: String?) {
        self.document = document
        self.payAddress = payAddress
        let due = document.statement.due
        self.phrases = phrases.filling([
            "brand": brand.name, "legalName": brand.legalName, "shop": document.shop.companyName,
            "invoice": document.invoiceNumber.text,
            "amount": phrases.text(due),
            "costs": phrases.text(document.announcedCosts),
            "together": phrases.text(document.dueWithAnnouncedCosts),
            "refund": phrases.text(document.statement.refundDue),
            "issuedOn": phrases.text(document.issuedOn),
            "orderedOn": phrases.text(document.content.date),
            "dueDate": document.dueOn.map { phrases.text($0) } ?? "",
            "email": brand.supportEmail, "phone": brand.supportPhone, "hours": brand.supportHours,
        ])
    }

    subscript(key: String) -> String { phrases[key] }

    func text(_ amount: Money) -> String { phrases.text(amount) }

    func text(_ date: CivilDate) -> String { phrases.text(date) }

    /// `21%`, in German (DIN 5008) and French with a space that does not break.
    func text(_ rate: VATRate) -> String {
        let number = DecimalText(rate.percentage.description, in: phrases.language)
        return switch phrases.language {
        case .dutch, .english: "\(number)%"
        case .german, .french: "\(number)\u{A0}%"
        }
    }

    func text(_ quantity: ExactDecimal) -> String {
        DecimalText(quantity.description, in: phrases.language).description
    }

    /// `Second reminder`.
    var title: String {
        let key = "title.\(document.kind.rawValue)"
        return phrases.find("\(key).\(document.ordinal)")
            ?? phrases.filled(key, ["ordinal": String(document.ordinal)])
    }

    /// `Order 17 at De Lampenier B.V.`
    var subject: String { phrases.filled("subject", ["order": document.orderNumber]) }

    /// What the document has to say, in sentences.
    var paragraphs: [String] {
        switch document.kind {
        case .invoice:
            [phrases[document.isSent ? (isAssigned ? "intro.invoice" : "intro.invoice.agent") : "intro.invoice.toCome"]]
        case .reminder: paragraphs("intro.reminder.\(min(document.ordinal, 2))") + onBehalf
        case .statutoryNotice: paragraphs("intro.statutory_notice") + onBehalf
        case .collectionNotice:
            paragraphs(hasCosts ? "intro.collection_notice" : "intro.collection_notice.withoutCosts") + onBehalf
        case .creditNote: paragraphs("intro.credit_note")
        }
    }

    /// The texts `key.1`, `key.2` and so on.
    private func paragraphs(_ key: String) -> [String] {
        (1...9).lazy.map { phrases.find("\(key).\($0)") }.prefix { $0 != nil }.compactMap { $0 }
    }

    /// Whether the shop has assigned its claim to the platform, as it does where the platform guarantees payment.
    private var isAssigned: Bool { document.isGuaranteed }

    /// A letter about a claim that is still the shop's says so.
    private var onBehalf: [String] { isAssigned ? [] : [phrases["intro.agent"]] }

    private var hasCosts: Bool { document.statement.collectionCosts > .zero }

    /// What is asked of the customer, over the account to pay to.
    var request: String {
        guard document.statement.due > .zero else {
            return phrases[document.statement.refundDue > .zero ? "request.refund" : "request.nothing"]
        }
        return switch document.kind {
        case .invoice, .creditNote: phrases[document.dueOn == nil ? "request.now" : "request.dated"]
        case .reminder, .collectionNotice: phrases["request.now"]
        case .statutoryNotice: phrases["request.notice"]
        }
    }

    func label(of entry: OrderStatement.Entry) -> String {
        let label = phrases.filled("entry.\(entry.kind.rawValue)", ["date": text(entry.on)])
        return entry.text.map { "\(label): \($0.oneLine)" } ?? label
    }
}
