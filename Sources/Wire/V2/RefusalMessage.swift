import Domain
import UseCases

extension ErrorCatalogue {
    /// Text of a refusal in the JSON API's `message`: the catalogue's text or, if that is too general, a sentence that
    /// names the member and the error.
    func message(for refusal: Refusal) -> String {
        if let explanation = refusal.reason.explanation { return explanation }
        let text = text(for: refusal)
        guard let sentence = refusal.sentence else { return text }
        return "\(text)\(text.hasSuffix(".") ? "" : ".") \(sentence)"
    }
}

extension Refusal {
    /// `billingAddress.city: The city has other characters than …`, from the names and remedies of the reference.
    fileprivate var sentence: String? {
        guard !reason.isTold, let meaning = reason.remedy?.replacing("`", with: "") else { return nil }
        guard let field else { return reason == .creditedBeforeStart ? meaning : nil }
        return "\(Self.jsonName(of: field)): \(meaning)"
    }

    private static func jsonName(of field: String) -> String {
        switch FieldPlace(storedName: field) {
        case .field(let place): place.jsonNames.first ?? field
        case .lines: "orderItems"
        case .line(let index, let place): "orderItems[\(index)]" + (place?.jsonNames.first.map { ".\($0)" } ?? "")
        // Fields of the calls about placed orders have the names of the JSON API.
        case nil: field == "paymentAmount" ? "amount" : field
        }
    }
}

extension Refusal.Reason {
    /// `true` if the catalogue's text already states the error, as most texts about missing members do.
    fileprivate var isTold: Bool {
        switch self {
        case .missingCompanyName, .missingChamberOfCommerceNumber, .missingSex, .missingBirthDate, .missingPhone,
            .missingEmail, .missingHouseNumber, .missingPostalCode, .missingCity, .missingAmount, .missingOrderNumber,
            .missingDate, .missingItems, .missingBankAccount, .missingAdditionalText, .tooYoung, .amountAboveLimit:
            true
        default: false
        }
    }
}
