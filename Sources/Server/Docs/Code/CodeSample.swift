import Wire

/// A request in a programming language, to copy.
struct CodeSample: Sendable {
    /// As people know it.
    let language: String
    /// For highlighting, and to find it in a page.
    let mark: String
    let text: String

    /// The first example of a call in each language there is one for.
    /// - Parameter address: where the platform is reached, without a slash at its end.
    static func all(of call: CallReference, at address: String) -> [CodeSample] {
        guard let example = call.examples.first else { return [] }
        let url = address + call.path
        let samples = [
            CodeSample(language: "curl", mark: "sh", text: CurlCode.text(example.request, to: url)),
            CodeSample(language: "PHP", mark: "php", text: PHPCode.text(example.request, to: url)),
            CodeSample(language: "Python", mark: "python", text: PythonCode.text(example.request, to: url)),
        ]
        let swift = SwiftSnippets.text(of: call.id).map { CodeSample(language: "Swift", mark: "swift", text: $0) }
        return samples + (swift.map { [$0] } ?? [])
    }
}
