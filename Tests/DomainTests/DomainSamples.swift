import Foundation

@testable import Domain

/// People, addresses and applications that the tests share: everything valid, each part easy to replace.
enum DomainSamples {
    static func address(
        _ houseNumber: String = "12", _ houseExtension: String? = nil, postalCode: String = "1234AB",
        country: String = "NL", city: String? = "Amsterdam"
    ) -> Address {
        let country = CountryCode(country)!
        return Address(
            street: "Dorpsstraat", houseNumber: HouseNumber(houseNumber)!,
            houseExtension: houseExtension.flatMap { HouseExtension($0) },
            postalCode: PostalCode(postalCode, in: country)!, city: city.flatMap { CityName($0) }, country: country
        )
    }

    static func customer(_ type: CustomerType = .consumer, lastName: String = "Jansen") -> Customer {
        let company = Company(
            name: CompanyName("Bakkerij Jansen")!, chamberOfCommerceNumber: ChamberOfCommerceNumber("12345678")!,
            vatNumber: nil
        )
        return Customer(
            person: Person(
                firstName: "Anna", initials: "A.", lastName: lastName, sex: .female, birthDate: day("1980-01-01")
            ),
            company: type == .business ? company : nil, phone: PhoneNumber("0612345678")!,
            email: EmailAddress("anna@example.com")!, address: address()
        )
    }

    static func application(
        _ amount: String = "100.00", type: CustomerType = .consumer, lastName: String = "Jansen",
        delivery: Delivery? = nil, payTrustScore: Int = 0, backdoor: Backdoor? = nil
    ) -> CreditApplication {
        CreditApplication(
            customer: customer(type, lastName: lastName), delivery: delivery, amount: Money(amount)!,
            ipAddress: IPAddress("127.0.0.1"), payTrustScore: payTrustScore, backdoor: backdoor
        )
    }

    /// A parcel for somebody; by default for a stranger in another town.
    static func delivery(to lastName: String? = "Pietersen", at address: Address? = nil) -> Delivery {
        Delivery(
            address: address ?? self.address("9", postalCode: "9999XX"), companyName: nil, firstName: nil,
            lastName: lastName
        )
    }
}

/// A day in either written form.
func day(_ text: String) -> CivilDate {
    CivilDate(text)!
}

/// A moment written as ISO 8601, with or without thousandths of a second: `2026-03-29T07:00:00Z`.
func utc(_ text: String) -> Instant {
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: text.contains("."))
    let date = (try? Date(text, strategy: style))!
    return Instant(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
}

/// Encodes a value as JSON and decodes it again.
func throughJSON<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
}

extension Decimal {
    /// Rounds half away from zero, with Foundation's arithmetic.
    func rounded(places: Int) -> Decimal {
        var result = Decimal()
        var value = self
        NSDecimalRound(&result, &value, places, .plain)
        return result
    }
}
