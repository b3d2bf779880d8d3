import Mustache

/// Templates of one kind of pages. At the start of the process, `init` checks that every template exists that the
/// renderer or another template names.
struct TemplateLibrary<Name>: Sendable where Name: CaseIterable & RawRepresentable<String> {
    private let library: MustacheLibrary

    /// - Parameter files: all templates with their names.
    /// - Throws: `MissingTemplate`, or the parser's error: an error of the build.
    init(_ files: [(name: String, bytes: [UInt8])]) throws {
        HTMLEscaping.register()
        var library = MustacheLibrary()
        for (name, bytes) in files {
            try library.register(HTMLEscaping.pragma + String(decoding: bytes, as: UTF8.self), named: name)
        }
        for name in Name.allCases where library.getTemplate(named: name.rawValue) == nil {
            throw MissingTemplate(name: name.rawValue, namedBy: "the renderer")
        }
        for (file, bytes) in files {
            for match in String(decoding: bytes, as: UTF8.self).matches(of: #/\{\{[<>]\s*(\w+)\s*\}\}/#)
            where library.getTemplate(named: String(match.1)) == nil {
                throw MissingTemplate(name: String(match.1), namedBy: file)
            }
        }
        self.library = library
    }

    func render(_ view: some Any, with name: Name) -> String {
        // `init` has checked that the template exists.
        library.render(view, withTemplate: name.rawValue) ?? ""
    }
}

/// A reference to a template that does not exist.
struct MissingTemplate: Error, Hashable, CustomStringConvertible {
    let name: String
    let namedBy: String

    var description: String { "There is no template \(name), which \(namedBy) names: register it in TemplateFiles." }
}
