/// An element of a message: its text, if it has no children, or its children.
struct XMLNode: Hashable, Sendable {
    let name: String
    var text = ""
    var children: [XMLNode] = []

    init(name: String) {
        self.name = name
    }

    /// Text of the first child with that name that is not empty.
    func text(_ name: String) -> String? {
        for child in children where child.name == name && !child.text.isEmpty {
            return child.text
        }
        return nil
    }
}
