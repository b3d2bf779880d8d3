/// Requests with `BillinkClient`. The library's tests compile and run them, and write them to
/// `Snippets/snippets.swift.txt`. Each begins with a line that names its call.
enum SwiftSnippets {
    /// Base URL in the snippets, replaced by the platform's on a page.
    static let placeholderBaseURL = "http://127.0.0.1:8080"

    static func text(of id: String) -> String? { all[id] }

    private static let all: [String: String] = {
        let file = String(decoding: PackageResources.snippets_swift_txt, as: UTF8.self)
        let parts = file.split(separator: "// snippet: ").dropFirst().map { part in
            let lines = part.split(separator: "\n", maxSplits: 1)
            return (String(lines[0]), lines.count > 1 ? lines[1].trimmed : "")
        }
        return Dictionary(parts) { first, _ in first }
    }()
}

extension Substring {
    /// The text without trailing empty lines.
    fileprivate var trimmed: String {
        var text = self
        while text.last?.isNewline == true { text.removeLast() }
        return String(text)
    }
}
