import Reference
import Wire

/// Requests as shell commands.
enum CurlCode {
    static func text(_ request: CallExample.Message, to url: String, values: [CodeValue] = []) -> String {
        (values.compactMap(question) + [command(request, to: url, values: values)]).joined(separator: "\n")
    }

    private static func command(
        _ request: CallExample.Message, to url: String, options: String = "", values: [CodeValue]
    ) -> String {
        switch request {
        case .none: "curl \(options)\(url)"
        case .json(let document):
            command(
                url, options: options, type: "application/json",
                body: expanded(quoted(document.pretty), values, between: "\"", and: "\""))
        case .xml(let text):
            command(
                url, options: options, type: "text/xml", body: expanded(quoted(text), values, between: ">", and: "<"))
        }
    }

    private static func command(_ url: String, options: String, type: String, body: String) -> String {
        """
        curl \(options)\(url) \\
          --header 'Content-Type: \(type)' \\
          --data \(body)
        """
    }

    /// Command that stores a member of an earlier reply in a variable.
    private static func question(for value: CodeValue) -> String? {
        guard case .reply(let call, let member) = value.source else { return nil }
        let command = command(call.request, to: call.url, options: "-sS ", values: call.values)
        let pattern =
            if case .xml = call.request { "<\(member)>\\([^<]*\\)<" } else { "\"\(member)\":\"\\([^\"]*\\)\"" }
        return "\(member.uppercased())=$(\(command) | sed -n 's/.*\(pattern).*/\\1/p')"
    }

    /// Ends the quotes around the parts that the shell expands.
    private static func expanded(
        _ body: String, _ values: [CodeValue], between open: String, and close: String
    ) -> String {
        values.replaced(in: body, between: open, and: close) { value in
            switch value.source {
            case .clock(let prefix): "\(open)\(prefix)'$(date +%s)'\(close)"
            case .reply(_, let member): "\(open)'\"$\(member.uppercased())\"'\(close)"
            }
        }
    }

    /// Quotes a text for a shell. Within single quotes only the quote itself is special.
    static func quoted(_ text: String) -> String {
        "'\(text.replacing("'", with: #"'\''"#))'"
    }
}
