import Reference
import Wire

/// A value in the examples that differs each time: returned by an earlier call, and sent by a later one.
struct DocsPlaceholder {
    /// Member of the reply, named as on the call's page.
    let name: String
    let printed: String
    /// Title of the call that returns the value.
    let source: String
    let sourcePath: String

    /// Placeholders that occur in a text.
    /// - Parameter call: the call of the page, whose own replies are not earlier ones.
    static func all(in text: String, but call: CallReference) -> [DocsPlaceholder] {
        all.filter { $0.sourcePath != call.docsPath && text.contains($0.printed) }
    }

    /// Members of a call's reply that examples of other calls send.
    static func sent(from call: CallReference) -> [String] {
        values(of: call).filter { value in
            Reference.calls.contains { other in
                other.id != call.id && other.examples.contains { $0.request.text.contains(value.printed) }
            }
        }.map(\.name)
    }

    /// One placeholder for each value. If two calls return it (v1 and v2), the first call counts.
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
    /// Value of a top-level member of a JSON reply, or of an element of an XML reply.
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
