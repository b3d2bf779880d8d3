import Wire

/// One member of a message, as the reference describes it.
package struct FieldReference: Hashable, Sendable {
    /// Whether a message has it.
    package enum Requirement: Hashable, Sendable {
        case required
        /// In some cases, which the text names: "of companies".
        case conditional(String)
        case optional
    }

    /// The member of the JSON object, or the element of the XML message.
    package let name: String
    package let type: FieldType
    package let need: Requirement
    /// What it means: sentences.
    package let text: String
    /// Names that older clients use for the same.
    package let aliases: [String]
    /// The codes that are answered when something is wrong with it.
    package let codes: [String]
    /// Whether `null` may stand there. Of replies; requests may say `null` for everything they leave out.
    package let isNullable: Bool

    init(
        _ name: String, _ type: FieldType, _ need: Requirement, _ text: String, aliases: [String] = [],
        codes: [String] = [], isNullable: Bool = false
    ) {
        self.name = name
        self.type = type
        self.need = need
        self.text = text
        self.aliases = aliases
        self.codes = codes
        self.isNullable = isNullable
    }

    /// A field that is always there.
    init(_ name: String, _ type: FieldType, _ text: String) {
        self.init(name, type, .required, text)
    }
}

/// What stands in a field, and its limits.
package indirect enum FieldType: Hashable, Sendable {
    /// - Parameter upTo: characters.
    case text(upTo: Int?)
    case choice([String])
    case integer(ClosedRange<Int>)
    /// A whole number without bounds of its own.
    case count
    /// Euros with cents: `121.00`.
    case amount
    /// Euros as a number, without cents where there are none: `500`.
    case plainAmount
    /// A quantity or a percentage: up to six places count.
    case decimal
    /// `dd-mm-yyyy`.
    case date
    /// ISO 8601 with offset.
    case instant
    case boolean
    case webAddress
    /// - Parameter name: what it is called where several calls have it.
    case object(String, [FieldReference])
    case list(FieldType, upTo: Int?)
    /// Numbers under names that are not known beforehand.
    case counts

    package static let text = FieldType.text(upTo: nil)
    package static func list(_ element: FieldType) -> FieldType { .list(element, upTo: nil) }

    /// The members of what stands in it: of an object, or of each element of a list.
    package var fields: [FieldReference] {
        switch self {
        case .object(_, let fields): fields
        case .list(let element, _): element.fields
        default: []
        }
    }

    /// For people: `text, up to 50 characters`.
    package var description: String {
        switch self {
        case .text(let length): length.map { "string, max \($0) characters" } ?? "string"
        case .choice(let values):
            values.count == 1 ? "constant \(values[0])" : "one of \(values.joined(separator: ", "))"
        case .integer(let range): "integer, \(range.lowerBound) to \(range.upperBound)"
        case .count: "integer"
        case .amount: "amount in euros, for example 121.00"
        case .plainAmount: "amount in euros, for example 500"
        case .decimal: "decimal number"
        case .date: "date, dd-mm-yyyy"
        case .instant: "timestamp, ISO 8601 with offset"
        case .boolean: "boolean"
        case .webAddress: "URL"
        case .object: "object"
        case .list(let element, let most): "array of \(element.plural)\(most.map { ", 1 to \($0)" } ?? "")"
        case .counts: "object with integer values"
        }
    }

    private var plural: String {
        switch self {
        case .text: "strings"
        case .object: "objects"
        default: "values"
        }
    }
}
