import Domain

/// Rules of an order, before and after those about the party.
enum OrderRules {
    static let beforeParty: [FieldRule<OrderForm>] = [
        FieldRule(.isDryRun, .invalidDryRun) { form, _ in form.dryRun.isMalformed },
        FieldRule(.orderNumber, .missingOrderNumber) { form, _ in form.orderNumber.isAbsent },
        FieldRule(.orderNumber, .orderNumberTooLong) { form, _ in
            (form.orderNumberText?.utf8.count ?? 0) > OrderNumber.maxLength
        },
        FieldRule(.orderNumber, .invalidOrderNumber) { form, _ in form.orderNumber.isMalformed },
        FieldRule(.date, .missingDate) { form, _ in form.date.isAbsent },
        FieldRule(.date, .invalidDate) { form, context in
            let latest = context.today.adding(days: OrderLimits.maxDaysAhead)
            return form.date.value.map { $0 < OrderLimits.earliestDate || $0 > latest } ?? form.date.isMalformed
        },
    ]

    static let afterParty: [FieldRule<OrderForm>] = directDebit + amounts + references

    private static let directDebit: [FieldRule<OrderForm>] = [
        FieldRule(.secondEmail, .invalidSecondEmail) { form, _ in form.secondEmail.isMalformed },
        FieldRule(.bankAccount, .missingBankAccount) {
            $0.bankAccount.isAbsent && ($1.requires(.bankAccount) || !$0.accountHolder.isAbsent)
        },
        FieldRule(.bankAccount, .invalidBankAccount) { form, _ in form.bankAccount.isMalformed },
        FieldRule(.accountHolder, .missingAccountHolder) {
            $0.accountHolder.value == nil && ($1.requires(.bankAccount) || !$0.bankAccount.isAbsent)
        },
        FieldRule(.mandateID, .invalidMandateID) {
            $0.mandateID.isMalformed || ($0.mandateID.isAbsent && ($1.requires(.mandate) || !$0.mandateType.isAbsent))
        },
        FieldRule(.mandateType, .invalidMandateType) {
            $0.mandateType.isMalformed || ($0.mandateType.isAbsent && ($1.requires(.mandate) || !$0.mandateID.isAbsent))
        },
    ]

    private static let amounts: [FieldRule<OrderForm>] = [
        FieldRule(.amount, .missingItems) { form, _ in form.lines.isEmpty },
        FieldRule(.amount, .tooManyItems, at: { _ in .lines }) { form, _ in
            form.lines.count > OrderForm.maximumLines
        },
        FieldRule(.amount, .itemCodeTooLong, at: { $0.firstLine(.code) { $0.code.isMalformed } }) { form, _ in
            form.lines.contains { $0.code.isMalformed }
        },
        FieldRule(.amount, .invalidVATRate, at: { $0.firstLine(.vatRate) { $0.vatRate.value == nil } }) { form, _ in
            form.lines.contains { $0.vatRate.value == nil }
        },
        FieldRule(.vatReason, .invalidVATReason) { form, _ in form.vatExemption.isMalformed },
        FieldRule(.amount, .invalidVATReason, at: { $0.firstLine(.vatReason, where: \.isWronglyExempt) }) { form, _ in
            form.lines.contains(where: \.isWronglyExempt)
        },
        FieldRule(.amount, .invalidItemAmount, at: { $0.firstLine(where: \.isUnreadable) }) { form, _ in
            form.lines.contains(where: \.isUnreadable)
        },
        FieldRule(.amount, .invalidItemAmount) { form, context in
            form.amount.isMalformed || (form.total(as: context.type) <= .zero && !form.isLineAboveLimit)
        },
        FieldRule(.currency, .invalidCurrency) { form, _ in form.currency.isMalformed },
        FieldRule(.amount, .amountAboveLimit) {
            $0.isLineAboveLimit || $1.isAboveLimit($0.amountForLimits(as: $1.type))
        },
    ]

    private static let references: [FieldRule<OrderForm>] = [
        FieldRule(.deliveryDate, .invalidDeliveryDate) { form, context in
            form.deliveryDate.isMalformed
                || form.deliveryDate.value.map { !OrderLimits.dates(on: context.today).contains($0) } ?? false
        },
        FieldRule(.merchantInvoiceNumber, .invalidMerchantInvoiceNumber) { form, _ in
            form.merchantInvoiceNumber.isMalformed
        },
        FieldRule(.additionalText, .missingAdditionalText) {
            $1.requires(.additionalText) && $0.additionalText.isAbsent
        },
        FieldRule(.additionalText, .invalidAdditionalText) { form, context in
            form.additionalText.isMalformed
                || (context.requires(.additionalText)
                    && form.additionalText.value.map { !FreeText.isReference($0) } ?? false)
        },
    ]
}

extension OrderForm {
    /// True when a line has a quantity or a price above the limit of every line.
    var isLineAboveLimit: Bool { lines.contains { $0.excess != nil } }

    /// Maximum of the lines' sum and the submitted total.
    func amountForLimits(as type: CustomerType) -> Money {
        max(total(as: type), amount.value ?? .zero)
    }
}
