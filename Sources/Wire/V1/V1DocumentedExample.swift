import UseCases

/// The legacy credit request as the documentation prints it: a form whose elements are all empty, and the reply that
/// it shows beside it, about order 123456. In a sandbox that form counts as filled in, so that the example runs as it
/// is printed. It is carried out like any other credit.
struct V1DocumentedExample: Sendable {
    /// The form, filled in.
    let message: XMLNode

    init() {
        let account = SandboxAccount.all[0]
        var item = XMLNode(name: "ITEM")
        item.children = [Self.node("INVOICENUMBER", "123456"), Self.node("CREDITAMOUNT", "10.95")]
        var list = XMLNode(name: "INVOICES")
        list.children = [item]
        var root = XMLNode(name: "API")
        root.children = [
            Self.node("VERSION", "BILLINK2.0"), Self.node("CLIENTUSERNAME", account.username),
            Self.node("CLIENTID", account.clientIDs[0]), Self.node("ACTION", "credit"), list,
        ]
        message = root
    }

    /// Whether a message is that form: nothing else has just these elements, and nothing in any of them.
    func matches(_ root: XMLNode, call: V1Call) -> Bool {
        guard call == .credit, root.children.map(\.name) == Self.elements,
            let list = root.children.last?.children, list.count == 1,
            list[0].name == "ITEM", list[0].children.map(\.name) == Self.itemElements
        else { return false }
        return (root.children + list[0].children).allSatisfy(\.text.isEmpty)
    }

    private static let elements = ["VERSION", "CLIENTUSERNAME", "CLIENTID", "ACTION", "INVOICES"]
    private static let itemElements = ["INVOICENUMBER", "CREDITAMOUNT", "DESCRIPTION"]

    private static func node(_ name: String, _ text: String) -> XMLNode {
        var node = XMLNode(name: name)
        node.text = text
        return node
    }
}
