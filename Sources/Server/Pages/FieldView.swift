/// One field, as its partial shows it.
struct FieldView {
    let partial: String
    let inputID: String
    let inputName: String
    let label: String
    let optional: Bool
    let help: String?
    let helpID: String?
    let problem: String?
    let problemID: String?
    let describedBy: String?
    let autofocus: Bool
    let value: String?
    let width: String
    let inputType: String
    let autocomplete: String?
    let inputMode: String?
    let autocapitalizesCharacters: Bool
    let spellcheckDisabled: Bool
    let parts: [PartView]?
    let choices: [ChoiceView]?
    let isChecked: Bool

    /// Input for day, month or year.
    struct PartView {
        let partID: String
        let partName: String
        let partLabel: String
        let partValue: String?
        let partAutocomplete: String
        let length: Int
        let partFocus: Bool
    }

    struct ChoiceView {
        let choiceID: String
        let choiceValue: String
        let choiceLabel: String
        let chosen: Bool
        let choiceFocus: Bool
    }
}

/// Fields under one legend.
struct GroupView {
    let legend: String
    /// True for the only group of a page, which the page's heading names.
    let hidesLegend: Bool
    let members: [FieldView]
}

/// The customer's known details, and the fields to change them.
struct DetailsView {
    let facts: [Fact]
    let groups: [GroupView]
    let isExpanded: Bool

    struct Fact {
        let term: String
        let lines: [String]
    }
}
