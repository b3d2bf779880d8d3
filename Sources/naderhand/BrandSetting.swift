import Configuration
import Domain

/// The environment variables that say who runs the platform: NADERHAND_BRAND_NAME and so on.
enum BrandSetting: String {
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

    private var value: String? {
        Setting.reader.string(forKey: ConfigKey("naderhand.brand.\(rawValue)")).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// - Throws: `CommandFailure` for a colour that cannot be used, and for numbers that are none.
    static func brand(isSandbox: Bool) throws -> Brand {
        var brand = Brand.standard(isSandbox: isSandbox)
        let fields: [(BrandSetting, WritableKeyPath<Brand, String>)] = [
            (.name, \.name), (.legalName, \.legalName), (.address, \.address), (.supportEmail, \.supportEmail),
            (.supportPhone, \.supportPhone), (.supportHours, \.supportHours),
            (.privacyAddress, \.privacyAddress), (.termsAddress, \.termsAddress), (.accent, \.accent),
        ]
        for (setting, field) in fields {
            if let value = setting.value { brand[keyPath: field] = value }
        }
        guard Brand.isUsable(accent: brand.accent) else {
            throw CommandFailure.usage(
                "NADERHAND_BRAND_ACCENT is a colour like #F28D20, light enough for dark text: choose another.")
        }
        if let iban = try read(.iban, IBAN.init) { brand.account = BankAccount(iban: iban, bic: nil) }
        brand.account.bic = try read(.bic, BIC.init)
        brand.chamberOfCommerceNumber = try read(.chamberOfCommerceNumber, ChamberOfCommerceNumber.init)
        brand.vatNumber = try read(.vatNumber, VATNumber.init)
        return brand
    }

    private static func read<Number>(_ setting: BrandSetting, _ number: (String) -> Number?) throws -> Number? {
        guard let text = setting.value else { return nil }
        guard let number = number(text) else {
            let name = setting.rawValue.uppercased().replacing(".", with: "_")
            throw CommandFailure.usage("NADERHAND_BRAND_\(name) is \(text), which is no such number: mend or unset it.")
        }
        return number
    }
}
