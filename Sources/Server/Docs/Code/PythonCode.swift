import Wire

/// Requests in Python, with nothing but its standard library.
enum PythonCode {
    static func text(_ request: CallExample.Message, to url: String) -> String {
        switch request {
        case .none:
            """
            import json
            import urllib.request

            with urllib.request.urlopen(\(quoted(url))) as reply:
                print(json.load(reply))
            """
        case .json(let document):
            """
            import json
            import urllib.error
            import urllib.request

            message = \(literal(document, indentation: 0))

            request = urllib.request.Request(
                \(quoted(url)),
                data=json.dumps(message).encode(),
                headers={"Content-Type": "application/json"},
            )
            try:
                reply = urllib.request.urlopen(request, timeout=30)
            except urllib.error.HTTPError as error:
                reply = error  # It says no, and why.
            print(reply.status, json.load(reply))
            """
        case .xml(let text):
            """
            import urllib.error
            import urllib.request

            message = \"\"\"\\
            \(text.replacing("\\", with: "\\\\").replacing("\"\"\"", with: "\\\"\\\"\\\""))
            \"\"\"

            request = urllib.request.Request(
                \(quoted(url)), data=message.encode(), headers={"Content-Type": "text/xml"}
            )
            try:
                reply = urllib.request.urlopen(request, timeout=30)
            except urllib.error.HTTPError as error:
                reply = error  # It says no, and why.
            print(reply.status, reply.read().decode())
            """
        }
    }

    private static func literal(_ document: JSONDocument, indentation: Int) -> String {
        let (inner, outer) = (margin(indentation + 1), margin(indentation))
        switch document {
        case .null: return "None"
        case .bool(let isTrue): return isTrue ? "True" : "False"
        case .number(let digits): return digits
        case .string(let text): return quoted(text)
        case .array(let elements):
            let lines = elements.map { "\(inner)\(literal($0, indentation: indentation + 1)),\n" }
            return elements.isEmpty ? "[]" : "[\n\(lines.joined())\(outer)]"
        case .object(let members):
            let lines = members.map { member in
                "\(inner)\(quoted(member.name)): \(literal(member.value, indentation: indentation + 1)),\n"
            }
            return members.isEmpty ? "{}" : "{\n\(lines.joined())\(outer)}"
        }
    }

    private static func margin(_ levels: Int) -> String { String(repeating: "    ", count: levels) }

    /// JSON's strings are Python's.
    private static func quoted(_ text: String) -> String { JSONDocument.string(text).compact }
}
