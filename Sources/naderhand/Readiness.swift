import Domain

/// One thing that `naderhand doctor` looks at.
struct ReadinessFinding: Hashable, Sendable, Encodable {
    enum Status: String, Encodable {
        case ok
        /// Production does not start.
        case missing
        /// Production starts; the operator should know.
        case doubtful
    }

    let status: Status
    let subject: String
    /// The value found or, when something is wrong, the cure.
    let text: String
}

/// What production must know about whoever runs it: without it invoices would name nobody, or an account that does not
/// exist.
struct Readiness {
    let brand: BrandSetting.Reading
    /// As given by the option or the variable.
    let publicURL: String?

    private static let example = Brand.standard(isSandbox: false)

    /// Everything required, in the order in which a person would set it up.
    var required: [ReadinessFinding] {
        [
            setting(.legalName, "Legal name", \.legalName, "the name in the trade register"),
            setting(.address, "Address", \.legalAddress, "street, number, postal code and place in one line"),
            setting(.chamberOfCommerceNumber, "KvK number", "the number in the trade register") {
                $0.chamberOfCommerceNumber?.text
            },
            setting(.iban, "IBAN", "the account customers pay to") {
                $0.account.iban == BankAccount.fictional.iban ? nil : $0.account.iban.text
            },
            setting(.supportEmail, "Support address", "an email address that is monitored") { brand in
                guard let address = Self.own(\.supportEmail, of: brand), EmailAddress(address) != nil else {
                    return nil
                }
                return address
            },
            setting(.supportPhone, "Support phone", "a phone number that is answered") { brand in
                Self.own(\.supportPhone, of: brand).flatMap { $0.count(where: \.isNumber) >= 3 ? $0 : nil }
            },
            publicAddress,
        ] + unreadable
    }

    /// Variables that production can do without, but not with these values.
    private var unreadable: [ReadinessFinding] {
        brand.problems
            .filter { ![.iban, .chamberOfCommerceNumber].contains($0.setting) }
            .map { ReadinessFinding(status: .missing, subject: $0.setting.variable, text: $0.sentence) }
    }

    var missing: [ReadinessFinding] { required.filter { $0.status == .missing } }

    private func setting(
        _ setting: BrandSetting, _ subject: String, _ field: KeyPath<Brand, String>, _ what: String
    ) -> ReadinessFinding {
        self.setting(setting, subject, what) { Self.own(field, of: $0) }
    }

    private func setting(
        _ setting: BrandSetting, _ subject: String, _ what: String, value: (Brand) -> String?
    ) -> ReadinessFinding {
        if let problem = brand.problems.first(where: { $0.setting == setting }) {
            return ReadinessFinding(status: .missing, subject: subject, text: problem.sentence)
        }
        guard let value = value(brand.brand) else {
            return ReadinessFinding(
                status: .missing, subject: subject, text: "Set \(setting.variable) to \(what).")
        }
        return ReadinessFinding(status: .ok, subject: subject, text: value)
    }

    private var publicAddress: ReadinessFinding {
        let subject = "Public URL"
        guard let publicURL, publicURL.lowercased().hasPrefix("https://") else {
            return ReadinessFinding(
                status: .missing, subject: subject,
                text:
                    "Set --public-url or \(EnvironmentVariable.publicURL.variable) to the https URL that customers "
                    + "use, such as https://pay.example.com.")
        }
        return ReadinessFinding(status: .ok, subject: subject, text: publicURL)
    }

    /// A field that is neither blank nor the fictional company's.
    private static func own(_ field: KeyPath<Brand, String>, of brand: Brand) -> String? {
        let text = brand[keyPath: field]
        return text.allSatisfy(\.isWhitespace) || text == example[keyPath: field] ? nil : text
    }
}

extension CommandFailure {
    /// Production lacks something it needs.
    static func notReady(_ missing: [ReadinessFinding]) -> CommandFailure {
        CommandFailure(
            message: "Production starts once this is fixed; check again with naderhand doctor.",
            exitCode: 1, details: missing.map { "\($0.subject): \($0.text)" })
    }
}
