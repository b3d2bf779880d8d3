import Reference
import Wire

/// A field as a page shows it.
struct DocsField {
    let name: String
    let type: String
    /// Requirement of the field; `nil` for an optional one.
    let need: String?
    let html: String
    let otherNames: String?
    let codes: [Code]
    /// Nested fields. Not optional, because Mustache would use those of the enclosing field for `nil`.
    let fields: [DocsField]
    /// `11 fields`
    let fieldCount: String
    /// True for a long list of nested fields, which is collapsed.
    let hidesFields: Bool

    private static let maxFieldsShown = 3

    struct Code {
        let code: String
        let isLast: Bool
    }

    /// - Parameter isReply: true for a field of a reply, which is not marked as required.
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
        hidesFields = fields.count > Self.maxFieldsShown
    }
}
