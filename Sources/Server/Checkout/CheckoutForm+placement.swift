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
    var foldedFields: [CheckoutField] {
        let open = openFields
        let folded = fields.filter { $0 != .mandate && !open.contains($0) }
        return folded.allSatisfy(prefilled.isBlank) ? [] : folded
    }

    /// In the order in which the page shows them.
    var fieldsWithProblems: [CheckoutField] {
        (openFields + foldedFields + [.mandate, .consent]).filter { problems[$0] != nil }
    }
}
