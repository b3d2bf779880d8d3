import Domain

/// A submitted order, field by field.
package struct OrderForm: Sendable {
    let workflowNumber: ParsedField<Int>
    /// Text as submitted, for refusals.
    let workflowNumberText: String?
    let dryRun: ParsedField<Bool>
    let orderNumber: ParsedField<OrderNumber>
    let orderNumberText: String?
    let date: ParsedField<CivilDate>
    let party: PartyForm
    let secondEmail: ParsedField<EmailAddress>
    let amount: ParsedField<Money>
    let currency: ParsedField<String>
    /// Lines submitted by the shop.
    let lines: [LineForm]
    private let consumerLines: PricedLines
    private let businessLines: PricedLines
    let checkUUID: String?
    let additionalText: ParsedField<String>
    let merchantInvoiceNumber: ParsedField<String>
    let bankAccount: ParsedField<IBAN>
    let accountHolder: ParsedField<String>
    let mandateID: ParsedField<String>
    let mandateType: ParsedField<MandateType>
    let deliveryDate: ParsedField<CivilDate>
    /// Reason for charging no VAT, for every line at a rate of zero without its own reason.
    let vatExemption: ParsedField<VATExemption>
    private let otherReferences: OrderReferences

    package init(_ text: FieldReader, lines: [LineForm]) {
        self.init(text, party: PartyForm(text), lines: lines, closing: .ofOrder)
    }

    /// - Parameter gap: treatment of a difference between the lines and the order's amount.
    init(_ text: FieldReader, party: PartyForm, lines: [LineForm], closing gap: AmountGap) {
        workflowNumberText = text(.workflowNumber)
        workflowNumber = ParsedField(workflowNumberText, WorkflowNumber.read)
        dryRun = ParsedField(text(.isDryRun), Self.flag)
        orderNumberText = text(.orderNumber)
        orderNumber = ParsedField(orderNumberText, OrderNumber.init)
        date = ParsedField(text(.date), CivilDate.init)
        self.party = party
        secondEmail = ParsedField(text(.secondEmail), EmailAddress.init)
        amount = ParsedField(text(.amount)) { Money($0) }
        currency = ParsedField(text(.currency)) { $0.uppercased() == "EUR" ? $0 : nil }
        self.lines = lines
        businessLines = PricedLines(lines.map(\.line), to: amount.value, closing: gap)
        // Without net lines an order has the same lines for all customer types.
        consumerLines =
            lines.contains { $0.line?.netTotal != nil }
            ? PricedLines(lines.map(\.line?.includingVAT), to: amount.value, closing: gap) : businessLines
        checkUUID = text(.checkUUID)
        additionalText = ParsedField(text(.additionalText), FreeText.singleLine(maxLength: FieldLimits.additionalText))
        merchantInvoiceNumber = ParsedField(text(.merchantInvoiceNumber)) {
            $0.utf8.count <= OrderNumber.maxLength && FreeText.isReference($0) ? $0 : nil
        }
        bankAccount = ParsedField(text(.bankAccount)?.cleaned, IBAN.init)
        accountHolder = ParsedField(text(.accountHolder)?.cleaned, FreeText.singleLine(maxLength: FieldLimits.name))
        mandateID = ParsedField(text(.mandateID)) {
            $0.utf8.count <= FieldLimits.mandateID && $0.utf8.allSatisfy(\.isASCIIDigit) ? $0 : nil
        }
        mandateType = ParsedField(text(.mandateType)) { MandateType(rawValue: $0.uppercased()) }
        deliveryDate = ParsedField(text(.deliveryDate), CivilDate.init)
        vatExemption = ParsedField(text(.vatReason)) { VATExemption($0, text: text(.vatReasonText)) }
        otherReferences = Self.otherReferences(text)
    }

    /// True when the order is validated and not stored, also when the field is malformed.
    package var isDryRun: Bool { dryRun.value ?? dryRun.isMalformed }

    /// Parses `Y` and `N`, and their equivalents in JSON and shops, ignoring case.
    private static func flag(_ text: String) -> Bool? {
        switch text.uppercased() {
        case "Y", "TRUE", "1": true
        case "N", "FALSE", "0": false
        default: nil
        }
    }

    /// References without rules, truncated to their maximum lengths.
    private static func otherReferences(_ text: FieldReader) -> OrderReferences {
        var references = OrderReferences()
        references.debtorNumber = FreeText.truncate(text(.debtorNumber), to: FieldLimits.debtorNumber)
        references.trackAndTrace = FreeText.truncate(text(.trackAndTrace), to: FieldLimits.trackAndTrace)
        let variables = [text(.variable1), text(.variable2), text(.variable3)].map {
            FreeText.truncate($0, to: FieldLimits.variable)
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

    /// Readable lines, and lines added by the platform.
    func lines(as type: CustomerType) -> [OrderLine] { priced(as: type).lines }

    /// Sum of the readable lines; the maximum amount on overflow.
    func total(as type: CustomerType) -> Money { priced(as: type).total }

    private func priced(as type: CustomerType) -> PricedLines { type == .business ? businessLines : consumerLines }

    /// Content to store; `nil` for a form that breaks the rules.
    func content(as type: CustomerType) -> OrderContent? {
        guard let date = date.value, let customer = party.customer(as: type) else { return nil }
        var content = OrderContent(
            date: date, customer: customer, delivery: party.deliveryDestination, lines: lines(as: type),
            references: references, directDebit: directDebit)
        content.deliveryDate = deliveryDate.value
        if let exemption = vatExemption.value { content.exemptZeroRates(by: exemption) }
        return content
    }

    /// Maximum number of lines of an order.
    package static let maximumLines = FieldLimits.lines
}

/// A submitted order line.
package struct LineForm: Sendable {
    let code: ParsedField<String>
    let vatRate: ParsedField<VATRate>
    private(set) var vatExemption = ParsedField<VATExemption>.absent
    /// Line for a company's order, net when only a price excluding VAT was submitted; `nil` when it is unreadable.
    private(set) var line: OrderLine?
    /// Field whose value exceeds the limit of every line, with the limit.
    let excess: (field: LineField, limit: ExactDecimal)?

    /// - Parameter cutsCode: true to truncate a code that is too long, as in sessions; otherwise it is malformed.
    package init(cutsCode: Bool = false, _ text: (LineField) -> String?) {
        let sent = text(.code)
        code = ParsedField(
            cutsCode ? FreeText.truncate(sent, to: FieldLimits.itemCode) : sent,
            FreeText.singleLine(maxLength: FieldLimits.itemCode))
        vatRate = ParsedField(text(.vatRate), VATRate.init)
        vatExemption = ParsedField(text(.vatReason)) { VATExemption($0, text: text(.vatReasonText)) }
        guard let vatRate = vatRate.value, let unitPrice = Self.unitPrice(text),
            let quantity = ExactDecimal(text(.quantity) ?? "1")
        else {
            (line, excess) = (nil, nil)
            return
        }
        let total = ParsedField(text(.totalIncludingVAT)) { Money($0) }
        excess = quantity > .zero && !total.isMalformed ? Self.excess(quantity, unitPrice) : nil
        guard !total.isMalformed, excess == nil else {
            line = nil
            return
        }
        line = OrderLine(
            code: code.value, description: FreeText.description(text(.description)),
            quantity: quantity, unitPrice: unitPrice, vatRate: vatRate, shopTotal: total.value, isNet: true)
        line?.vatExemption = vatExemption.value
    }

    /// True when the reason for charging no VAT is unknown, or submitted with a rate above zero.
    var isWronglyExempt: Bool {
        vatExemption.isMalformed || (!vatExemption.isAbsent && vatRate.value.map { $0.isZero } == false)
    }

    /// True when the line is unreadable for another reason than an excess.
    var isUnreadable: Bool { line == nil && excess == nil }

    private static func excess(
        _ quantity: ExactDecimal, _ price: UnitPrice
    ) -> (field: LineField, limit: ExactDecimal)? {
        if quantity > OrderLimits.maxQuantity { return (.quantity, OrderLimits.maxQuantity) }
        guard price.amount.magnitude > OrderLimits.maxUnitPrice else { return nil }
        return (price.includesVAT ? .priceIncludingVAT : .priceExcludingVAT, OrderLimits.maxUnitPrice)
    }

    /// Price including VAT when both are submitted, since the customer saw that one.
    private static func unitPrice(_ text: (LineField) -> String?) -> UnitPrice? {
        if let including = text(.priceIncludingVAT) {
            return ExactDecimal(including).map(UnitPrice.includingVAT)
        }
        return text(.priceExcludingVAT).flatMap { ExactDecimal($0) }.map(UnitPrice.excludingVAT)
    }
}
