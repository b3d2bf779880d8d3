import Domain
import UseCases

/// A v1 request: the envelope and the children of `API`, by name.
struct V1Message {
    let caller: Caller
    private let root: XMLNode
    private let firstTexts: [String: String]

    /// - Parameter example: replaces the documentation's example request; passed in a sandbox only.
    /// - Throws: `.unreadableMessage`, `.unknownVersion`. Other errors are reported only after authentication.
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

    /// Text of the first element with that name that is not empty; `nil` if there is none.
    func text(_ name: String) -> String? { firstTexts[name] }

    /// Text of a field, from the first of its elements that is not empty.
    func text(_ field: FormField) -> String? {
        for name in Self.elementNames[field.rawValue] {
            if let text = firstTexts[name] { return text }
        }
        return field == .isDryRun && hasElements(in: field) ? "?" : nil
    }

    /// Returns `true` for a field with child elements instead of text, which is invalid rather than absent.
    private func hasElements(in field: FormField) -> Bool {
        root.children.contains { !$0.children.isEmpty && field.elementNames.contains($0.name) }
    }

    /// Element names, indexed by the fields' raw values.
    private static let elementNames = FormField.allCases.map(\.elementNames)

    /// Returns the entries of a list, whatever their element names are; `nil` if there is no such list.
    ///
    /// A list that directly contains the fields of an entry is read as one entry; such lists may be repeated.
    func entries(of list: String) -> [XMLNode]? {
        let lists = root.children.filter { $0.name == list }
        guard !lists.isEmpty else { return nil }
        return lists.flatMap { list in
            let entries = list.children.filter { !$0.children.isEmpty }
            return entries.isEmpty && list.children.contains { !$0.text.isEmpty } ? [list] : entries
        }
    }

    /// Reference to the order of a call about one order.
    func orderReference() -> OrderReference {
        OrderReference(number: firstTexts["INVOICENUMBER"] ?? "", workflowNumber: firstTexts["WORKFLOWNUMBER"])
    }

    /// References to the orders of a call about several; `nil` if the list is missing.
    func orderReferences() -> [(reference: OrderReference, entry: XMLNode)]? {
        entries(of: "INVOICES")?.map { entry in
            let reference = OrderReference(
                number: entry.text("INVOICENUMBER") ?? "", workflowNumber: entry.text("WORKFLOWNUMBER"))
            return (reference, entry)
        }
    }
}
