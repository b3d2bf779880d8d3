import Domain

/// Rules about persons, companies and addresses, shared by check, order and checkout, in the order of a form: identity,
/// contact, address, delivery.
enum PartyRules {
    static let all: [FieldRule<PartyForm>] = company + person + contact + address + delivery

    private static let company: [FieldRule<PartyForm>] = [
        FieldRule(.companyName, .missingCompanyName) { $1.type == .business && $0.companyName.isAbsent },
        FieldRule(.companyName, .invalidCompanyName) { $1.type == .business && $0.companyName.isMalformed },
        FieldRule(.chamberOfCommerceNumber, .missingChamberOfCommerceNumber) {
            $1.type == .business && $0.chamberOfCommerceNumber.isAbsent
        },
        FieldRule(.chamberOfCommerceNumber, .invalidChamberOfCommerceNumber) {
            $1.type == .business && $0.chamberOfCommerceNumber.isMalformed
        },
        FieldRule(.vatNumber, .invalidVATNumber) { $1.isForOrder && $0.vatNumber.isMalformed },
    ]

    private static let person: [FieldRule<PartyForm>] = [
        FieldRule(.firstName, .missingFirstName) { form, _ in
            form.firstName.isMalformed || (form.firstName.isAbsent && form.initials.isAbsent)
        },
        FieldRule(.initials, .missingFirstName) { form, _ in form.initials.isMalformed },
        FieldRule(.lastName, .missingLastName) { form, _ in form.lastName.value == nil },
        FieldRule(.sex, .missingSex) { $1.type == .consumer && $1.requires(.sex) && $0.sex.isAbsent },
        FieldRule(.sex, .invalidSex) { form, _ in form.sex.isMalformed },
        FieldRule(.birthDate, .missingBirthDate) {
            $1.type == .consumer && $1.requires(.birthDate) && $0.birthDate.isAbsent
        },
        FieldRule(.birthDate, .invalidBirthDate) {
            $1.type == .consumer && ($0.birthDate.isMalformed || $0.age(on: $1.today).map { $0 > 130 } ?? false)
        },
        FieldRule(.birthDate, .tooYoung) {
            $1.type == .consumer && $0.age(on: $1.today).map { [minimum = $1.minimumAge] in $0 < minimum } ?? false
        },
    ]

    private static let contact: [FieldRule<PartyForm>] = [
        FieldRule(.phone, .missingPhone) { form, _ in form.phone.isAbsent },
        FieldRule(.phone, .invalidPhone) { form, _ in form.phone.isMalformed },
        FieldRule(.email, .missingEmail) { form, _ in form.email.isAbsent },
        FieldRule(.email, .invalidEmail) { form, _ in form.email.isMalformed },
        FieldRule(.ipAddress, .invalidIPAddress) { $1.isForOrder && $0.ipAddress.isMalformed },
    ]

    private static let address: [FieldRule<PartyForm>] = [
        FieldRule(.street, .missingStreet) { $1.isForOrder && $0.address.street.value == nil },
        FieldRule(.houseNumber, .missingHouseNumber) { form, _ in form.address.houseNumber.isAbsent },
        FieldRule(.houseNumber, .invalidHouseNumber) { form, _ in form.address.houseNumber.isMalformed },
        FieldRule(.houseExtension, .invalidHouseExtension) { form, _ in form.address.houseExtension.isMalformed },
        FieldRule(.postalCode, .missingPostalCode) { form, _ in form.address.postalCode.isAbsent },
        FieldRule(.postalCode, .invalidPostalCode) { form, _ in form.address.postalCode.isMalformed },
        FieldRule(.city, .missingCity) { $0.address.city.isAbsent && $0.needsCity(in: $1) },
        FieldRule(.city, .invalidCity) { form, _ in form.address.city.isMalformed },
        FieldRule(.country, .invalidCountry) { form, _ in form.address.country.isMalformed },
    ]

    private static let delivery: [FieldRule<PartyForm>] = [
        FieldRule(.deliveryHouseNumber, .invalidDeliveryHouseNumber) { form, _ in
            form.delivery.isProvided && form.delivery.houseNumber.value == nil
        },
        FieldRule(.deliveryHouseExtension, .invalidDeliveryHouseExtension) { form, _ in
            form.delivery.isProvided && form.delivery.houseExtension.isMalformed
        },
        FieldRule(.deliveryPostalCode, .invalidDeliveryPostalCode) { form, _ in
            form.delivery.isProvided && form.delivery.postalCode.value == nil
        },
        FieldRule(.deliveryCity, .invalidDeliveryCity) { form, _ in
            form.delivery.isProvided && form.delivery.city.isMalformed
        },
        FieldRule(.deliveryCountry, .invalidDeliveryCountry) { form, _ in
            form.delivery.isProvided && form.delivery.country.isMalformed
        },
        FieldRule(.deliveryStreet, .deliveryNotAllowed) { form, _ in
            form.delivery.isProvided && form.delivery.isPostOfficeBox
        },
        FieldRule(.deliveryStreet, .deliveryNotAllowed) {
            !$1.workflow.allowsSeparateDeliveryAddress && $0.hasSeparateDelivery
        },
    ]
}

extension PartyForm {
    fileprivate func age(on today: CivilDate) -> Int? {
        birthDate.value?.age(on: today)
    }

    /// True unless postal code and house number suffice, as in the Netherlands for a check.
    fileprivate func needsCity(in context: FormContext) -> Bool {
        context.isForOrder || address.country.value != .netherlands
    }

    fileprivate var hasSeparateDelivery: Bool {
        guard let delivery = deliveryDestination?.address, let home = address.address else { return false }
        return !delivery.isSameHouse(as: home)
    }
}
