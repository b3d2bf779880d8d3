/// Reference by which a payment is matched: the Dutch *betalingskenmerk*, 16 digits of which the first is a check
/// digit.
package struct PaymentReference: Hashable, Sendable {
    /// All 16 digits, without blanks.
    package let digits: String

    /// - Parameter number: 0 to 999,999,999,999,999; the reference is `nil` for any other.
    package init?(number: Int64) {
        guard (0..<Self.upperBound).contains(number) else { return nil }
        let text = String(number)
        let padded = String(repeating: "0", count: Self.length - text.count) + text
        digits = String(Self.checkDigit(of: padded)) + padded
    }

    /// Reads 16 digits, with or without blanks; `nil` when the check digit is wrong.
    package init?(_ text: String) {
        let compact = text.filter { $0 != " " }
        guard compact.utf8.count == Self.length + 1, compact.utf8.allSatisfy(\.isASCIIDigit),
            String(Self.checkDigit(of: String(compact.dropFirst()))) == compact.prefix(1)
        else { return nil }
        digits = compact
    }

    /// The number without the check digit.
    package var number: Int64 { Int64(digits.dropFirst()) ?? 0 }

    /// Digits in groups of four, as printed.
    package var grouped: String { digits.groupedByFour }

    /// First number that is out of range.
    package static let upperBound: Int64 = 1_000_000_000_000_000
    private static let length = 15

    /// Check digit of the other digits, weighted from the right (Betaalvereniging Nederland, "betalingskenmerk").
    private static func checkDigit(of digits: String) -> Int {
        let weights = [2, 4, 8, 5, 10, 9, 7, 3, 6, 1]
        let sum = digits.utf8.reversed().enumerated().reduce(0) { sum, digit in
            sum + Int(digit.element - UInt8(ascii: "0")) * weights[digit.offset % weights.count]
        }
        switch 11 - sum % 11 {
        case 10: return 1
        case 11: return 0
        case let digit: return digit
        }
    }
}

extension String {
    /// Characters in groups of four, as long numbers are printed.
    var groupedByFour: String {
        enumerated().reduce(into: "") { text, character in
            if character.offset > 0, character.offset % 4 == 0 { text += " " }
            text.append(character.element)
        }
    }
}
