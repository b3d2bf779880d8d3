/// A consumer, or the contact person of a company that orders.
package struct Person: Hashable, Sendable, Codable {
    package var firstName: String?
    package var initials: String?
    package var lastName: String
    package var sex: Sex?
    package var birthDate: CivilDate?

    /// Names of the stored JSON members.
    private enum CodingKeys: String, CodingKey {
        case firstName = "firstName", initials = "initials", lastName = "lastName", sex = "sex"
        case birthDate = "birthDate"
    }

    package init(firstName: String?, initials: String?, lastName: String, sex: Sex?, birthDate: CivilDate?) {
        self.firstName = firstName
        self.initials = initials
        self.lastName = lastName
        self.sex = sex
        self.birthDate = birthDate
    }
}

/// Sex of a person, by its code on the wire.
package enum Sex: String, Hashable, Sendable, Codable {
    case male = "M"
    case female = "F"
    case other = "O"

    /// Reads `M`, `F`, `O` and the Dutch `V` (vrouw), in either case.
    package init?(_ text: String) {
        switch text.uppercased() {
        case "M": self = .male
        case "F", "V": self = .female
        case "O": self = .other
        default: return nil
        }
    }
}
