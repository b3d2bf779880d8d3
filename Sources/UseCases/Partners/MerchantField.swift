package import Domain

/// Fields of a merchant as a partner sends them, in the order of docs/spec/platform.md.
package enum MerchantField: Int, Hashable, Sendable, CaseIterable {
    case companyName, chamberOfCommerceNumber, vatNumber, firstName, lastName, email, phone
    case contactEmail, contactPhone, street, houseNumber, houseExtension, postalCode, city, country
    case bankAccount, bic, accountHolder, username, website, clientPlatform, logo, method, wantsPasswordLink
    case workflows

    /// Fields that make up the profile.
    package static let ofProfile = allCases.filter { ![.username, .logo, .wantsPasswordLink, .workflows].contains($0) }
}

/// A problem of a merchant, or of a search for merchants, with its location.
package struct MerchantProblem: Hashable, Sendable {
    /// Field or list item with the problem.
    package enum Location: Hashable, Sendable {
        case field(MerchantField)
        /// Index from 0.
        case workflowNumber(Int)
        case startDelay(Int)
        case page, pageSize, search
    }

    /// Kinds of problem.
    package enum Kind: Hashable, Sendable {
        case missing, invalid
        /// Another merchant has the value.
        case taken(String)
        /// The workflow number does not exist, or occurs more than once.
        case unknown(Int), repeated(Int)
    }

    package let place: Location
    package let fault: Kind

    package init(_ place: Location, _ fault: Kind) {
        self.place = place
        self.fault = fault
    }
}

extension MerchantProfile {
    /// Values of the fields as text.
    package var texts: [MerchantField: String] {
        let texts: [MerchantField: String?] = [
            .companyName: companyName, .chamberOfCommerceNumber: chamberOfCommerceNumber?.text,
            .vatNumber: vatNumber?.text, .firstName: contactFirstName, .lastName: contactLastName,
            .email: email?.text, .phone: phone?.text, .contactEmail: contactEmail?.text,
            .contactPhone: contactPhone?.text, .street: address?.street, .houseNumber: address?.houseNumber.text,
            .houseExtension: address?.houseExtension?.text, .postalCode: address?.postalCode.text,
            .city: address?.city?.text, .country: address?.country.text, .bankAccount: iban?.text, .bic: bic?.text,
            .accountHolder: accountHolder, .website: website, .clientPlatform: clientPlatform,
            .method: integrationMethod,
        ]
        return texts.compactMapValues { $0 }
    }
}
