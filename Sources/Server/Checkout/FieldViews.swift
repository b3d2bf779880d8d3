import Domain
import UseCases

/// Builds the views of a form's fields.
struct FieldViews {
    private let form: CheckoutForm
    private let phrases: LocalizedTexts
    private let openFields: [FormField]
    private let collapsedFields: [FormField]
    private let messages: [FormField: FieldMessage]
    /// Fields with a message, in the order of the page.
    private let failing: [FormField]

    init(form: CheckoutForm, phrases: LocalizedTexts) {
        self.form = form
        self.phrases = phrases
        let messages = form.messages
        openFields = form.openFields
        collapsedFields = form.collapsedFields
        failing = (openFields + collapsedFields).filter { messages[$0] != nil }
        self.messages = messages
    }

    private static let groups: [(legend: String, fields: Set<FormField>)] = [
        ("person", [.companyName, .chamberOfCommerceNumber, .initials, .firstName, .lastName, .birthDate, .sex]),
        ("contact", [.email, .phone]),
        ("address", [.street, .houseNumber, .houseExtension, .postalCode, .city, .country]),
        ("payment", [.bankAccount, .accountHolder]),
        ("reference", [.additionalText]),
    ]

    /// Fields to fill in; `nil` when there are none.
    var openGroups: [GroupView]? {
        let groups = groups(of: openFields)
        return groups.isEmpty ? nil : groups
    }

    /// True when the shop sent some details.
    var hasDetails: Bool { !collapsedFields.isEmpty }

    var details: DetailsView? {
        guard hasDetails else { return nil }
        return DetailsView(
            facts: facts, groups: groups(of: collapsedFields),
            isExpanded: collapsedFields.contains { messages[$0] != nil })
    }

    /// The list at the top of the page; `nil` without problems.
    var problems: CheckoutView.ProblemsView? {
        let consents = Consent.allCases.filter(form.missingConsents.contains)
        let links =
            failing.map { CheckoutView.ProblemsView.Link(targetID: focusID($0), message: message($0) ?? "") }
            + consents.map { CheckoutView.ProblemsView.Link(targetID: $0.rawValue, message: message($0) ?? "") }
        guard !links.isEmpty else { return nil }
        let missing = failing.count { messages[$0] == .missing } + consents.count
        let invalid = links.count - missing
        let headings = [
            missing == 0 ? nil : counted(missing == 1 ? "problems.missing.one" : "problems.missing.other", missing),
            invalid == 0 ? nil : counted(invalid == 1 ? "problems.one" : "problems.other", invalid),
        ].compactMap(\.self)
        return .init(heading: headings.joined(separator: phrases["problems.separator"] + " "), links: links)
    }

    private func counted(_ key: String, _ count: Int) -> String {
        phrases.text(key, with: ["count": String(count)])
    }

    /// - Returns: `nil` for a consent that the page does not ask for.
    func checkbox(_ consent: Consent) -> FieldView? {
        guard form.consents.contains(consent) else { return nil }
        let isFirst = failing.isEmpty && Consent.allCases.first(where: form.missingConsents.contains) == consent
        return view(
            consent.rawValue, FieldTraits(partial: .checkboxField), problem: message(consent), autofocus: isFirst,
            isChecked: form.typed?.consents[consent]?.isBlank == false)
    }

    private func groups(of fields: [FormField]) -> [GroupView] {
        Self.groups.compactMap { legend, group in
            let members = fields.filter(group.contains)
            guard !members.isEmpty else { return nil }
            let key = legend == "address" && form.isCompany ? "legend.addressCompany" : "legend.\(legend)"
            return GroupView(
                legend: phrases[key], hidesLegend: members.count == fields.count, members: members.map(view))
        }
    }
}

// MARK: - One field

extension FieldViews {
    private func view(_ field: FormField) -> FieldView {
        let isFirst = failing.first == field
        return view(
            field.storedName, FieldTraits(field), problem: message(field), autofocus: isFirst,
            isOptional: form.isOptional(field), value: value(field),
            parts: field == .birthDate ? birthParts(focus: isFirst) : nil, choices: choices(field, focus: isFirst))
    }

    private func view(
        _ name: String, _ traits: FieldTraits, problem: String?, autofocus: Bool, isOptional: Bool = false,
        value: String? = nil, parts: [FieldView.PartView]? = nil, choices: [FieldView.ChoiceView]? = nil,
        isChecked: Bool = false
    ) -> FieldView {
        let help = phrases.textIfPresent("help.\(name)") ?? (isOptional ? phrases["optional"] : nil)
        let helpID = help.map { _ in "\(name)-help" }
        let problemID = problem.map { _ in "\(name)-problem" }
        let described = [problemID, helpID].compactMap(\.self)
        return FieldView(
            partial: traits.partial.rawValue, inputID: name, inputName: name, label: phrases["label.\(name)"],
            optional: isOptional, help: help, helpID: helpID, problem: problem, problemID: problemID,
            describedBy: described.isEmpty ? nil : described.joined(separator: " "), autofocus: autofocus,
            value: value, width: traits.width.rawValue, inputType: traits.type, autocomplete: traits.autocomplete,
            inputMode: traits.inputMode, autocapitalizesCharacters: traits.autocapitalizesCharacters,
            spellcheckDisabled: traits.spellcheckDisabled, parts: parts, choices: choices, isChecked: isChecked)
    }

    private func value(_ field: FormField) -> String? {
        let value = form.entries[field]
        return value.isEmpty ? nil : value
    }

    private func message(_ field: FormField) -> String? {
        messages[field].map { message($0, of: field.storedName) }
    }

    private func message(_ consent: Consent) -> String? {
        form.missingConsents.contains(consent) ? message(.missing, of: consent.rawValue) : nil
    }

    private func message(_ message: FieldMessage, of name: String) -> String {
        phrases.textIfPresent("error.\(name).\(message.rawValue)") ?? phrases["error.any"]
    }

    /// Target of a link to the field: its input, or the first of several inputs.
    private func focusID(_ field: FormField) -> String {
        switch field {
        case .birthDate: birthParts(focus: true).first(where: \.partFocus)?.partID ?? field.storedName
        case .sex: "sex-F"
        default: field.storedName
        }
    }

    private func birthParts(focus: Bool) -> [FieldView.PartView] {
        let entry = form.entries.birthDate
        let parts = [("birthDay", entry.day, 2), ("birthMonth", entry.month, 2), ("birthYear", entry.year, 4)]
        let whole = messages[.birthDate] == .shortYear ? "birthYear" : "birthDay"
        let target = parts.first { $0.1.isBlank }?.0 ?? whole
        return parts.map { name, value, length in
            FieldView.PartView(
                partID: name, partName: name, partLabel: phrases["label.\(name)"],
                partValue: value.isEmpty ? nil : value,
                partAutocomplete: "bday-" + name.dropFirst("birth".count).lowercased(), length: length,
                partFocus: focus && name == target)
        }
    }

    private func choices(_ field: FormField, focus: Bool) -> [FieldView.ChoiceView]? {
        switch field {
        case .sex:
            ["F", "M", "O"].map { choice($0, of: field, label: phrases["sex.\($0)"], focus: focus && $0 == "F") }
        case .country:
            countries.map { choice($0, of: field, label: phrases.textIfPresent("country.\($0)") ?? $0, focus: false) }
        default: nil
        }
    }

    /// The page's countries, and the country that the shop sent if it is another one.
    private var countries: [String] {
        let value = form.entries[.country]
        return form.countries + (value.isBlank || form.countries.contains(value) ? [] : [value])
    }

    private func choice(
        _ value: String, of field: FormField, label: String, focus: Bool
    ) -> FieldView.ChoiceView {
        FieldView.ChoiceView(
            choiceID: "\(field.storedName)-\(value)", choiceValue: value, choiceLabel: label,
            chosen: form.entries[field] == value, choiceFocus: focus)
    }
}

// MARK: - Summary

extension FieldViews {
    private var facts: [DetailsView.Fact] {
        let address = [
            joined([.street, .houseNumber, .houseExtension]), joined([.postalCode, .city]),
            form.entries.isBlank(.country) || form.entries[.country] == "NL"
                ? "" : phrases.textIfPresent("country.\(form.entries[.country])") ?? form.entries[.country],
        ]
        let company = [form.entries[.companyName], chamberOfCommerceLine].filter { _ in form.isCompany }
        let all = [
            ("fact.company", company), ("fact.name", [name]),
            ("fact.birthDate", [form.isOpen(.birthDate) ? "" : birthDate]), ("fact.address", address),
            ("fact.delivery", form.deliveryLines), ("fact.contact", [form.entries[.email], form.entries[.phone]]),
            ("fact.account", [form.isOpen(.bankAccount) ? "" : joined([.bankAccount, .accountHolder])]),
        ]
        return all.compactMap { key, lines in
            let lines = lines.filter { !$0.isBlank }
            return lines.isEmpty ? nil : DetailsView.Fact(term: phrases[key], lines: lines)
        }
    }

    private var name: String {
        let given: [FormField] = form.entries.isBlank(.firstName) ? [.initials] : [.firstName]
        return joined(given + [.lastName])
    }

    private var chamberOfCommerceLine: String {
        let number = form.entries[.chamberOfCommerceNumber]
        return form.isOpen(.chamberOfCommerceNumber) || number.isBlank
            ? "" : phrases.text("fact.chamberOfCommerce", with: ["number": number])
    }

    private var birthDate: String {
        let entry = form.entries.birthDate
        guard form.fields.contains(.birthDate), let day = Int(entry.day), let month = Int(entry.month),
            (1...12).contains(month), let year = Int(entry.year)
        else { return "" }
        return FormattedDate(day: day, month: month, year: year, phrases: phrases).description
    }

    /// Texts of the fields that are not open.
    private func joined(_ fields: [FormField]) -> String {
        fields.filter { !form.isOpen($0) && !form.entries.isBlank($0) }.map { form.entries[$0] }
            .joined(separator: " ")
    }
}
