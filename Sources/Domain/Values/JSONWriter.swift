/// Writes a JSON object, member by member in their order. Used for responses and for the stored JSON of orders, where
/// `JSONEncoder` took a seventh of the whole request (docs/performance.md).
package struct JSONWriter {
    package private(set) var text = "{"
    private var isFirst = true
    private let usesShortEscapes: Bool

    private init(usesShortEscapes: Bool) {
        self.usesShortEscapes = usesShortEscapes
    }

    /// Writes a complete object.
    /// - Parameter usesShortEscapes: writes `\n` and its like as `JSONEncoder` does, instead of `\u000a`.
    package static func object(usesShortEscapes: Bool = false, _ members: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter(usesShortEscapes: usesShortEscapes)
        members(&writer)
        return writer.text + "}"
    }

    package mutating func member(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        begin(name)
        text.appendJSON(value, usesShortEscapes: usesShortEscapes)
    }

    package mutating func member(_ name: StaticString, _ value: (some ValidatedText)?) {
        member(name, value?.text)
    }

    package mutating func member(_ name: StaticString, _ value: Int64) {
        begin(name)
        text += String(value)
    }

    /// Writes an amount of euros as a number: `500`, `499.5`.
    package mutating func member(_ name: StaticString, _ amount: Money) {
        begin(name)
        let (euros, cents) = amount.cents.magnitude.quotientAndRemainder(dividingBy: 100)
        text += "\(amount < .zero ? "-" : "")\(euros)"
        if cents > 0 { text += cents % 10 == 0 ? ".\(cents / 10)" : ".\(cents < 10 ? "0" : "")\(cents)" }
    }

    /// Writes a number under a name known only at run time.
    package mutating func member(dynamicName name: String, _ value: Int64) {
        text += isFirst ? "" : ","
        isFirst = false
        text.appendJSON(name, usesShortEscapes: usesShortEscapes)
        text += ":\(value)"
    }

    /// Writes `null` for `nil`, so that every response has the same members.
    package mutating func nullable(_ name: StaticString, _ value: String?) {
        guard value == nil else { return member(name, value) }
        begin(name)
        text += "null"
    }

    package mutating func member(_ name: StaticString, _ value: Bool) {
        begin(name)
        text += value ? "true" : "false"
    }

    package mutating func member(_ name: StaticString, _ strings: [String]?) {
        guard let strings else { return }
        begin(name)
        text += "["
        for (index, string) in strings.enumerated() {
            if index > 0 { text += "," }
            text.appendJSON(string, usesShortEscapes: usesShortEscapes)
        }
        text += "]"
    }

    package mutating func object(_ name: StaticString, _ members: (inout JSONWriter) -> Void) {
        begin(name)
        open("{", "}", members)
    }

    package mutating func objects<Element>(
        _ name: StaticString, _ elements: [Element], _ members: (Element, inout JSONWriter) -> Void
    ) {
        begin(name)
        text += "["
        for (index, element) in elements.enumerated() {
            if index > 0 { text += "," }
            open("{", "}") { members(element, &$0) }
        }
        text += "]"
    }

    private mutating func open(_ first: String, _ last: String, _ members: (inout JSONWriter) -> Void) {
        text += first
        isFirst = true
        members(&self)
        text += last
        isFirst = false
    }

    private mutating func begin(_ name: StaticString) {
        text += isFirst ? "\"" : ",\""
        isFirst = false
        text += name.description
        text += "\":"
    }
}
