import Configuration
import Domain

/// Environment variables about the operator: NADERHAND_BRAND_NAME and so on.
enum BrandSetting: String, CaseIterable {
    case name
    case legalName = "legal.name"
    case address
    case supportEmail = "support.email"
    case supportPhone = "support.phone"
    case supportHours = "support.hours"
    case privacyAddress = "privacy.url"
    case termsAddress = "terms.url"
    case accent
    case iban, bic
    case chamberOfCommerceNumber = "kvk.number"
    case vatNumber = "vat.number"

    /// Name of the environment variable: `NADERHAND_BRAND_LEGAL_NAME`.
    var variable: String {
        "NADERHAND_BRAND_\(rawValue.uppercased().replacing(".", with: "_"))"
    }

    private var value: String? {
        EnvironmentVariable.reader.string(forKey: ConfigKey("naderhand.brand.\(rawValue)")).flatMap {
            $0.isEmpty ? nil : $0
        }
    }

    /// An invalid variable, with an error message.
    struct Problem {
        let setting: BrandSetting
        let sentence: String
    }

    /// The brand as configured, and the variables that are invalid.
    struct Reading {
        var brand: Brand
        var problems: [Problem] = []

        fileprivate mutating func read<Number>(_ setting: BrandSetting, _ number: (String) -> Number?) -> Number? {
            guard let text = setting.value else { return nil }
            guard let number = number(text) else {
                problems.append(
                    Problem(
                        setting: setting,
                        sentence: "\(setting.variable) is not valid (\(text)): correct it or unset it."))
                return nil
            }
            return number
        }

        /// - Throws: `CommandFailure` for the first invalid variable.
        func requireReadable() throws -> Brand {
            if let problem = problems.first { throw CommandFailure.usage(problem.sentence) }
            return brand
        }
    }

    static func read(isSandbox: Bool) -> Reading {
        var reading = Reading(brand: .standard(isSandbox: isSandbox))
        let fields: [(BrandSetting, WritableKeyPath<Brand, String>)] = [
            (.name, \.name), (.legalName, \.legalName), (.address, \.legalAddress), (.supportEmail, \.supportEmail),
            (.supportPhone, \.supportPhone), (.supportHours, \.supportHours),
            (.privacyAddress, \.privacyURL), (.termsAddress, \.termsURL), (.accent, \.accent),
        ]
        for (setting, field) in fields {
            if let value = setting.value { reading.brand[keyPath: field] = value }
        }
        if !Brand.isUsable(accent: reading.brand.accent) {
            reading.problems.append(
                Problem(
                    setting: .accent,
                    sentence:
                        "\(BrandSetting.accent.variable) must be a colour such as #F28D20, light enough for dark "
                        + "text: choose another."))
        }
        if let iban = reading.read(.iban, IBAN.init) { reading.brand.account = BankAccount(iban: iban, bic: nil) }
        reading.brand.account.bic = reading.read(.bic, BIC.init)
        reading.brand.chamberOfCommerceNumber = reading.read(.chamberOfCommerceNumber, ChamberOfCommerceNumber.init)
        reading.brand.vatNumber = reading.read(.vatNumber, VATNumber.init)
        return reading
    }
}
