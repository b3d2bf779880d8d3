import Domain
import UseCases
import Wire

/// Fields of a check or an order, in both wire formats.
struct FormReference {
    enum Purpose {
        case check, order
    }

    let purpose: Purpose

    private var catalogue: ErrorCatalogue {
        switch purpose {
        case .check: .check
        case .order: .order
        }
    }

    private var fields: [(field: FormField, need: FieldReference.Requirement)] {
        FormField.allCases.compactMap { field in
            let need =
                switch purpose {
                case .check: field.meaning.check
                case .order: field.meaning.order
                }
            return need.map { (field, $0) }
        }
    }

    // MARK: JSON

    /// Fields of the JSON request, without the credentials.
    var jsonFields: [FieldReference] {
        let leaves = fields.flatMap { field, need in
            // Some fields have a second path. Within the same object it is listed as another name.
            let names = field.jsonNames
            let others = names.dropFirst().map { String($0.split(separator: ".").last ?? "") }
            return names.prefix(1).map { path in
                FieldTree.Node(path: path) { name in
                    field.meaning.field(
                        named: name, need, otherNames: others.filter { $0 != name }, in: catalogue)
                }
            }
        }
        let lines = purpose == .order ? [lines(name: "OrderItem")] : []
        return FieldTree(groups: groups, leaves: leaves + lines).fields
    }

    private var groups: [FieldTree.Group] {
        let call = purpose == .check ? "Check" : "Order"
        return [
            .init(path: "customer", name: "\(call)Customer", need: .required, text: "The customer."),
            .init(
                path: "billingAddress", name: "\(call)BillingAddress", need: .required,
                text: "The customer's home or business address."),
            .init(
                path: "shippingAddress", name: "\(call)ShippingAddress", need: .optional,
                text: "The delivery address, if different."),
        ]
    }

    private func lines(name: String) -> FieldTree.Node {
        FieldTree.Node(path: "orderItems") { path in
            FieldReference(
                path, .list(.object(name, LineField.jsonReferences(in: catalogue)), upTo: OrderForm.maximumLines),
                .required, "The order lines. Their sum is the order total.",
                codes: catalogue.codes(for: [.missingItems, .tooManyItems]))
        }
    }

    // MARK: XML

    /// Elements of the XML request, without the envelope.
    var xmlFields: [FieldReference] {
        let fields = fields.compactMap { field, need in
            field.elementNames.first.map { name in
                field.meaning.field(
                    named: name, need, otherNames: Array(field.elementNames.dropFirst()), in: catalogue)
            }
        }
        return purpose == .order ? fields + [xmlLines] : fields
    }

    private var xmlLines: FieldReference {
        let lines = LineField.allCases.compactMap { field in
            field.elementNames.first.map { name in
                field.meaning.field(
                    named: name, field.need, otherNames: Array(field.elementNames.dropFirst()), in: catalogue)
            }
        }
        return FieldReference(
            "ORDERITEMS", .list(.object("ITEM", lines), upTo: OrderForm.maximumLines), .required,
            "The order lines, one `ITEM` each.",
            codes: catalogue.codes(for: [.missingItems, .tooManyItems]))
    }
}

extension LineField {
    var need: FieldReference.Requirement { meaning.order ?? .optional }

    static func jsonReferences(in catalogue: ErrorCatalogue?) -> [FieldReference] {
        allCases.compactMap { field in
            field.jsonNames.first.map { name in
                field.meaning.field(
                    named: name, field.need, otherNames: Array(field.jsonNames.dropFirst()), in: catalogue)
            }
        }
    }
}
