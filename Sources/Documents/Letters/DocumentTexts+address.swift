import Domain

extension DocumentTexts {
    /// Lines of an address: street, place and, abroad, the country.
    func lines(of address: Address) -> [String] {
        let code = address.country == .netherlands ? address.postalCode.spaced : address.postalCode.text
        let city = [code, address.city?.text].compactMap { $0 }.joined(separator: "  ")
        let country = address.country
        let name = phrases.textIfPresent("country.\(country.text)") ?? country.text
        return [address.streetAndHouse.singleLine, city] + (country == .netherlands ? [] : [name])
    }
}

extension PostalCode {
    /// Dutch postal code with a space: `1012 LG`.
    fileprivate var spaced: String { "\(text.prefix(4)) \(text.dropFirst(4))" }
}
