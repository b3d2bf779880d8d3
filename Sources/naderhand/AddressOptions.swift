import ArgumentParser
import Domain

/// Options for a merchant's address, which is printed on invoices.
struct AddressOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Street of the company's address.", valueName: "name"))
    var street: String?

    @Option(help: ArgumentHelp("House number; must start with a digit.", valueName: "number"))
    var houseNumber: String?

    @Option(help: ArgumentHelp("House number suffix, for example A or bis.", valueName: "text"))
    var houseExtension: String?

    @Option(help: ArgumentHelp("Postal code.", valueName: "code"))
    var postalCode: String?

    @Option(help: ArgumentHelp("City.", valueName: "name"))
    var city: String?

    @Option(help: ArgumentHelp("Two-letter country code. Default: NL.", valueName: "code"))
    var country: String?

    var change: AddressChange {
        AddressChange(
            street: street, houseNumber: houseNumber, houseExtension: houseExtension, postalCode: postalCode,
            city: city, country: country)
    }
}

/// Changes to an address; parts that are `nil` stay as they are.
struct AddressChange: Hashable, Sendable {
    var street: String?
    var houseNumber: String?
    var houseExtension: String?
    var postalCode: String?
    var city: String?
    var country: String?

    var isEmpty: Bool { self == AddressChange() }

    /// Required options that are missing for a first address.
    var missing: [String] {
        [
            ("--street", street), ("--house-number", houseNumber), ("--postal-code", postalCode), ("--city", city),
        ].filter { $0.1 == nil }.map(\.0)
    }

    /// - Throws: `CommandFailure` for a part that is invalid, or missing both here and in the old address.
    func applied(to old: Address?) throws -> Address {
        let country = try read(country, "a country code such as NL", CountryCode.init) ?? old?.country ?? .netherlands
        let code = try read(postalCode ?? old?.postalCode.text, "a postal code in the format of \(country.text)") {
            PostalCode($0, in: country)
        }
        let number = try read(houseNumber, "a house number", HouseNumber.init)
        guard let street = try read(street, "a street", Self.street) ?? old?.street,
            let houseNumber = number ?? old?.houseNumber, let code,
            let city = try read(city, "a city name", CityName.init) ?? old?.city
        else {
            throw CommandFailure.usage(
                "The address is incomplete: add --street, --house-number, --postal-code and --city.")
        }
        // A new house number replaces the suffix too.
        let former = number == nil ? old?.houseExtension : nil
        let addition =
            houseExtension?.trimmed == ""
            ? nil : try read(houseExtension, "a house number suffix", HouseExtension.init) ?? former
        return Address(
            street: street, houseNumber: houseNumber, houseExtension: addition, postalCode: code, city: city,
            country: country)
    }

    private static func street(_ text: String) -> String? {
        let street = text.withoutControls()
        return street.isEmpty || street.unicodeScalars.count > FieldLimits.street ? nil : street
    }

    private func read<Value>(_ text: String?, _ kind: String, _ reading: (String) -> Value?) throws -> Value? {
        try OptionReader.read(text, as: kind, reading)
    }
}
