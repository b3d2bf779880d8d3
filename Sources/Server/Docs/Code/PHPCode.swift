import Wire

/// Requests in PHP, with nothing but its curl extension.
enum PHPCode {
    static func text(_ request: CallExample.Message, to url: String) -> String {
        switch request {
        case .none:
            """
            <?php
            $reply = json_decode(file_get_contents(\(quoted(url))), true);
            print_r($reply);
            """
        case .json(let document):
            """
            <?php
            $request = \(literal(document, indentation: 0));

            \(sending(to: url, type: "application/json", body: "json_encode($request)"))
            $reply = json_decode(curl_exec($curl), true);
            print_r($reply);
            """
        case .xml(let text):
            """
            <?php
            $request = \(quoted(text));

            \(sending(to: url, type: "text/xml", body: "$request"))
            $reply = simplexml_load_string(curl_exec($curl));
            print_r($reply);
            """
        }
    }

    private static func sending(to url: String, type: String, body: String) -> String {
        """
        $curl = curl_init(\(quoted(url)));
        curl_setopt_array($curl, [
            CURLOPT_HTTPHEADER => ['Content-Type: \(type)'],
            CURLOPT_POSTFIELDS => \(body),
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_TIMEOUT => 30,
        ]);
        """
    }

    private static func literal(_ document: JSONDocument, indentation: Int) -> String {
        let (inner, outer) = (margin(indentation + 1), margin(indentation))
        switch document {
        case .null: return "null"
        case .bool(let isTrue): return isTrue ? "true" : "false"
        case .number(let digits): return digits
        case .string(let text): return quoted(text)
        case .array(let elements):
            let lines = elements.map { "\(inner)\(literal($0, indentation: indentation + 1)),\n" }
            return "[\n\(lines.joined())\(outer)]"
        // An empty list would be sent as an array.
        case .object([]): return "new stdClass()"
        case .object(let members):
            let lines = members.map { member in
                "\(inner)\(quoted(member.name)) => \(literal(member.value, indentation: indentation + 1)),\n"
            }
            return "[\n\(lines.joined())\(outer)]"
        }
    }

    private static func margin(_ levels: Int) -> String { String(repeating: "    ", count: levels) }

    /// Within single quotes only the backslash and the quote itself mean anything.
    private static func quoted(_ text: String) -> String {
        "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
    }
}
