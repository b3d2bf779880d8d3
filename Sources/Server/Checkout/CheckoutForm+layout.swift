import UseCases

/// Place and message of each field.
extension CheckoutForm {
    /// Fields to fill in, in the order of the page.
    var openFields: [FormField] {
        let asksAddress = isOpen(.street) && isOpen(.postalCode)
        return fields.filter { field in
            switch field {
            // Street and house number are one question.
            case .houseExtension: isOpen(.houseNumber)
            case .country: isOpen(.country) || asksAddress
            default: isOpen(field)
            }
        }
    }

    /// Known fields: shown as a summary, and changed in a collapsed part of the page.
    var collapsedFields: [FormField] {
        let open = openFields
        let folded = fields.filter { !open.contains($0) }
        let messages = messages
        return folded.allSatisfy { prefilled.isBlank($0) && messages[$0] == nil } ? [] : folded
    }

    /// Messages by the fields in which the customer can correct the problems.
    var messages: [FormField: FieldMessage] {
        let entries = typed?.over(prefilled) ?? prefilled
        var messages: [FormField: FieldMessage] = [:]
        for problem in problems where FormField.onCheckout.contains(problem.field) {
            // An extension typed after the house number is corrected in that field.
            let isBehindNumber = problem.field == .houseExtension && entries.isBlank(.houseExtension)
            let field = isBehindNumber ? .houseNumber : problem.field
            if messages[field] == nil { messages[field] = FieldMessage(problem.reason, of: field, in: entries) }
        }
        // When the page asks for initials only, a missing name is reported there.
        if messages[.firstName] == .missing, messages[.initials] == nil, isOpen(.initials), !isOpen(.firstName) {
            messages[.initials] = messages.removeValue(forKey: .firstName)
        }
        return messages
    }
}
