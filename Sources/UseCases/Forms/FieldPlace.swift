/// Place in a check or an order to which a refusal refers.
package enum FieldPlace: Hashable, Sendable {
    case field(FormField)
    case lines
    /// - Parameters:
    ///   - index: index from 0.
    ///   - field: `nil` when the line as a whole is unreadable.
    case line(_ index: Int, _ field: LineField?)

    /// `city`, `lines`, `lines[2]` or `lines[2].vatRate`, as in refusals and logs.
    package var storedName: String {
        switch self {
        case .field(let field): field.storedName
        case .lines: "lines"
        case .line(let index, let field): "lines[\(index)]" + (field.map { ".\($0.storedName)" } ?? "")
        }
    }

    /// - Returns: `nil` when no place in a check or an order has the name.
    package init?(storedName name: String) {
        if let field = FormField.byStoredName[name] {
            self = .field(field)
        } else if name == "lines" {
            self = .lines
        } else if let match = name.wholeMatch(of: /lines\[([0-9]{1,9})\](?:\.([A-Za-z]+))?/), let index = Int(match.1) {
            self = .line(index, match.2.flatMap { LineField.byStoredName[String($0)] })
        } else {
            return nil
        }
    }
}

extension OrderForm {
    /// First line that satisfies a condition, or all lines when none does.
    func firstLine(_ field: LineField? = nil, where condition: (LineForm) -> Bool) -> FieldPlace {
        lines.firstIndex(where: condition).map { .line($0, field) } ?? .lines
    }
}
