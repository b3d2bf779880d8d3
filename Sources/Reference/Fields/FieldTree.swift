import UseCases
import Wire

/// Fields with paths as names, arranged in the objects that contain them.
struct FieldTree {
    /// An object that contains fields.
    struct Group: Sendable {
        let path: String
        /// Name of the schema.
        let name: String
        let need: FieldReference.Requirement
        let text: String
    }

    /// A field with its path: `customer.firstName`.
    struct Node: Sendable {
        let path: String
        /// Makes the field under the last component of its path.
        let field: @Sendable (_ name: String) -> FieldReference
    }

    let groups: [Group]
    let leaves: [Node]

    /// Members in the order in which their first field occurs.
    var fields: [FieldReference] { fields(below: "") }

    private func fields(below prefix: String) -> [FieldReference] {
        let inside = leaves.filter { $0.path.hasPrefix(prefix) }
        let names = inside.compactMap { $0.path.dropFirst(prefix.count).split(separator: ".").first.map(String.init) }
        return names.uniqued().compactMap { name in
            let path = prefix + name
            if let leaf = inside.first(where: { $0.path == path }) { return leaf.field(name) }
            guard let group = groups.first(where: { $0.path == path }) else { return nil }
            return FieldReference(name, .object(group.name, fields(below: path + ".")), group.need, group.text)
        }
    }
}
