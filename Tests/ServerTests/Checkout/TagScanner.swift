/// One opening tag of a page.
struct Tag {
    let name: String
    var attributes: [String: String] = [:]
}

/// Reads the opening tags of our own pages, and tells when an attribute is not quoted properly.
struct TagScanner {
    private var rest: Substring

    static func tags(of page: String) throws -> [Tag] {
        var scanner = TagScanner(rest: page[...])
        var tags: [Tag] = []
        while let tag = try scanner.next() { tags.append(tag) }
        return tags
    }

    struct Malformed: Error {
        let near: String
    }

    private mutating func next() throws -> Tag? {
        while let start = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: start)...]
            guard let first = rest.first, first.isLetter else { continue }
            var tag = Tag(name: take { $0.isLetter || $0.isNumber })
            while try attribute(into: &tag) {}
            return tag
        }
        return nil
    }

    private mutating func attribute(into tag: inout Tag) throws -> Bool {
        let gap = take { $0.isWhitespace }
        if rest.first == ">" || rest.hasPrefix("/>") { return false }
        let name = take { $0.isLetter || $0 == "-" }
        guard !gap.isEmpty, !name.isEmpty, tag.attributes[name] == nil else { throw malformed }
        guard rest.first == "=" else {
            tag.attributes[name] = ""
            return true
        }
        guard rest.dropFirst().first == "\"" else { throw malformed }
        rest = rest.dropFirst(2)
        tag.attributes[name] = take { $0 != "\"" }
        rest = rest.dropFirst()
        return true
    }

    private var malformed: Malformed { Malformed(near: String(rest.prefix(80))) }

    private mutating func take(while matches: (Character) -> Bool) -> String {
        let taken = rest.prefix(while: matches)
        rest = rest.dropFirst(taken.count)
        return String(taken)
    }
}
