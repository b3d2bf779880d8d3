import Reference
import Wire

/// A field as a page shows it.
struct DocsField {
    let name: String
    let type: String
    /// Absent for an optional field.
    let need: String?
    let html: String
    let otherNames: String?
    let codes: [Code]
    /// Fields within it. Never absent: Mustache would take those of the enclosing field.
    let fields: [DocsField]
    /// `11 fields`
    let fieldCount: String
    /// True where the list of fields within it is long: then it is folded.
    let hidesFields: Bool

    private static let mostFieldsShown = 3

    struct Code {
        let code: String
        let isLast: Bool
    }

    /// - Parameter isReply: fields of replies are not called required.
    init(_ field: FieldReference, isReply: Bool) {
        name = field.name
        type = field.type.description + (field.isNullable ? ", or null" : "")
        need =
            switch field.requirement {
            case .required: isReply ? nil : "required"
            case .conditional(let text): isReply ? text : "required \(text)"
            case .optional: nil
            }
        html = InlineHTML.html(field.text)
        otherNames = field.aliases.isEmpty ? nil : field.aliases.joined(separator: ", ")
        codes = field.codes.enumerated().map { Code(code: $1, isLast: $0 == field.codes.count - 1) }
        fields = field.type.fields.map { DocsField($0, isReply: isReply) }
        fieldCount = "\(fields.count) fields"
        hidesFields = fields.count > Self.mostFieldsShown
    }
}
