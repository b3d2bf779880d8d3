/// The merchant's own number of an order: letters, digits, `_`, `-` and, as recorded in 2014, `.`; at most 50.
package struct OrderNumber: TextValue {
    package let text: String

    package init?(_ text: String) {
        guard (1...Self.maximumLength).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed) else {
            return nil
        }
        self.text = text
    }

    package static let maximumLength = 50

    /// A dry run may use this number any number of times.
    package static let dryRun = OrderNumber(known: "validation")

    private init(known text: String) {
        self.text = text
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
}

/// The platform's number of an order: `1TSTO2014-05-28-2443` for `O2014.05.28.2443` of merchant TST on workflow 1.
package struct InvoiceNumber: Hashable, Sendable {
    package let text: String

    package init(workflow: Int, letterCode: LetterCode, order: OrderNumber) {
        text = "\(workflow)\(letterCode.text)\(String(order.text.map { $0 == "." ? "-" : $0 }))"
    }

    /// As it was stored.
    package init(stored text: String) {
        self.text = text
    }
}
