/// Where each field stands.
extension CheckoutForm {
    /// To be filled in, in the order of the page.
    var openFields: [CheckoutField] {
        let asksAddress = isOpen(.street) && isOpen(.postalCode)
        return fields.filter { field in
            switch field {
            case .mandate: false
            // A street without its number is one question.
            case .houseExtension: isOpen(.houseNumber)
            case .country: isOpen(.country) || asksAddress
            default: isOpen(field)
            }
        }
    }

    /// Known already: shown, and to be changed in a fold.
    var collapsedFields: [CheckoutField] {
        let open = openFields
        let folded = fields.filter { $0 != .mandate && !open.contains($0) }
        return folded.allSatisfy { prefilled.isBlank($0) && problems[$0] == nil } ? [] : folded
    }

    /// The problems at the fields that can mend them: where the page asks for initials, a missing name is theirs.
    /// - Parameter found: by the fields the platform names.
    func placed(_ found: [CheckoutField: FieldProblem]) -> [CheckoutField: FieldProblem] {
        guard found[.firstName] == .missing, found[.initials] == nil, isOpen(.initials), !isOpen(.firstName) else {
            return found
        }
        var placed = found
        placed[.initials] = placed.removeValue(forKey: .firstName)
        return placed
    }

    /// In the order in which the page shows them.
    var fieldsWithProblems: [CheckoutField] {
        (openFields + collapsedFields + [.mandate, .consent]).filter { problems[$0] != nil }
    }
}
