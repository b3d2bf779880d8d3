/// The merchant's own number of an order: at most 50 letters, digits, `_`, `-` and, as recorded in 2014, `.`.
package struct OrderNumber: ValidatedText {
    package let text: String

    package init?(_ text: String) {
        guard (1...Self.maxLength).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed) else {
            return nil
        }
        self.text = text
    }

    package static let maxLength = FieldLimits.orderNumber

    /// Number of dry runs, which may be used any number of times.
    package static let dryRun = OrderNumber(unchecked: "validation")

    private init(unchecked text: String) {
        self.text = text
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
}

extension OrderNumber {
    /// The number with hyphens for dots, unique among a merchant's orders. Part of the invoice number.
    package var clean: String {
        text.utf8.contains(UInt8(ascii: ".")) ? String(text.map { $0 == "." ? "-" : $0 }) : text
    }
}

/// The platform's number of an order: `1TSTO2014-05-28-2443` for `O2014.05.28.2443` of merchant TST on workflow 1.
package struct InvoiceNumber: Hashable, Sendable {
    package let text: String

    package init(workflow: Int, letterCode: LetterCode, order: OrderNumber) {
        text = "\(workflow)\(letterCode.text)\(order.clean)"
    }

    /// Restores a stored number without validation.
    package init(stored text: String) {
        self.text = text
    }
}

/// Lookup key: an order number or an invoice number.
package struct OrderLookupKey: Hashable, Sendable {
    /// The text as sent.
    package let text: String
    /// The clean number, if the text is an order number.
    package let asOrderNumber: String
    /// The clean number, if the text is an invoice number.
    package let asInvoiceNumber: String

    package init(_ text: String, letterCode: LetterCode) {
        self.text = text
        asOrderNumber = Self.cleaned(text)
        let behindWorkflow = text.drop { $0.isASCII && $0.isNumber }
        asInvoiceNumber =
            behindWorkflow.hasPrefix(letterCode.text)
            ? String(behindWorkflow.dropFirst(letterCode.text.count)) : asOrderNumber
    }
    /// The text with hyphens for dots.
    package static func cleaned(_ text: String) -> String {
        String(text.map { $0 == "." ? "-" : $0 })
    }
}
