import Domain
import Wire

/// Writes fields as JSON Schema (2020-12), for OpenAPI 3.1.
struct SchemaWriter {
    /// `true` for requests, in which numbers may be strings. Responses have one form only.
    let isRequest: Bool

    func object(_ fields: [FieldReference]) -> OrderedJSON {
        var schema: [OrderedJSON.Member] = [.init("type", "object")]
        let required = fields.filter { $0.requirement == .required }.map { OrderedJSON.string($0.name) }
        if !required.isEmpty { schema.append(.init("required", .array(required))) }
        schema.append(.init("properties", .object(fields.map { .init($0.name, property($0)) })))
        return .object(schema)
    }

    /// Named schemas of all objects in the fields.
    func named(in fields: [FieldReference]) -> [OrderedJSON.Member] {
        fields.flatMap { named(in: $0.type) }
    }

    private func named(in type: FieldType) -> [OrderedJSON.Member] {
        switch type {
        case .list(let element, _): named(in: element)
        case .object(let name, let fields): [.init(name, object(fields))] + named(in: fields)
        default: []
        }
    }

    private func property(_ field: FieldReference) -> OrderedJSON {
        let need =
            if case .conditional(let text) = field.requirement { " Required \(text)." } else { "" }
        let codes = field.codes.isEmpty ? "" : " Codes: \(field.codes.joined(separator: ", "))."
        let description = OrderedJSON.Member("description", .string(field.text + need + codes))
        let schema = schema(of: field.type)
        if isRequest, field.name == CredentialScheme.secretMember {
            return .object([description] + schema.members + [.init("format", "password")])
        }
        guard field.isNullable else { return .object([description] + schema.members) }
        return .object(
            [description] + schema.members.map { $0.name == "type" ? .init("type", [$0.value, "null"]) : $0 })
    }

    private func schema(of type: FieldType) -> OrderedJSON {
        switch type {
        case .text(let length):
            length.map { ["type": "string", "maxLength": .number("\($0)")] } ?? ["type": "string"]
        case .choice(let values): ["type": "string", "enum": .array(values.map { .string($0) })]
        case .integer(let range):
            [
                "type": isRequest ? ["integer", "string"] : "integer", "minimum": .number("\(range.lowerBound)"),
                "maximum": .number("\(range.upperBound)"),
            ]
        case .count: ["type": "integer"]
        case .amount:
            isRequest
                ? ["type": ["string", "number"], "examples": ["121.00"]]
                : ["type": "string", "pattern": #"^-?[0-9]+\.[0-9]{2}$"#]
        case .plainAmount: ["type": "number"]
        case .decimal: ["type": ["string", "number"]]
        case .date: ["type": "string", "pattern": "^[0-9]{2}-[0-9]{2}-[0-9]{4}$"]
        case .instant: ["type": "string", "format": "date-time"]
        case .boolean: ["type": "boolean"]
        case .webAddress:
            isRequest
                ? ["type": "string", "maxLength": .number("\(FieldLimits.webAddressBytes)")]
                : ["type": "string", "format": "uri"]
        case .object(let name, _): ["$ref": .string("#/components/schemas/\(name)")]
        case .list(let element, let maxCount):
            .object(
                [.init("type", "array"), .init("items", schema(of: element))]
                    + (maxCount.map { [.init("maxItems", .number("\($0)"))] } ?? []))
        case .counts: ["type": "object", "additionalProperties": ["type": "integer"]]
        }
    }
}
