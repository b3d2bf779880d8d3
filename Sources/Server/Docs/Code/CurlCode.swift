import Wire

/// Requests as commands for a shell.
enum CurlCode {
    static func text(_ request: CallExample.Message, to url: String) -> String {
        switch request {
        case .none: "curl \(url)"
        case .json(let document): command(url, type: "application/json", body: document.pretty)
        case .xml(let text): command(url, type: "text/xml", body: text)
        }
    }

    private static func command(_ url: String, type: String, body: String) -> String {
        """
        curl \(url) \\
          --header 'Content-Type: \(type)' \\
          --data \(quoted(body))
        """
    }

    /// Within single quotes nothing means anything to a shell but the quote itself.
    static func quoted(_ text: String) -> String {
        "'\(text.replacing("'", with: #"'\''"#))'"
    }
}
