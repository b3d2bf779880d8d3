import Domain
import UseCases

/// The pages of one visit to a session.
struct SessionPages {
    let renderer: PageRenderer
    let brand: Brand
    let language: Language
    let token: SessionToken

    /// The page on which the customer decides.
    /// - Parameters:
    ///   - typed: what was posted, when the page is shown again.
    ///   - problems: with what was posted.
    func checkout(
        _ view: SessionView, typed: CheckoutValues? = nil, problems: [CheckoutField: FieldProblem] = [:],
        alert: CheckoutPage.Alert? = nil
    ) -> String {
        let isCompany = view.fields[.customerType]?.uppercased() == CustomerType.business.rawValue
        let unusable = view.problems.filter { view.fields[$0.field]?.isBlank == false }.map(\.field)
        var form = CheckoutForm(isCompany: isCompany, prefilled: CheckoutValues(view.fields))
        // A company has no birth date.
        let personal: Set<RequiredDetail> = isCompany ? [.birthDate, .sex] : []
        form.required = Set(view.requiredFields.details).subtracting(personal)
        form.invalidPrefilled = Set(unusable.compactMap { CheckoutField($0) })
        form.typed = typed
        form.problems = form.placed(problems)
        let page = CheckoutPage(
            frame: frame(view), order: OrderSummary(view),
            terms: PaymentTerms(
                days: view.paymentTerm, collectionCostsCents: view.collectionCosts?.cents, isCompany: isCompany,
                isGuaranteed: view.isGuaranteed, isDirectDebit: view.requiredFields.contains(.bankAccount)),
            form: form, action: path, token: token.csrfToken, alert: alert)
        return renderer.render(page)
    }

    /// The page of a session at which there is nothing to decide.
    func closing(_ kind: OutcomePage.Kind, of view: SessionView?) -> String {
        renderer.render(OutcomePage(frame: view.map(frame) ?? frame, kind: kind))
    }

    /// The page that asks whether the customer leaves the checkout.
    func leaving(_ view: SessionView) -> String {
        var frame = frame(view)
        frame.path = backPath
        return renderer.render(
            OutcomePage(frame: frame, kind: .leaving(token: token.csrfToken, checkoutPath: path)))
    }

    /// The page of a session that has ended.
    func ended(_ view: SessionView) -> String {
        switch view.status {
        case .active, .expired: closing(.expired, of: view)
        case .cancelled: closing(.cancelled, of: view)
        case .failed: closing(.refused(reference: view.invoiceNumber.text), of: view)
        case .orderCreated:
            closing(
                .done(
                    .init(
                        invoiceNumber: view.invoiceNumber.text, totalCents: view.total.cents,
                        termDays: view.paymentTerm, isDirectDebit: view.requiredFields.contains(.bankAccount))),
                of: view)
        }
    }

    private var path: String { "/session/\(token.text)" }
    private var backPath: String { "\(path)/back" }

    private var frame: PageLayout { PageLayout(language: language, brand: brand, shop: nil, path: path) }

    private func frame(_ view: SessionView) -> PageLayout {
        var frame = frame
        frame.shop = Shop(name: view.merchantName, logo: view.logo, returnPath: backPath)
        return frame
    }
}

extension OrderSummary {
    fileprivate init(_ view: SessionView) {
        let vat = view.vat.subtotals.map { VAT(percentage: $0.rate.percentage.description, cents: $0.vat.cents) }
        self.init(
            number: view.orderNumber,
            lines: zip(view.lines, view.lineAmounts).map { line, amount in
                Line(
                    description: line.description ?? line.code ?? "", quantity: line.quantity.description,
                    totalCents: amount.cents)
            },
            vat: vat.filter { $0.cents != 0 }, totalCents: view.total.cents)
    }
}

extension RequiredFields {
    fileprivate var details: [RequiredDetail] {
        let all: [(RequiredFields, RequiredDetail)] = [
            (.birthDate, .birthDate), (.sex, .sex), (.bankAccount, .bankAccount), (.mandate, .mandate),
            (.additionalText, .additionalText),
        ]
        return all.filter { contains($0.0) }.map(\.1)
    }
}
