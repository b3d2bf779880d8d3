import Domain
import UseCases

/// Pages of one request about a session.
struct SessionPages {
    let renderer: PageRenderer
    let brand: Brand
    let language: Language
    let token: SessionToken

    /// Page on which the customer decides.
    /// - Parameters:
    ///   - typed: the posted form, when the page is shown again.
    ///   - problems: problems of the posted form.
    func checkout(
        _ session: LoadedSession, typed: CheckoutValues? = nil, problems: [FieldProblem] = [],
        missingConsents: [Consent] = [], alert: CheckoutPage.Alert? = nil
    ) throws -> String {
        let view = try session.view()
        let isCompany = view.fields[.customerType]?.uppercased() == CustomerType.business.rawValue
        var form = CheckoutForm(isCompany: isCompany, prefilled: CheckoutValues(view.fields))
        // A company has no birth date.
        form.required = isCompany ? session.requiredFields.subtracting([.birthDate, .sex]) : session.requiredFields
        form.invalidPrefilled = Set(view.problems.map(\.field).filter { view.fields[$0]?.isBlank == false })
        form.typed = typed
        form.problems = problems
        form.missingConsents = Set(missingConsents)
        let page = CheckoutPage(
            frame: frame(session), order: OrderSummary(view, number: session.orderNumber),
            terms: PaymentTerms(
                days: session.paymentTerm, collectionCostsCents: view.collectionCosts?.cents, isCompany: isCompany,
                isGuaranteed: session.isGuaranteed, isDirectDebit: session.isDirectDebit),
            form: form, action: path, token: token.csrfToken, alert: alert)
        return renderer.render(page)
    }

    /// Page of a session that allows no further action.
    func closing(_ kind: OutcomePage.Kind, of session: LoadedSession?) -> String {
        renderer.render(OutcomePage(frame: session.map(frame) ?? frame, kind: kind))
    }

    /// Page that asks the customer to confirm that they leave the checkout.
    func leaving(_ session: LoadedSession) -> String {
        var frame = frame(session)
        frame.path = backPath
        return renderer.render(
            OutcomePage(frame: frame, kind: .leaving(token: token.csrfToken, checkoutPath: path)))
    }

    /// Page of a session that has ended.
    /// - Parameter status: the final status, which may be newer than the loaded one.
    func ended(_ session: LoadedSession, _ status: CheckoutSession.Status) throws -> String {
        switch status {
        case .active, .expired: closing(.expired, of: session)
        case .cancelled: closing(.cancelled, of: session)
        case .failed: closing(.refused(reference: session.invoiceNumber.text), of: session)
        case .orderCreated:
            closing(
                .done(
                    .init(
                        invoiceNumber: session.invoiceNumber.text, totalCents: try session.view().total.cents,
                        termDays: session.paymentTerm, isDirectDebit: session.isDirectDebit)),
                of: session)
        }
    }

    private var path: String { "/session/\(token.text)" }
    private var backPath: String { "\(path)/back" }

    private var frame: PageLayout { PageLayout(language: language, brand: brand, shop: nil, path: path) }

    private func frame(_ session: LoadedSession) -> PageLayout {
        var frame = frame
        frame.shop = Shop(name: session.merchantName, logo: session.logo, returnPath: backPath)
        return frame
    }
}

extension OrderSummary {
    fileprivate init(_ view: SessionView, number: String) {
        let vat = view.vat.subtotals.map { VAT(percentage: $0.rate.percentage.description, cents: $0.vat.cents) }
        self.init(
            number: number,
            lines: zip(view.lines, view.lineAmounts).map { line, amount in
                Line(
                    description: line.description ?? line.code ?? "", quantity: line.quantity.description,
                    totalCents: amount.cents)
            },
            vat: vat.filter { $0.cents != 0 }, totalCents: view.total.cents)
    }
}

extension LoadedSession {
    fileprivate var isDirectDebit: Bool { requiredFields.contains(.bankAccount) }
}
