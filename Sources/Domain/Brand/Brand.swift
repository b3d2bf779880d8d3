/// Name, colour, legal identity and contact details of the platform's operator, from the configuration.
package struct Brand: Hashable, Sendable {
    package var name: String
    package var legalName: String
    /// Street, postal code and city on one line.
    package var legalAddress: String
    package var supportEmail: String
    /// Telephone number as printed: `020 123 45 67`.
    package var supportPhone: String
    /// Opening hours on working days: `09:00–17:00`.
    package var supportHours: String
    package var privacyURL: String
    package var termsURL: String
    package var isSandbox: Bool
    /// Accent colour in hexadecimal. An unusable one is replaced by `AccentColour.standard`.
    package var accent = "#F28D20"
    /// `nil` where none is configured, as in a sandbox.
    package var chamberOfCommerceNumber: ChamberOfCommerceNumber?
    package var vatNumber: VATNumber?
    /// Account into which customers pay.
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

/// A bank account.
package struct BankAccount: Hashable, Sendable {
    package var iban: IBAN
    /// Required only by banks outside the European Economic Area.
    package var bic: BIC?

    package init(iban: IBAN, bic: BIC?) {
        self.iban = iban
        self.bic = bic
    }

    /// Account with valid check digits at a bank that does not exist.
    package static let fictional = BankAccount(iban: .fictional, bic: nil)
}

extension Brand {
    /// A recognisably fictional brand, used until one is configured.
    package static func standard(isSandbox: Bool) -> Brand {
        Brand(
            name: "Naderhand", legalName: "Naderhand Voorbeeld B.V.",
            legalAddress: "Voorbeeldstraat 1, 9999 ZZ Stitswerd",
            supportEmail: "support@naderhand.example", supportPhone: "010 000 00 00", supportHours: "09:00–20:00",
            privacyURL: "https://naderhand.example/privacy", termsURL: "https://naderhand.example/terms",
            isSandbox: isSandbox)
    }

    /// The accent colour with its variants, computed on every access.
    package var accentColour: AccentColour { AccentColour(configured: accent) ?? .standard }

    /// True if ink is readable on the colour.
    package static func isUsable(accent: String) -> Bool {
        AccentColour(configured: accent) != nil
    }
}
