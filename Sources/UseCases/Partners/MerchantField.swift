package import Domain

/// What a partner says of a merchant, field by field, in the order of docs/spec/platform.md.
package enum MerchantField: Int, Hashable, Sendable, CaseIterable {
    case companyName, chamberOfCommerceNumber, vatNumber, firstName, lastName, email, phone
    case contactEmail, contactPhone, street, houseNumber, houseExtension, postalCode, city, country
    case bankAccount, bic, accountHolder, username, website, clientPlatform, logo, method, wantsPasswordLink
    case workflows

    /// Those of which the profile consists.
    package static let ofProfile = allCases.filter { ![.username, .logo, .wantsPasswordLink, .workflows].contains($0) }
}

/// What is wrong with a merchant, or with a question about merchants, and where.
package struct MerchantProblem: Hashable, Sendable {
    package enum Location: Hashable, Sendable {
        case field(MerchantField)
        /// Counted from 0.
        case workflowNumber(Int)
        case startDelay(Int)
        case page, pageSize, search
    }

    package enum Kind: Hashable, Sendable {
        case missing, wrong
        /// Somebody has it.
        case taken(String)
        /// Of a workflow: there is none of that number, or it was named before.
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
    /// What stands in the fields.
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
