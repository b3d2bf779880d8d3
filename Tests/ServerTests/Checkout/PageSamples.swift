import Domain
import UseCases

@testable import Server

/// Pages in the states people meet them in, for the preview and the golden files.
enum PageSamples {
    static let brand = Brand(
        name: "Naderhand", legalName: "Naderhand B.V.", legalAddress: "Voorbeeldkade 12, 1000 AA Amsterdam",
        supportEmail: "hulp@naderhand.example", supportPhone: "020 000 00 00", supportHours: "09:00–17:00",
        privacyURL: "/privacy", termsURL: "/voorwaarden", isSandbox: false)

    static let logo = Logo(
        Array(
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><rect width="120" height="40" rx="6" \
            fill="#2A5D50"/><text x="60" y="26" font-family="sans-serif" font-size="17" fill="white" \
            text-anchor="middle">Lampenier</text></svg>
            """.utf8))

    static func frame(_ language: Language) -> PageLayout {
        PageLayout(
            language: language, brand: brand,
            shop: Shop(name: "De Lampenier", logo: logo, returnPath: "/checkout/0d9c/back"), path: "/checkout/0d9c")
    }

    static let order = OrderSummary(
        number: "000000123",
        lines: [
            .init(description: "Bureaulamp Oslo, messing", quantity: "2", totalCents: 118_00),
            .init(description: "Led-lamp E27, 4 watt, warm wit", quantity: "2", totalCents: 12_95),
            .init(description: "Welkomstkorting", quantity: "1", totalCents: -9_95),
        ],
        vat: [.init(percentage: "21", cents: 21_00)], totalCents: 121_00)

    static let known: [FormField: String] = [
        .firstName: "Johanna", .lastName: "de Vries", .email: "johanna.devries@voorbeeld.nl", .phone: "06 12345678",
        .street: "Damrak", .houseNumber: "1", .postalCode: "1012 LG", .city: "Amsterdam", .country: "NL",
    ]

    static func checkout(
        _ language: Language, form: CheckoutForm, terms: PaymentTerms? = nil
    ) -> CheckoutPage {
        let consumer = PaymentTerms(days: 14, collectionCostsCents: 40_00, isCompany: false, isDirectDebit: false)
        return CheckoutPage(
            frame: frame(language), order: order, terms: terms ?? consumer, form: form,
            action: "/checkout/0d9c", token: "b64token")
    }

    static func checkouts(in language: Language) -> [(name: String, page: CheckoutPage)] {
        let consumer = CheckoutForm(
            isCompany: false, required: [.birthDate], prefilled: CheckoutValues(texts: known))
        var complete = consumer
        complete.required = []
        var withDelivery = complete
        withDelivery.deliveryLines = ["Piet de Vries", "Kerkstraat 28 a", "3511 KX Utrecht"]
        var trouble = checkout(language, form: consumer)
        trouble.alert = .tryAgain
        trouble.frame.brand.isSandbox = true
        trouble.frame.shop?.logo = nil
        return [
            ("checkout", checkout(language, form: consumer)),
            ("checkout-complete", checkout(language, form: withDelivery)),
            ("checkout-errors", checkout(language, form: erring(consumer))),
            ("checkout-empty", checkout(language, form: empty)),
            ("checkout-company", company(language)),
            ("checkout-debit", debit(language)),
            ("checkout-alert", trouble),
        ]
    }

    private static let empty = CheckoutForm(
        isCompany: false, required: [.birthDate], prefilled: CheckoutValues(texts: [.country: "NL"]))

    private static func erring(_ form: CheckoutForm) -> CheckoutForm {
        var form = form
        var typed = CheckoutValues(texts: known, birthDate: BirthDateEntry(day: "31", month: "02", year: "1985"))
        typed.texts[.phone] = "06 1234"
        form.typed = typed
        form.problems = [
            FieldProblem(field: .birthDate, reason: .invalidBirthDate),
            FieldProblem(field: .phone, reason: .invalidPhone),
        ]
        form.missingConsents = [.payLater]
        return form
    }

    private static func company(_ language: Language) -> CheckoutPage {
        var texts = known
        texts[.companyName] = "Atelier De Vries"
        let form = CheckoutForm(isCompany: true, prefilled: CheckoutValues(texts: texts))
        let terms = PaymentTerms(days: 30, collectionCostsCents: 40_00, isCompany: true, isDirectDebit: false)
        return checkout(language, form: form, terms: terms)
    }

    private static func debit(_ language: Language) -> CheckoutPage {
        var texts = known
        texts[.firstName] = nil
        texts[.phone] = nil
        texts[.houseNumber] = ""
        let form = CheckoutForm(
            isCompany: false, required: .all, prefilled: CheckoutValues(texts: texts))
        let terms = PaymentTerms(days: 14, collectionCostsCents: 40_00, isCompany: false, isDirectDebit: true)
        return checkout(language, form: form, terms: terms)
    }

    static func passwords(in language: Language) -> [(name: String, page: PasswordPage)] {
        var frame = frame(language)
        frame.shop = nil
        frame.path = "/password/0d9c"
        let page = PasswordPage(frame: frame, username: "lampenier")
        var (wrong, other, alert) = (page, page, page)
        wrong.problems = [.invalidLength]
        other.problems = [.notRepeated]
        alert.alert = .tooManyAttempts
        alert.frame.brand.isSandbox = true
        return [
            ("password", page), ("password-wrong", wrong), ("password-other", other), ("password-alert", alert),
        ]
    }

    static func closings(in language: Language) -> [(name: String, page: OutcomePage)] {
        var stranger = frame(language)
        stranger.shop = nil
        let kinds: [OutcomePage.Kind] = [
            .refused(reference: "N7K4-2QXD"), .expired,
            .done(.init(invoiceNumber: "1TST000000123", totalCents: 121_00, termDays: 14)), .cancelled,
            .leaving(token: "a1b2c3", checkoutPath: "/checkout/0d9c"), .unknown,
            .failed(reference: "01JD8Z6N3F"), .passwordSet, .passwordLinkInvalid, .linkFailed(reference: "01JD8Z6N3F"),
            .linkInvalid,
        ]
        return kinds.map { kind in
            if ["unknown", "passwordSet", "passwordGone", "linkBroken", "linkGone"].contains(kind.name) {
                return (kind.name, OutcomePage(frame: stranger, kind: kind))
            }
            return (kind.name, OutcomePage(frame: frame(language), kind: kind))
        }
    }
}
