import Reference
import Wire

/// Requests in PHP, with its curl extension only.
enum PHPCode {
    static func text(_ request: CallExample.Message, to url: String, values: [CodeValue] = []) -> String {
        let steps = values.compactMap(question) + [sending(request, to: url, values: values), "print_r($reply);"]
        return "<?php\n" + steps.joined(separator: "\n")
    }

    /// Code that stores a member of an earlier reply in a variable.
    private static func question(for value: CodeValue) -> String? {
        guard case .reply(let call, let member) = value.source else { return nil }
        let found =
            if case .xml = call.request { "(string) $reply->\(member)" } else { "$reply[\(quoted(member))]" }
        return "\(sending(call.request, to: call.url, values: call.values))\n$\(member) = \(found);\n"
    }

    /// Code that stores the reply in `$reply`.
    private static func sending(_ request: CallExample.Message, to url: String, values: [CodeValue]) -> String {
        switch request {
        case .none:
            """
            \(exchange(with: url, options: ""))
            $reply = json_decode($text, true);
            """
        case .json(let document):
            """
            $request = \(expanded(literal(document, repeated: values.repeats), values));

            \(exchange(with: url, options: body(of: "application/json", "json_encode($request)")))
            $reply = json_decode($text, true);
            """
        case .xml(let text):
            """
            $request = \(expandedXML(quoted(text), values));

            \(exchange(with: url, options: body(of: "text/xml", "$request")))
            $reply = simplexml_load_string($text);
            """
        }
    }

    /// Code that ends the program with the reason if the request cannot be sent: `curl_exec` only returns `false`.
    private static func exchange(with url: String, options: String) -> String {
        """
        $curl = curl_init(\(quoted(url)));
        curl_setopt_array($curl, [
        \(options)    CURLOPT_RETURNTRANSFER => true,
            CURLOPT_TIMEOUT => 30,
        ]);
        $text = curl_exec($curl);
        if ($text === false) {
            throw new RuntimeException('No response: ' . curl_error($curl));
        }
        """
    }

    private static func body(of type: String, _ code: String) -> String {
        """
            CURLOPT_HTTPHEADER => ['Content-Type: \(type)'],
            CURLOPT_POSTFIELDS => \(code),

        """
    }

    private static func expanded(_ code: String, _ values: [CodeValue]) -> String {
        values.replaced(in: code, between: "'", and: "'") { value in
            switch value.source {
            case .clock(let prefix): "'\(prefix)' . time()"
            case .reply(_, let member): "$\(member)"
            }
        }
    }

    /// The text as one string, interrupted by the values.
    private static func expandedXML(_ code: String, _ values: [CodeValue]) -> String {
        values.replaced(in: code, between: ">", and: "<") { value in
            switch value.source {
            case .clock(let prefix): ">\(prefix)' . time() . '<"
            case .reply(_, let member): ">' . $\(member) . '<"
            }
        }
    }

    /// - Parameter repeated: true if `$request` already has a member, from the earlier call.
    private static func literal(
        _ document: OrderedJSON, indentation: Int = 0, repeated: (OrderedJSON.Member) -> Bool = { _ in false }
    ) -> String {
        let (inner, outer) = (margin(indentation + 1), margin(indentation))
        switch document {
        case .null: return "null"
        case .bool(let isTrue): return isTrue ? "true" : "false"
        case .number(let digits): return digits
        case .string(let text): return quoted(text)
        case .array(let elements):
            let lines = elements.map { "\(inner)\(literal($0, indentation: indentation + 1)),\n" }
            return "[\n\(lines.joined())\(outer)]"
        // An empty PHP list would be encoded as an array.
        case .object([]): return "new stdClass()"
        case .object(let members):
            let lines = members.map { member in
                let value =
                    repeated(member)
                    ? "$request[\(quoted(member.name))]" : literal(member.value, indentation: indentation + 1)
                return "\(inner)\(quoted(member.name)) => \(value),\n"
            }
            return "[\n\(lines.joined())\(outer)]"
        }
    }

    private static func margin(_ levels: Int) -> String { String(repeating: "    ", count: levels) }

    /// Quotes a text. Within single quotes only the backslash and the quote itself are special.
    private static func quoted(_ text: String) -> String {
        "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
    }
}
