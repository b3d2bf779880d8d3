import Domain

/// Result of one check of `naderhand doctor`.
struct ReadinessFinding: Hashable, Sendable, Encodable {
    enum Status: String, Encodable {
        case ok
        /// Production does not start.
        case missing
        /// Production starts, but the operator should know.
        case doubtful
    }

    let status: Status
    let subject: String
    /// The value that was found or, for a problem, its remedy.
    let text: String
}

/// Settings about the operator that production requires. Without them invoices would lack the creditor's name, or have
/// a fictional bank account.
struct Readiness {
    let brand: BrandSetting.Reading
    /// Value of the option or the environment variable.
    let publicURL: String?

    private static let example = Brand.standard(isSandbox: false)

    /// Results for all required settings, in the order in which an operator sets them.
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
                guard let address = Self.configuredValue(\.supportEmail, of: brand), EmailAddress(address) != nil else {
                    return nil
                }
                return address
            },
            setting(.supportPhone, "Support phone", "a phone number that is answered") { brand in
                Self.configuredValue(\.supportPhone, of: brand).flatMap { $0.count(where: \.isNumber) >= 3 ? $0 : nil }
            },
            publicAddress,
        ] + unreadable
    }

    /// Optional variables with invalid values, which production does not accept either.
    private var unreadable: [ReadinessFinding] {
        brand.problems
            .filter { ![.iban, .chamberOfCommerceNumber].contains($0.setting) }
            .map { ReadinessFinding(status: .missing, subject: $0.setting.variable, text: $0.sentence) }
    }

    var missing: [ReadinessFinding] { required.filter { $0.status == .missing } }

    private func setting(
        _ setting: BrandSetting, _ subject: String, _ field: KeyPath<Brand, String>, _ what: String
    ) -> ReadinessFinding {
        self.setting(setting, subject, what) { Self.configuredValue(field, of: $0) }
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

    /// Value of a field, unless it is blank or the fictional company's.
    private static func configuredValue(_ field: KeyPath<Brand, String>, of brand: Brand) -> String? {
        let text = brand[keyPath: field]
        return text.allSatisfy(\.isWhitespace) || text == example[keyPath: field] ? nil : text
    }
}

extension CommandFailure {
    /// Failure for missing settings of production.
    static func notReady(_ missing: [ReadinessFinding]) -> CommandFailure {
        CommandFailure(
            message: "Production starts once this is fixed; check again with naderhand doctor.",
            exitCode: 1, details: missing.map { "\($0.subject): \($0.text)" })
    }
}
