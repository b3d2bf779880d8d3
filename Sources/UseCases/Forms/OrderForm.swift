import Domain

/// An order as it was sent, field by field.
package struct OrderForm: Sendable {
    let workflowNumber: Field<Int>
    /// As sent, for the texts of refusals.
    let workflowNumberText: String?
    /// Whether everything is to be checked and nothing stored.
    package let isDryRun: Bool
    let orderNumber: Field<OrderNumber>
    let orderNumberText: String?
    let date: Field<CivilDate>
    let party: PartyForm
    let secondEmail: Field<EmailAddress>
    let amount: Field<Money>
    let currency: Field<String>
    /// Those that the shop sent.
    let lines: [LineForm]
    private let consumerLines: PricedLines
    private let businessLines: PricedLines
    let checkUUID: String?
    let additionalText: Field<String>
    let merchantInvoiceNumber: Field<String>
    let bankAccount: Field<IBAN>
    let accountHolder: Field<String>
    let mandateID: Field<String>
    let mandateType: Field<MandateType>
    private let otherReferences: OrderReferences

    package init(_ text: FormText, lines: [LineForm]) {
        self.init(text, lines: lines, closing: .ofOrder)
    }

    /// - Parameter gap: what becomes of a difference between the lines and the order's amount.
    init(_ text: FormText, lines: [LineForm], closing gap: AmountGap) {
        workflowNumberText = text(.workflowNumber)
        workflowNumber = Field(workflowNumberText, WorkflowNumber.read)
        isDryRun = text(.isDryRun)?.uppercased() == "Y"
        orderNumberText = text(.orderNumber)
        orderNumber = Field(orderNumberText, OrderNumber.init)
        date = Field(text(.date), CivilDate.init)
        party = PartyForm(text)
        secondEmail = Field(text(.secondEmail), EmailAddress.init)
        amount = Field(text(.amount)) { Money($0) }
        currency = Field(text(.currency)) { $0.uppercased() == "EUR" ? $0 : nil }
        self.lines = lines
        businessLines = PricedLines(lines.map(\.line), to: amount.value, closing: gap)
        // Without net lines an order is the same for everybody.
        consumerLines =
            lines.contains { $0.line?.netTotal != nil }
            ? PricedLines(lines.map(\.line?.includingVAT), to: amount.value, closing: gap) : businessLines
        checkUUID = text(.checkUUID)
        additionalText = Field(text(.additionalText), FreeText.line(upTo: FieldLimits.additionalText))
        merchantInvoiceNumber = Field(text(.merchantInvoiceNumber)) {
            $0.utf8.count <= OrderNumber.maximumLength && FreeText.isReference($0) ? $0 : nil
        }
        bankAccount = Field(text(.bankAccount), IBAN.init)
        accountHolder = Field(text(.accountHolder), FreeText.line(upTo: FieldLimits.name))
        mandateID = Field(text(.mandateID)) {
            $0.utf8.count <= FieldLimits.mandateID && $0.utf8.allSatisfy(\.isASCIIDigit) ? $0 : nil
        }
        mandateType = Field(text(.mandateType)) { MandateType(rawValue: $0.uppercased()) }
        otherReferences = Self.otherReferences(text)
    }

    /// References without rules of their own: what is too long is cut.
    private static func otherReferences(_ text: FormText) -> OrderReferences {
        var references = OrderReferences()
        references.debtorNumber = FreeText.cut(text(.debtorNumber), to: FieldLimits.debtorNumber)
        references.trackAndTrace = FreeText.cut(text(.trackAndTrace), to: FieldLimits.trackAndTrace)
        let variables = [text(.variable1), text(.variable2), text(.variable3)].map {
            FreeText.cut($0, to: FieldLimits.variable)
        }
        references.variables = variables.contains { $0 != nil } ? variables.map { $0 ?? "" } : nil
        return references
    }

    private var references: OrderReferences {
        var references = otherReferences
        references.additionalText = additionalText.value
        references.merchantInvoiceNumber = merchantInvoiceNumber.value
        references.secondEmail = secondEmail.value
        references.ipAddress = party.ipAddress.value
        return references
    }

    private var directDebit: DirectDebit? {
        guard let account = bankAccount.value, let holder = accountHolder.value else { return nil }
        return DirectDebit(
            account: account, holder: holder, mandateID: mandateID.value, mandateType: mandateType.value)
    }

    /// The lines that can be read, and those that the platform adds.
    func lines(as type: CustomerType) -> [OrderLine] { priced(as: type).lines }

    /// What the lines come to, as far as they can be read; the largest amount there is for what 64 bits do not hold.
    func total(as type: CustomerType) -> Money { priced(as: type).total }

    private func priced(as type: CustomerType) -> PricedLines { type == .business ? businessLines : consumerLines }

    /// What is stored of a form that keeps the rules.
    func content(as type: CustomerType) -> OrderContent? {
        guard let date = date.value, let customer = party.customer(as: type) else { return nil }
        return OrderContent(
            date: date, customer: customer, delivery: party.deliveryPlace, lines: lines(as: type),
            references: references, directDebit: directDebit)
    }

    /// An order may have this many lines.
    package static let maximumLines = FieldLimits.lines
}

/// One order line as it was sent.
package struct LineForm: Sendable {
    let code: Field<String>
    let vatRate: Field<VATRate>
    /// The line of a form that keeps the rules, as a company's order has it: net where only a price excluding VAT was
    /// sent.
    let line: OrderLine?
    /// The field that is readable and higher than on any line, and how high it may be.
    let excess: (field: LineField, limit: ExactDecimal)?

    package init(_ text: (LineField) -> String?) {
        code = Field(text(.code), FreeText.line(upTo: FieldLimits.itemCode))
        vatRate = Field(text(.vatRate), VATRate.init)
        guard let vatRate = vatRate.value, let unitPrice = Self.unitPrice(text),
            let quantity = ExactDecimal(text(.quantity) ?? "1")
        else {
            (line, excess) = (nil, nil)
            return
        }
        let total = Field(text(.totalIncludingVAT)) { Money($0) }
        excess = quantity > .zero && !total.isMalformed ? Self.excess(quantity, unitPrice) : nil
        guard !total.isMalformed, excess == nil else {
            line = nil
            return
        }
        line = OrderLine(
            code: code.value, description: FreeText.cut(text(.description), to: FieldLimits.itemDescription),
            quantity: quantity, unitPrice: unitPrice, vatRate: vatRate, statedTotal: total.value,
            isNet: true)
    }

    /// Whether the line is none, and not for an excess.
    var isUnreadable: Bool { line == nil && excess == nil }

    private static func excess(
        _ quantity: ExactDecimal, _ price: UnitPrice
    ) -> (field: LineField, limit: ExactDecimal)? {
        if quantity > OrderLimits.maxQuantity { return (.quantity, OrderLimits.maxQuantity) }
        guard price.amount.magnitude > OrderLimits.maxUnitPrice else { return nil }
        return (price.includesVAT ? .priceIncludingVAT : .priceExcludingVAT, OrderLimits.maxUnitPrice)
    }

    /// The price including VAT where both were sent: it is what the customer saw.
    private static func unitPrice(_ text: (LineField) -> String?) -> UnitPrice? {
        if let including = text(.priceIncludingVAT) {
            return ExactDecimal(including).map(UnitPrice.includingVAT)
        }
        return text(.priceExcludingVAT).flatMap { ExactDecimal($0) }.map(UnitPrice.excludingVAT)
    }
}
