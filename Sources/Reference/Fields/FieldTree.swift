import UseCases
import Wire

/// Fields that are named by their path, as the objects in which they stand.
struct FieldTree {
    /// An object that holds fields.
    struct Group: Sendable {
        let path: String
        /// What a schema calls it.
        let name: String
        let need: FieldReference.Requirement
        let text: String
    }

    /// A field and where it stands: `customer.firstName`.
    struct Node: Sendable {
        let path: String
        /// The field under the last part of its path.
        let field: @Sendable (_ name: String) -> FieldReference
    }

    let groups: [Group]
    let leaves: [Node]

    /// Members in the order in which their first leaf comes.
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
