/// A decimal number with six exact decimals: quantities, unit prices and percentages, before they become cents.
///
/// Digits after the sixth are dropped, not rounded, so that an amount is rounded only once, to cents. Products of three
/// such numbers within the limits of an order line fit 128 bits.
package struct ExactDecimal: Hashable, Comparable, Sendable {
    package static let scale: Int64 = 1_000_000
    package let millionths: Int64

    package init(millionths: Int64) {
        self.millionths = millionths
    }

    package init(integer: Int64) {
        millionths = integer * Self.scale
    }

    package static let zero = ExactDecimal(millionths: 0)

    package static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        left.millionths < right.millionths
    }

    /// Absolute value. `Int64.min` becomes the largest value.
    package var magnitude: ExactDecimal {
        ExactDecimal(millionths: Int64(clamping: millionths.magnitude))
    }

    /// The number as euros, rounded to cents half away from zero.
    package var roundedToCents: Money {
        // A ten-thousandth of 64 bits always fits 64 bits.
        Money(cents: Int64(clamping: Self.divideRoundingHalfAwayFromZero(Int128(millionths), by: 10_000)))
    }

    /// Division rounded half away from zero, the rounding of all amounts.
    package static func divideRoundingHalfAwayFromZero(_ dividend: Int128, by divisor: Int128) -> Int128 {
        let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        guard remainder.magnitude * 2 >= divisor.magnitude else { return quotient }
        return quotient + ((dividend < 0) == (divisor < 0) ? 1 : -1)
    }
}

extension ExactDecimal {
    /// Reads `24.2`, `-0.50`, `2.0000` and, with English thousands separators, `1,234.56`.
    ///
    /// A comma is valid only before exactly three digits: `12,50` has a Dutch decimal comma and must not become 1250.
    /// `nil` for anything else, and from a trillion up.
    package init?(_ text: String) {
        var reader = DecimalReader()
        for byte in text.utf8 {
            guard reader.consume(byte) else { return nil }
        }
        guard let millionths = reader.millionths else { return nil }
        self.millionths = millionths
    }
}

/// Reads a decimal number byte by byte.
private struct DecimalReader {
    private var isNegative = false
    private var hasStarted = false
    private var value: Int64 = 0
    private var integerDigits = 0
    private var digitsSinceComma: Int?
    private var fractionDigits: Int?

    private static let maxIntegerDigits = 12
    private static let fractionLength = 6

    mutating func consume(_ byte: UInt8) -> Bool {
        defer { hasStarted = true }
        switch byte {
        case UInt8(ascii: "-"):
            isNegative = true
            return !hasStarted
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            return consumeDigit(Int64(byte - UInt8(ascii: "0")))
        case UInt8(ascii: ","):
            return consumeComma()
        case UInt8(ascii: "."):
            guard fractionDigits == nil, integerDigits > 0, digitsSinceComma ?? 3 == 3 else { return false }
            fractionDigits = 0
            return true
        default:
            return false
        }
    }

    private mutating func consumeDigit(_ digit: Int64) -> Bool {
        if let taken = fractionDigits {
            fractionDigits = taken + 1
            if taken < Self.fractionLength {
                value = value * 10 + digit
            }
            return true
        }
        integerDigits += 1
        value = value * 10 + digit
        digitsSinceComma = digitsSinceComma.map { $0 + 1 }
        return integerDigits <= Self.maxIntegerDigits && digitsSinceComma ?? 0 <= 3
    }

    private mutating func consumeComma() -> Bool {
        guard fractionDigits == nil else { return false }
        guard let digits = digitsSinceComma else {
            digitsSinceComma = 0
            return (1...3).contains(integerDigits) && value > 0
        }
        digitsSinceComma = 0
        return digits == 3
    }

    var millionths: Int64? {
        guard integerDigits > 0, fractionDigits != 0, fractionDigits != nil || digitsSinceComma ?? 3 == 3 else {
            return nil
        }
        var result = value
        for _ in min(fractionDigits ?? 0, Self.fractionLength)..<Self.fractionLength {
            result *= 10
        }
        return isNegative ? -result : result
    }
}

extension ExactDecimal: CustomStringConvertible {
    /// Shortest exact form: `21`, `8.264463`, `-0.5`.
    package var description: String {
        let whole = millionths.magnitude / UInt64(Self.scale)
        let rest = millionths.magnitude % UInt64(Self.scale)
        let sign = millionths < 0 ? "-" : ""
        guard rest > 0 else { return "\(sign)\(whole)" }
        var digits = String(rest)
        digits = String(repeating: "0", count: 6 - digits.count) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(sign)\(whole).\(digits)"
    }
}

extension ExactDecimal: Codable {
    package init(from decoder: any Decoder) throws {
        millionths = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(millionths)
    }
}
