/// One element of a message that was read: its text, when it has no children, and its children.
struct XMLNode: Hashable, Sendable {
    let name: String
    var text = ""
    var children: [XMLNode] = []

    init(name: String) {
        self.name = name
    }

    /// The text of the first child of that name that says anything.
    func text(_ name: String) -> String? {
        for child in children where child.name == name && !child.text.isEmpty {
            return child.text
        }
        return nil
    }
}
