import Domain

/// Customer, address and delivery of a check or an order.
struct PartyForm: Sendable {
    let type: ParsedField<CustomerType>
    let companyName: ParsedField<CompanyName>
    let chamberOfCommerceNumber: ParsedField<ChamberOfCommerceNumber>
    let vatNumber: ParsedField<VATNumber>
    let firstName: ParsedField<String>
    let initials: ParsedField<String>
    let lastName: ParsedField<String>
    let sex: ParsedField<Sex>
    let birthDate: ParsedField<CivilDate>
    let phone: ParsedField<PhoneNumber>
    let email: ParsedField<EmailAddress>
    let ipAddress: ParsedField<IPAddress>
    let address: AddressForm
    let delivery: AddressForm
    let deliveryCompanyName: String?
    let deliveryFirstName: String?
    let deliveryLastName: String?

    /// - Parameter delivery: address of the delivery when it has been parsed already.
    init(_ sent: FieldReader, delivery: AddressForm? = nil) {
        func text(_ field: FormField) -> String? { Self.cleaned(sent(field)) }
        type = ParsedField(text(.customerType)) { CustomerType(rawValue: $0.uppercased()) }
        companyName = ParsedField(text(.companyName), CompanyName.init)
        chamberOfCommerceNumber = ParsedField(text(.chamberOfCommerceNumber), ChamberOfCommerceNumber.init)
        vatNumber = ParsedField(text(.vatNumber), VATNumber.init)
        firstName = ParsedField(text(.firstName), FreeText.singleLine(maxLength: FieldLimits.name))
        initials = ParsedField(text(.initials), FreeText.singleLine(maxLength: FieldLimits.initials))
        lastName = ParsedField(text(.lastName), FreeText.singleLine(maxLength: FieldLimits.name))
        sex = ParsedField(text(.sex)) { Sex($0) }
        birthDate = ParsedField(text(.birthDate), CivilDate.init)
        phone = ParsedField(text(.phone), PhoneNumber.init)
        email = ParsedField(text(.email), EmailAddress.init)
        ipAddress = ParsedField(text(.ipAddress), IPAddress.init)
        address = AddressForm(
            street: text(.street), houseNumber: text(.houseNumber), houseExtension: text(.houseExtension),
            postalCode: text(.postalCode), city: text(.city), country: text(.country))
        self.delivery = delivery ?? AddressForm(deliveryOf: sent)
        deliveryCompanyName = FreeText.truncate(text(.deliveryCompanyName), to: FieldLimits.name)
        deliveryFirstName = FreeText.truncate(text(.deliveryFirstName), to: FieldLimits.name)
        deliveryLastName = FreeText.truncate(text(.deliveryLastName), to: FieldLimits.name)
    }

    /// Trimmed text; `nil` when nothing remains.
    fileprivate static func cleaned(_ text: String?) -> String? {
        text.map(\.cleaned).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Customer type under which a workflow accepts the request.
    ///
    /// Older clients submit every check as a consumer's, together with the company's name and number. Under a workflow
    /// for companies only, such a check is a company's.
    /// - Throws: `Refusal` when the type is missing or not agreed for the workflow.
    func customerType(under workflow: Workflow) throws(Refusal) -> CustomerType {
        switch type {
        case .absent: throw Refusal(.missingCustomerType)
        case .malformed: throw Refusal(.invalidCustomerType)
        case .value(let type):
            if workflow.customerTypes.contains(type) { return type }
            let namesCompany = !companyName.isAbsent && !chamberOfCommerceNumber.isAbsent
            guard type == .consumer, namesCompany, workflow.customerTypes.contains(.business) else {
                throw Refusal(.customerTypeNotAgreed)
            }
            return .business
        }
    }

    /// Customer; `nil` for a form that breaks the rules.
    func customer(as type: CustomerType) -> Customer? {
        guard let lastName = lastName.value, let phone = phone.value, let email = email.value,
            let address = address.address
        else { return nil }
        let person = Person(
            firstName: firstName.value, initials: initials.value, lastName: lastName, sex: sex.value,
            birthDate: type == .consumer ? birthDate.value : nil)
        guard type == .business else {
            return Customer(person: person, company: nil, phone: phone, email: email, address: address)
        }
        guard let name = companyName.value, let number = chamberOfCommerceNumber.value else { return nil }
        let company = Company(name: name, chamberOfCommerceNumber: number, vatNumber: vatNumber.value)
        return Customer(person: person, company: company, phone: phone, email: email, address: address)
    }

    /// Delivery; `nil` without a separate address.
    var deliveryDestination: Delivery? {
        guard delivery.isProvided, let address = delivery.address else { return nil }
        return Delivery(
            address: address, companyName: deliveryCompanyName, firstName: deliveryFirstName,
            lastName: deliveryLastName)
    }
}

/// A submitted address.
struct AddressForm: Sendable {
    let street: ParsedField<String>
    let houseNumber: ParsedField<HouseNumber>
    let houseExtension: ParsedField<HouseExtension>
    let postalCode: ParsedField<PostalCode>
    let city: ParsedField<CityName>
    /// Country, by default the Netherlands, since older clients do not submit one.
    let country: ParsedField<CountryCode>

    init(
        street: String?, houseNumber: String?, houseExtension: String?, postalCode: String?, city: String?,
        country: String?
    ) {
        self.street = ParsedField(street, FreeText.singleLine(maxLength: FieldLimits.street))
        let house = WrittenHouse(number: houseNumber, houseExtension: houseExtension)
        self.houseNumber = ParsedField(house.number, HouseNumber.init)
        self.houseExtension = ParsedField(house.houseExtension, HouseExtension.init)
        self.city = ParsedField(city, CityName.init)
        let code = ParsedField(country ?? CountryCode.netherlands.text, CountryCode.init)
        self.country = if case .absent = code { .value(.netherlands) } else { code }
        self.postalCode = ParsedField(postalCode) { PostalCode($0, in: code.value ?? .netherlands) }
    }

    /// Parses the address of the delivery.
    init(deliveryOf sent: FieldReader) {
        func text(_ field: FormField) -> String? { PartyForm.cleaned(sent(field)) }
        self.init(
            street: FreeText.truncate(text(.deliveryStreet), to: FieldLimits.street),
            houseNumber: text(.deliveryHouseNumber), houseExtension: text(.deliveryHouseExtension),
            postalCode: text(.deliveryPostalCode), city: text(.deliveryCity), country: text(.deliveryCountry))
    }

    /// True when the address has more than a city and a country.
    var isProvided: Bool {
        !street.isAbsent || !houseNumber.isAbsent || !postalCode.isAbsent
    }

    /// True for a post office box, at which deliveries cannot be signed for.
    var isPostOfficeBox: Bool {
        street.value.map(PostOfficeBox.isNamed) ?? false
    }

    var address: Address? {
        guard let houseNumber = houseNumber.value, let postalCode = postalCode.value, let country = country.value else {
            return nil
        }
        return Address(
            street: street.value, houseNumber: houseNumber, houseExtension: houseExtension.value,
            postalCode: postalCode, city: city.value, country: country)
    }
}
