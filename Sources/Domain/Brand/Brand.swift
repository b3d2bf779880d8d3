/// Who runs the platform, as pages and documents show it. All of it is configuration.
package struct Brand: Hashable, Sendable {
    package var name: String
    package var legalName: String
    /// One line: street, postal code, city.
    package var legalAddress: String
    package var supportEmail: String
    /// As people write it: `020 123 45 67`.
    package var supportPhone: String
    /// Of working days, `09:00–17:00`.
    package var supportHours: String
    package var privacyURL: String
    package var termsURL: String
    package var isSandbox: Bool
    /// The one colour of the pages, `#F28D20`; one that cannot be used gives way to the usual one.
    package var accent = "#F28D20"
    /// Absent where none is configured: a sandbox has none to show.
    package var chamberOfCommerceNumber: ChamberOfCommerceNumber?
    package var vatNumber: VATNumber?
    /// Where customers pay to.
    package var account: BankAccount

    package init(
        name: String, legalName: String, legalAddress: String, supportEmail: String, supportPhone: String,
        supportHours: String, privacyURL: String, termsURL: String, isSandbox: Bool,
        account: BankAccount = .fictional
    ) {
        self.name = name
        self.legalName = legalName
        self.legalAddress = legalAddress
        self.supportEmail = supportEmail
        self.supportPhone = supportPhone
        self.supportHours = supportHours
        self.privacyURL = privacyURL
        self.termsURL = termsURL
        self.isSandbox = isSandbox
        self.account = account
    }
}

/// An account at a bank.
package struct BankAccount: Hashable, Sendable {
    package var iban: IBAN
    /// Needed by banks outside the European Economic Area only.
    package var bic: BIC?

    package init(iban: IBAN, bic: BIC?) {
        self.iban = iban
        self.bic = bic
    }

    /// Right by its check digits, at a bank that does not exist.
    package static let fictional = BankAccount(iban: .fictional, bic: nil)
}

extension Brand {
    /// Plainly fictional, as long as nothing else is configured.
    package static func standard(isSandbox: Bool) -> Brand {
        Brand(
            name: "Naderhand", legalName: "Naderhand Voorbeeld B.V.",
            legalAddress: "Voorbeeldstraat 1, 9999 ZZ Stitswerd",
            supportEmail: "support@naderhand.example", supportPhone: "010 000 00 00", supportHours: "09:00–20:00",
            privacyURL: "https://naderhand.example/privacy", termsURL: "https://naderhand.example/terms",
            isSandbox: isSandbox)
    }

    /// The configured colour with its variants. Reckons them each time: ask once.
    package var accentColour: AccentColour { AccentColour(configured: accent) ?? .standard }

    /// Whether a colour can be read with ink on it.
    package static func isUsable(accent: String) -> Bool {
        AccentColour(configured: accent) != nil
    }
}
