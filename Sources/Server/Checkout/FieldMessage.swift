import Domain
import UseCases

/// Message beside a field that breaks a rule. Field and raw value make the text's key: `error.birthDate.tooYoung`.
enum FieldMessage: String, CaseIterable, Sendable {
    case missing = "missing", invalid = "invalid", tooYoung = "tooYoung"
    /// A year of fewer than four digits.
    case shortYear = "shortYear"
    /// A house number with a text behind it that is too long for an extension.
    case tooLong = "tooLong"

    /// Chooses the message by the field's entry: several reasons mean both missing and invalid, and a field that is
    /// filled in is never missing.
    init(_ reason: Refusal.Reason, of field: FormField, in entries: CheckoutValues) {
        switch field {
        case .birthDate:
            self = reason == .tooYoung ? .tooYoung : entries.birthDate.message
        case .houseNumber where entries[.houseNumber].cleaned.utf8.first?.isASCIIDigit == true:
            self = .tooLong
        default:
            self = entries[field].cleaned.isEmpty ? .missing : .invalid
        }
    }
}

extension BirthDateEntry {
    /// Message for an entry that is not a date.
    fileprivate var message: FieldMessage {
        if [day, month, year].contains(where: \.cleaned.isEmpty) { return .missing }
        let digits = year.cleaned.utf8
        return digits.count < 4 && digits.allSatisfy(\.isASCIIDigit) ? .shortYear : .invalid
    }
}
