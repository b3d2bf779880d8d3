import Wire

/// Description of one member of a message.
package struct FieldReference: Hashable, Sendable {
    /// Condition under which a message has the member.
    package enum Requirement: Hashable, Sendable {
        case required
        /// Required in some cases, named by the text: "of companies".
        case conditional(String)
        case optional
    }

    /// Name of the JSON member or XML element.
    package let name: String
    package let type: FieldType
    package let requirement: Requirement
    /// Meaning of the member, in sentences.
    package let text: String
    /// Other names of the member, used by older clients.
    package let aliases: [String]
    /// Error codes about the member.
    package let codes: [String]
    /// `true` if the member may be `null` in a response. In a request `null` is allowed for every optional member.
    package let isNullable: Bool

    init(
        _ name: String, _ type: FieldType, _ need: Requirement, _ text: String, aliases: [String] = [],
        codes: [String] = [], isNullable: Bool = false
    ) {
        self.name = name
        self.type = type
        self.requirement = need
        self.text = text
        self.aliases = aliases
        self.codes = codes
        self.isNullable = isNullable
    }

    /// Creates a required member without aliases or codes.
    init(_ name: String, _ type: FieldType, _ text: String) {
        self.init(name, type, .required, text)
    }
}

/// Type of a member, with its limits.
package indirect enum FieldType: Hashable, Sendable {
    /// - Parameter upTo: maximum number of characters; `nil` for an unlimited text.
    case text(upTo: Int?)
    case choice([String])
    case integer(ClosedRange<Int>)
    /// A whole number without a documented range.
    case count
    /// An amount in euros with cents: `121.00`.
    case amount
    /// An amount in euros as a number, without trailing zeros: `500`.
    case plainAmount
    /// A quantity or percentage with up to six decimals.
    case decimal
    /// A date: `dd-mm-yyyy`.
    case date
    /// A time in ISO 8601 with offset.
    case instant
    case boolean
    case webAddress
    /// An object. The text is the schema's name; calls with the same object share the schema.
    case object(String, [FieldReference])
    case list(FieldType, upTo: Int?)
    /// An object of counts by name, such as the number of steps by step name.
    case counts

    package static let text = FieldType.text(upTo: nil)
    package static func list(_ element: FieldType) -> FieldType { .list(element, upTo: nil) }

    /// Members of an object, or of the elements of a list.
    package var fields: [FieldReference] {
        switch self {
        case .object(_, let fields): fields
        case .list(let element, _): element.fields
        default: []
        }
    }

    /// Description for readers: `text, up to 50 characters`.
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
        case .list(let element, let maxCount): "array of \(element.plural)\(maxCount.map { ", 1 to \($0)" } ?? "")"
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
