import Reference
import Wire

/// Requests in Python, with its standard library only.
enum PythonCode {
    static func text(_ request: CallExample.Message, to url: String, values: [CodeValue] = []) -> String {
        guard case .none = request else {
            let steps = values.compactMap(question) + [sending(request, to: url, values: values), printing(request)]
            return imports(request, values) + "\n" + steps.joined(separator: "\n")
        }
        return """
            import json
            import urllib.request

            with urllib.request.urlopen(\(quoted(url))) as reply:
                print(json.load(reply))
            """
    }

    private static func imports(_ request: CallExample.Message, _ values: [CodeValue]) -> String {
        var isXML = false
        if case .xml = request { isXML = true }
        var asks = false
        var tellsTime = false
        for value in values {
            if case .reply(let call, _) = value.source {
                asks = true
                tellsTime = tellsTime || call.values.contains(where: \.isOfClock)
            } else {
                tellsTime = true
            }
        }
        let modules = [
            isXML ? nil : "json", isXML && asks ? "re" : nil, tellsTime ? "time" : nil, "urllib.error",
            "urllib.request",
        ]
        return modules.compactMap { $0.map { "import \($0)\n" } }.joined()
    }

    private static func printing(_ request: CallExample.Message) -> String {
        if case .xml = request { return "print(reply.status, reply.read().decode())" }
        return "print(reply.status, json.load(reply))"
    }

    /// Code that stores a member of an earlier reply in a variable.
    private static func question(for value: CodeValue) -> String? {
        guard case .reply(let call, let member) = value.source else { return nil }
        let found =
            if case .xml = call.request {
                "re.search(\"<\(member)>(.*?)</\(member)>\", reply.read().decode())[1]"
            } else {
                "json.load(reply)[\(quoted(member))]"
            }
        return "\(sending(call.request, to: call.url, values: call.values))\n\(variable(for: member)) = \(found)\n"
    }

    /// `session_id` for `sessionID`.
    private static func variable(for member: String) -> String {
        member.uppercased() == member ? member.lowercased() : member.replacing("ID", with: "_id")
    }

    /// Code that stores the reply in `reply`.
    private static func sending(_ request: CallExample.Message, to url: String, values: [CodeValue]) -> String {
        switch request {
        case .none: return ""
        case .json(let document):
            return """
                message = \(expanded(literal(document, repeated: values.repeats), values))

                request = urllib.request.Request(
                    \(quoted(url)),
                    data=json.dumps(message).encode(),
                    headers={"Content-Type": "application/json"},
                )
                \(exchange)
                """
        case .xml(let text):
            let mark = values.isEmpty ? "" : "f"
            let escaped = text.replacing("\\", with: "\\\\").replacing("\"\"\"", with: "\\\"\\\"\\\"")
            return """
                message = \(mark)\"\"\"\\
                \(expandedXML(escaped, values))
                \"\"\"

                request = urllib.request.Request(
                    \(quoted(url)), data=message.encode(), headers={"Content-Type": "text/xml"}
                )
                \(exchange)
                """
        }
    }

    private static let exchange = """
        try:
            reply = urllib.request.urlopen(request, timeout=30)
        except urllib.error.HTTPError as error:
            reply = error  # The body contains the error.
        """

    private static func expanded(_ code: String, _ values: [CodeValue]) -> String {
        values.replaced(in: code, between: "\"", and: "\"") { value in
            switch value.source {
            case .clock(let prefix): "f\"\(prefix){int(time.time())}\""
            case .reply(_, let member): variable(for: member)
            }
        }
    }

    private static func expandedXML(_ code: String, _ values: [CodeValue]) -> String {
        values.replaced(in: code, between: ">", and: "<") { value in
            switch value.source {
            case .clock(let prefix): ">\(prefix){int(time.time())}<"
            case .reply(_, let member): ">{\(variable(for: member))}<"
            }
        }
    }

    /// - Parameter repeated: true if `message` already has a member, from the earlier call.
    private static func literal(
        _ document: OrderedJSON, indentation: Int = 0, repeated: (OrderedJSON.Member) -> Bool = { _ in false }
    ) -> String {
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
                let value =
                    repeated(member)
                    ? "message[\(quoted(member.name))]" : literal(member.value, indentation: indentation + 1)
                return "\(inner)\(quoted(member.name)): \(value),\n"
            }
            return members.isEmpty ? "{}" : "{\n\(lines.joined())\(outer)}"
        }
    }

    private static func margin(_ levels: Int) -> String { String(repeating: "    ", count: levels) }

    /// Quotes a text. JSON strings are valid in Python.
    private static func quoted(_ text: String) -> String { OrderedJSON.string(text).compact }
}
