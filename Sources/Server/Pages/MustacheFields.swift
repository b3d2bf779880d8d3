import Mustache

/// A view's properties by name, read by reflection once instead of for each name in a template.
struct MustacheFields: MustacheParent {
    private let fields: [String: Any]

    init(_ view: Any) {
        let named = Mirror(reflecting: view).children.compactMap { child -> (String, Any)? in
            guard let label = child.label, let value = Self.unwrapped(child.value) else { return nil }
            return (label, value is LayoutView ? MustacheFields(value) : value)
        }
        fields = Dictionary(named) { first, _ in first }
    }

    func child(named name: String) -> Any? { fields[name] }

    /// The wrapped value of an optional; `nil` if it has none.
    private static func unwrapped(_ value: Any) -> Any? {
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .optional ? mirror.children.first?.value : value
    }
}
