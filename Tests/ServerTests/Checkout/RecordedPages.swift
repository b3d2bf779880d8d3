/// The approved pages of one language, as they are kept in files: the layout once, text that more than one page has
/// once, and for each page what only that page has.
///
/// A file of fragments or of a page has parts, each behind a line `== name`. In a page a line `{{name}}` stands for a
/// fragment.
struct RecordedPages {
    /// Contents of the files by their names without the ending.
    let files: [String: String]
    private let language: String
    private let fragments: [String: String]

    /// Reads what is kept.
    init(language: String, file: (_ name: String) throws -> String) rethrows {
        self.language = language
        let text = try file("\(language)-fragments")
        fragments = Dictionary(uniqueKeysWithValues: Self.parts(of: text))
        files = ["\(language)-layout": try file("\(language)-layout"), "\(language)-fragments": text]
    }

    var layout: String? { files["\(language)-layout"] }

    /// Text of a page for each place of the layout, whole.
    /// - Parameter text: the page's file.
    func texts(ofPage text: String) -> [String] {
        let parts = Dictionary(uniqueKeysWithValues: Self.parts(of: text))
        return PageParts.slots.map { slot in
            let lines = Self.lines(of: parts[slot] ?? "")
            if Self.isInline(slot) { return lines.joined().replacing("\n", with: "") }
            return lines.map { line in
                guard line.hasPrefix("{{"), line.hasSuffix("}}\n") else { return line }
                return fragments[String(line.dropFirst(2).dropLast(3))] ?? line
            }.joined()
        }
    }

    /// Prepares pages for being kept.
    /// - Parameter pages: pages of one language with names that begin with its code.
    init(language: String, pages: [(name: String, parts: PageParts)]) {
        let pages = pages.sorted { $0.name < $1.name }
        var counts: [String: Int] = [:]
        for page in pages {
            for (slot, text) in zip(PageParts.slots, page.parts.texts) {
                for block in Self.blocks(of: text, in: slot) { counts[block, default: 0] += 1 }
            }
        }
        var files = ["\(language)-layout": pages.first?.parts.layout ?? ""]
        var names: [String: String] = [:]
        var fragments: [(name: String, text: String)] = []
        for page in pages {
            var file = ""
            for (slot, text) in zip(PageParts.slots, page.parts.texts) {
                file += "== \(slot)\n"
                for block in Self.blocks(of: text, in: slot) {
                    if Self.isInline(slot) {
                        file += "\(block)\n"
                    } else if counts[block, default: 0] > 1, Self.lines(of: block).count > 1 {
                        if names[block] == nil {
                            let name = Self.name(
                                of: block, in: slot, of: page.name.dropFirst(language.count + 1),
                                except: fragments.map(\.name))
                            names[block] = name
                            fragments.append((name, block))
                        }
                        file += "{{\(names[block] ?? "")}}\n"
                    } else {
                        file += block
                    }
                }
            }
            files[page.name] = file
        }
        files["\(language)-fragments"] = fragments.map { "== \($0.name)\n\($0.text)" }.joined()
        self.files = files
        self.language = language
        self.fragments = Dictionary(uniqueKeysWithValues: fragments.map { ($0.name, $0.text) })
    }

    /// A name after the first page that has the block, and after what the block is about.
    private static func name(
        of block: String, in slot: String, of page: Substring, except taken: [String]
    ) -> String {
        let subject = slot == "main" ? block.firstMatch(of: /(?:id|for|aria-labelledby)="([A-Za-z0-9-]+)"/)?.1 : nil
        let name = "\(page).\(subject ?? slot[...])"
        guard taken.contains(name) else { return name }
        var number = 2
        while taken.contains("\(name)-\(number)") { number += 1 }
        return "\(name)-\(number)"
    }

    /// Title and width stand within a line of the layout.
    private static func isInline(_ slot: String) -> Bool { ["title", "width"].contains(slot) }

    /// Pieces that other pages may have too: the fields of a form, its groups, and the sections of a page.
    private static func blocks(of text: String, in slot: String) -> [String] {
        guard slot == "main" else { return [text] }
        let beginnings = [
            "<section", "<fieldset", "<form", #"<ul class="terms""#, #"<div class="field "#, #"<div class="block "#,
            #"<p class="way-back""#,
        ]
        return lines(of: text).reduce(into: []) { blocks, line in
            if blocks.isEmpty || beginnings.contains(where: line.hasPrefix) { blocks.append("") }
            blocks[blocks.count - 1] += line
        }
    }

    private static func parts(of file: String) -> [(String, String)] {
        lines(of: file).reduce(into: []) { parts, line in
            if line.hasPrefix("== ") {
                parts.append((String(line.dropFirst(3).dropLast()), ""))
            } else if !parts.isEmpty {
                parts[parts.count - 1].1 += line
            }
        }
    }

    /// Lines with their ends.
    private static func lines(of text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "\($0)\n" }
        // Behind the last end there is no line.
        if lines.last == "\n" { lines.removeLast() }
        return lines
    }
}
