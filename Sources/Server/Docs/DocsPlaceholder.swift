import Reference
import Wire

/// A value that the examples print and that differs each time: what an earlier call answered, for a later one to send.
struct DocsPlaceholder {
    /// The member of the reply, as the call's page calls it.
    let name: String
    let printed: String
    /// The call that answers it.
    let source: String
    let sourcePath: String

    /// Those that stand in a text.
    /// - Parameter call: whose own replies are no earlier ones.
    static func all(in text: String, but call: CallReference) -> [DocsPlaceholder] {
        all.filter { $0.sourcePath != call.docsPath && text.contains($0.printed) }
    }

    /// What of a call's reply other calls' examples send, by the names of its members.
    static func sent(from call: CallReference) -> [String] {
        values(of: call).filter { value in
            Reference.calls.contains { other in
                other.id != call.id && other.examples.contains { $0.request.text.contains(value.printed) }
            }
        }.map(\.name)
    }

    /// Where two calls answer the same (the legacy one and today's), the first of them tells of it.
    private static let all: [DocsPlaceholder] = {
        let found = Reference.calls.flatMap(values)
        return found.enumerated().filter { index, one in
            !found[..<index].contains { $0.printed == one.printed }
        }.map(\.element)
    }()

    private static func values(of call: CallReference) -> [DocsPlaceholder] {
        call.examples.prefix(1).flatMap { example in
            example.volatileFields.sorted().compactMap { name in
                example.reply.value(of: name).flatMap { printed in
                    printed.isEmpty
                        ? nil
                        : DocsPlaceholder(name: name, printed: printed, source: call.title, sourcePath: call.docsPath)
                }
            }
        }
    }
}

extension CallExample.Message {
    /// What a member at the top of a JSON reply says, or an element of an XML one.
    func value(of name: String) -> String? {
        switch self {
        case .json(let document): return document[name]?.text
        case .xml(let text):
            guard let start = text.firstRange(of: "<\(name)>")?.upperBound,
                let end = text[start...].firstRange(of: "</\(name)>")?.lowerBound
            else { return nil }
            return String(text[start..<end])
        case .none: return nil
        }
    }
}
