import Domain
import UseCases

/// A legacy request: the children of `API`, by name, and the envelope they all share.
struct V1Message {
    let caller: Caller
    private let root: XMLNode
    private let firstTexts: [String: String]

    /// - Parameter example: stands in for the documentation's own request; in a sandbox only.
    /// - Throws: `.unreadableMessage`, `.unknownVersion`. Everything else is told to known callers only.
    init(_ bytes: [UInt8], for call: V1Call, example: V1DocumentedExample? = nil) throws(Refusal) {
        guard var root = XMLReader.read(bytes), root.name == "API" else { throw Refusal(.unreadableMessage) }
        if let example, example.matches(root, call: call) { root = example.message }
        var first: [String: String] = [:]
        first.reserveCapacity(root.children.count)
        for child in root.children where !child.text.isEmpty && first[child.name] == nil {
            first[child.name] = child.text
        }
        self.root = root
        self.firstTexts = first
        guard first["VERSION"]?.uppercased() == "BILLINK2.0" else { throw Refusal(.unknownVersion) }
        caller = Caller(
            username: first["CLIENTUSERNAME"], clientID: first["CLIENTID"],
            hasExpectedAction: first["ACTION"].map { call.actions.contains($0.lowercased()) } ?? false)
    }

    /// What an element says.
    func text(_ name: String) -> String? { firstTexts[name] }

    /// What a field says, under the first of its names that says anything.
    func text(_ field: FormField) -> String? {
        for name in Self.elementNames[field.rawValue] {
            if let text = firstTexts[name] { return text }
        }
        return field == .isDryRun && hasElements(in: field) ? "?" : nil
    }

    /// Whether a field holds elements instead of text: something that cannot be read, and not nothing.
    private func hasElements(in field: FormField) -> Bool {
        root.children.contains { !$0.children.isEmpty && field.elementNames.contains($0.name) }
    }

    /// By the fields' raw values.
    private static let elementNames = FormField.allCases.map(\.elementNames)

    /// The entries of a list, whatever they are called; `nil` when there is no such list.
    ///
    /// Where the list itself holds the fields of an entry it is that entry, also several times over.
    func entries(of list: String) -> [XMLNode]? {
        let lists = root.children.filter { $0.name == list }
        guard !lists.isEmpty else { return nil }
        return lists.flatMap { list in
            let entries = list.children.filter { !$0.children.isEmpty }
            return entries.isEmpty && list.children.contains { !$0.text.isEmpty } ? [list] : entries
        }
    }

    /// The one order that a request is about.
    func orderReference() -> OrderReference {
        OrderReference(number: firstTexts["INVOICENUMBER"] ?? "", workflowNumber: firstTexts["WORKFLOWNUMBER"])
    }

    /// The orders a request is about; `nil` when it has no list of them.
    func orderReferences() -> [(reference: OrderReference, entry: XMLNode)]? {
        entries(of: "INVOICES")?.map { entry in
            let reference = OrderReference(
                number: entry.text("INVOICENUMBER") ?? "", workflowNumber: entry.text("WORKFLOWNUMBER"))
            return (reference, entry)
        }
    }
}
