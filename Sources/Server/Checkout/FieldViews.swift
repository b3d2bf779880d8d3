import Domain

/// Builds the fields of a form: which, where, with what in them.
struct FieldViews {
    let form: CheckoutForm
    let phrases: LocalizedTexts

    private static let groups: [(legend: String, fields: Set<CheckoutField>)] = [
        ("person", [.companyName, .chamberOfCommerceNumber, .initials, .firstName, .lastName, .birthDate, .sex]),
        ("contact", [.email, .phone]),
        ("address", [.street, .houseNumber, .houseExtension, .postalCode, .city, .country]),
        ("payment", [.bankAccount, .accountHolder]),
        ("reference", [.additionalText]),
    ]

    /// The fields that have to be filled in; `nil` when there are none.
    var openGroups: [GroupView]? {
        let groups = groups(of: form.openFields)
        return groups.isEmpty ? nil : groups
    }

    /// Whether something is known already.
    var hasDetails: Bool { !form.collapsedFields.isEmpty }

    var details: DetailsView? {
        let folded = form.collapsedFields
        guard !folded.isEmpty else { return nil }
        return DetailsView(
            facts: facts, groups: groups(of: folded),
            isExpanded: folded.contains { form.problems[$0] != nil })
    }

    /// The list at the top of the page; `nil` when nothing is wrong.
    var problems: CheckoutView.ProblemsView? {
        let links = form.fieldsWithProblems.map {
            CheckoutView.ProblemsView.Link(targetID: focusID($0), message: message($0) ?? "")
        }
        guard !links.isEmpty else { return nil }
        let missing = form.fieldsWithProblems.count { form.problems[$0] == .missing }
        let wrong = links.count - missing
        let headings = [
            missing == 0 ? nil : counted(missing == 1 ? "problems.missing.one" : "problems.missing.other", missing),
            wrong == 0 ? nil : counted(wrong == 1 ? "problems.one" : "problems.other", wrong),
        ].compactMap(\.self)
        return .init(heading: headings.joined(separator: phrases["problems.separator"] + " "), links: links)
    }

    private func counted(_ key: String, _ count: Int) -> String {
        phrases.text(key, with: ["count": String(count)])
    }

    var consent: FieldView { view(.consent) }

    func checkbox(_ field: CheckoutField) -> FieldView? {
        form.fields.contains(field) ? view(field) : nil
    }

    private func groups(of fields: [CheckoutField]) -> [GroupView] {
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
    private func view(_ field: CheckoutField) -> FieldView {
        let traits = FieldTraits(field)
        let problem = message(field)
        let help =
            phrases.textIfPresent("help.\(field.rawValue)") ?? (form.isOptional(field) ? phrases["optional"] : nil)
        let helpID = help.map { _ in "\(field.rawValue)-help" }
        let problemID = problem.map { _ in "\(field.rawValue)-problem" }
        let described = [problemID, helpID].compactMap(\.self)
        let isFirst = form.fieldsWithProblems.first == field
        return FieldView(
            partial: traits.partial.rawValue, inputID: field.rawValue, inputName: field.rawValue,
            label: phrases["label.\(field.rawValue)"], optional: form.isOptional(field), help: help, helpID: helpID,
            problem: problem, problemID: problemID,
            describedBy: described.isEmpty ? nil : described.joined(separator: " "), autofocus: isFirst,
            value: value(field), width: traits.width.rawValue, inputType: traits.type,
            autocomplete: traits.autocomplete, inputMode: traits.inputMode,
            autocapitalizesCharacters: traits.autocapitalizesCharacters,
            spellcheckDisabled: traits.spellcheckDisabled,
            parts: field == .birthDate ? birthParts(focus: isFirst) : nil,
            choices: choices(field, focus: isFirst), isChecked: form.typed.map { !$0.isBlank(field) } ?? false)
    }

    private func value(_ field: CheckoutField) -> String? {
        let value = form.entries[field]
        return value.isEmpty ? nil : value
    }

    private func message(_ field: CheckoutField) -> String? {
        guard let problem = form.problems[field] else { return nil }
        return phrases.textIfPresent("error.\(field.rawValue).\(problem.rawValue)") ?? phrases["error.any"]
    }

    /// Where a link to the field leads: to the input, or to the first of several.
    private func focusID(_ field: CheckoutField) -> String {
        switch field {
        case .birthDate: birthParts(focus: true).first(where: \.partFocus)?.partID ?? field.rawValue
        case .sex: "sex-F"
        default: field.rawValue
        }
    }

    private func birthParts(focus: Bool) -> [FieldView.PartView] {
        let entry = form.entries.birthDate
        let parts = [("birthDay", entry.day, 2), ("birthMonth", entry.month, 2), ("birthYear", entry.year, 4)]
        let whole = form.problems[.birthDate] == .shortYear ? "birthYear" : "birthDay"
        let target = parts.first { $0.1.isBlank }?.0 ?? whole
        return parts.map { name, value, length in
            FieldView.PartView(
                partID: name, partName: name, partLabel: phrases["label.\(name)"],
                partValue: value.isEmpty ? nil : value,
                partAutocomplete: "bday-" + name.dropFirst("birth".count).lowercased(), length: length,
                partFocus: focus && name == target)
        }
    }

    private func choices(_ field: CheckoutField, focus: Bool) -> [FieldView.ChoiceView]? {
        switch field {
        case .sex:
            ["F", "M", "O"].map { choice($0, of: field, label: phrases["sex.\($0)"], focus: focus && $0 == "F") }
        case .country:
            countries.map { choice($0, of: field, label: phrases.textIfPresent("country.\($0)") ?? $0, focus: false) }
        default: nil
        }
    }

    /// With the one that was sent, should it be another.
    private var countries: [String] {
        let value = form.entries[.country]
        return form.countries + (value.isBlank || form.countries.contains(value) ? [] : [value])
    }

    private func choice(
        _ value: String, of field: CheckoutField, label: String, focus: Bool
    ) -> FieldView.ChoiceView {
        FieldView.ChoiceView(
            choiceID: "\(field.rawValue)-\(value)", choiceValue: value, choiceLabel: label,
            chosen: form.entries[field] == value, choiceFocus: focus)
    }
}

// MARK: - The summary

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
        let given: [CheckoutField] = form.entries.isBlank(.firstName) ? [.initials] : [.firstName]
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

    /// The fields that are not asked elsewhere on the page.
    private func joined(_ fields: [CheckoutField]) -> String {
        fields.filter { !form.isOpen($0) && !form.entries.isBlank($0) }.map { form.entries[$0] }
            .joined(separator: " ")
    }
}
