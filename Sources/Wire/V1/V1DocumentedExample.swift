import UseCases

/// The credit request in the documentation, whose elements are all empty although its reply is about order 123456. In a
/// sandbox it is executed with the missing values filled in, so that the documented example works.
struct V1DocumentedExample: Sendable {
    /// The example with its values filled in.
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

    /// Returns `true` for a message that has the example's elements, all of them empty, and no others.
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
