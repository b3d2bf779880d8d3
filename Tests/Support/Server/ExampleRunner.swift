import Reference
import Testing

@testable import Wire

/// Sends the examples of the reference to one sandbox, one after the other.
///
/// Replaces documented values that differ each time (ids, secrets) by those of this sandbox's replies.
struct ExampleRunner {
    let sandbox: TestServer
    /// Values of this sandbox, by the documented ones.
    private(set) var actual: [String: String] = [:]

    init(sandbox: TestServer) {
        self.sandbox = sandbox
    }

    /// Plays what has to come before an example, and then the example itself.
    mutating func run(_ example: CallExample, of call: CallReference) async throws {
        for id in example.prerequisites {
            let earlier = try #require(Reference.call(id), "\(call.id) comes after \(id), which is no call")
            try await run(try #require(earlier.examples.first), of: earlier)
        }
        let reply = try await sandbox.answer(request(example, call))
        #expect(reply.status == example.status, "\(call.id): \(reply.text)")
        try capture(example, from: reply)
        #expect(reply.text == inThisSandbox(example.reply.wireText), "\(call.id), \(example.title)")
        if call.format == .json { expectDescribed(reply, call) }
    }

    private func request(_ example: CallExample, _ call: CallReference) -> WireRequest {
        guard call.method == .post else { return .get(call.path) }
        return WireRequest(call.path, body: inThisSandbox(example.request.text).utf8)
    }

    private func inThisSandbox(_ text: String) -> String {
        actual.reduce(text) { $0.replacing($1.key, with: $1.value) }
    }

    private mutating func capture(_ example: CallExample, from reply: WireReply) throws {
        for name in example.volatileFields {
            let (documented, found): (String?, String?) =
                switch example.reply {
                case .json(let document): (document[name]?.text, reply.json?[name]?.text)
                case .xml(let text): (Self.element(name, in: text), reply.elements(name).first)
                case .none: (nil, nil)
                }
            let printed = try #require(documented, "\(name) is not in the documented reply")
            let said = try #require(found, "\(name) is not in \(reply.text)")
            #expect(!said.isEmpty)
            actual[printed] = said
        }
    }

    private static func element(_ name: String, in text: String) -> String? {
        let parts = text.split(separator: "<\(name)>", maxSplits: 1)
        return parts.count == 2 ? parts[1].split(separator: "</\(name)>").first.map(String.init) : nil
    }

    /// Expects that the reply has no members that are not described, and all that are required.
    private func expectDescribed(_ reply: WireReply, _ call: CallReference) {
        let problems = call.replies.filter { $0.status == reply.status }.map { described in
            reply.json.map { $0.problems(with: described.fields, at: "") } ?? ["no JSON"]
        }
        #expect(problems.contains([]), "\(call.id): \(problems)")
    }
}

extension CallExample.Message {
    /// JSON as the server sends it.
    fileprivate var wireText: String {
        switch self {
        case .json(let document): document.compact
        case .xml(let text): text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
        case .none: ""
        }
    }
}

extension JSONNode {
    /// Members that are not described, missing, or of another type.
    func problems(with fields: [FieldReference], at path: String) -> [String] {
        guard case .object(let members) = self else { return ["\(path) is no object"] }
        let known = Set(fields.map(\.name))
        let undescribed = members.keys.filter { !known.contains($0) }.map { "\(path)\($0) is not described" }
        let others = fields.flatMap { field -> [String] in
            guard let value = members[field.name] else {
                return field.requirement == .required ? ["\(path)\(field.name) is missing"] : []
            }
            if value == .null { return field.isNullable ? [] : ["\(path)\(field.name) is null"] }
            return value.problems(with: field.type, at: "\(path)\(field.name)")
        }
        return undescribed + others
    }

    private func problems(with type: FieldType, at path: String) -> [String] {
        let fits =
            switch (type, self) {
            case (.choice(let values), .string(let text)): values.contains(text)
            case (.amount, .string(let text)): text.wholeMatch(of: /-?[0-9]+\.[0-9]{2}/) != nil
            case (.date, .string(let text)): text.wholeMatch(of: /[0-9]{2}-[0-9]{2}-[0-9]{4}/) != nil
            case (.text, .string), (.instant, .string), (.webAddress, .string), (.boolean, .bool): true
            case (.count, .number(let text)), (.integer, .number(let text)): Int(text) != nil
            case (.plainAmount, .number): true
            default: false
            }
        switch (type, self) {
        case (.object(_, let fields), .object): return problems(with: fields, at: path + ".")
        case (.list(let element, _), .array(let elements)):
            return elements.enumerated().flatMap { $1.problems(with: element, at: "\(path)[\($0)]") }
        case (.counts, .object(let members)):
            return members.values.allSatisfy { if case .number = $0 { true } else { false } } ? [] : [path]
        default: return fits ? [] : ["\(path) is \(self.wireText), not \(type.description)"]
        }
    }
}
