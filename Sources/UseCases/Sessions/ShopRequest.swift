import Domain
import Storage

/// A shop's request for a session, parsed once for all forms made of it.
struct ShopRequest: Sendable {
    let fields: [FormField: String]
    let lines: [LineForm]
    /// VAT within the total, as computed by the shop.
    let taxAmount: Money?
    let delivery: AddressForm
    /// Unreadable fields of the delivery, which the customer may therefore fill in.
    let unreadable: Set<FormField>

    init(_ document: StoredSessionRequest) {
        let fields = document.fields.compactMap { name, text in FormField.byStoredName[name].map { ($0, text) } }
        self.init(
            fields: Dictionary(fields) { first, _ in first },
            lines: document.lines.map { line in
                let fields = line.compactMap { name, text in LineField.byStoredName[name].map { ($0, text) } }
                return Dictionary(fields) { first, _ in first }
            },
            taxAmount: document.taxAmount)
    }

    init(fields: [FormField: String], lines: [[LineField: String]], taxAmount: Money?) {
        self.fields = fields
        self.lines = lines.map { line in LineForm(cutsCode: true) { line[$0] } }
        self.taxAmount = taxAmount
        delivery = AddressForm(deliveryOf: { fields[$0] })
        unreadable = delivery.unreadableFields
    }
}

extension AddressForm {
    /// Fields that make the delivery's address unreadable; empty when none was submitted.
    fileprivate var unreadableFields: Set<FormField> {
        guard isProvided else { return [] }
        var fields: Set<FormField> = []
        if street.value == nil { fields.insert(.deliveryStreet) }
        if houseNumber.value == nil { fields.insert(.deliveryHouseNumber) }
        if houseExtension.isMalformed { fields.insert(.deliveryHouseExtension) }
        if postalCode.value == nil { fields.insert(.deliveryPostalCode) }
        if city.value == nil { fields.insert(.deliveryCity) }
        if country.isMalformed { fields.insert(.deliveryCountry) }
        return fields
    }
}
