/// Reads dates as shops and people send them: `5-3-1970`, `05/03/1970`, `5.3.1970` or `1970-3-5`, with an optional time
/// of day and zone.
///
/// The calendar date is taken as written, whatever its zone. Two numbers before a year are day and month, in that
/// order. A year has four digits.
struct DateReader {
    private var rest: Substring.UTF8View

    /// Maximum length in bytes: twice a date with a time of nine decimals and a zone.
    private static let maxLength = 80

    init(_ text: String) {
        rest = text.utf8.count <= Self.maxLength ? text[...].utf8 : Substring().utf8
    }

    /// - Returns: `nil` for a day that does not exist, and if anything but a time follows the date.
    mutating func date() -> CivilDate? {
        guard let date = day(), skipTime(), rest.isEmpty else { return nil }
        return date
    }

    private mutating func day() -> CivilDate? {
        guard let first = number(upTo: 4), let separator = rest.popFirst(), Self.separators.contains(separator),
            let second = number(upTo: 2), rest.popFirst() == separator, let third = number(upTo: 4)
        else { return nil }
        return switch (first.digits, third.digits) {
        case (4, 1...2): CivilDate(year: first.value, month: second.value, day: third.value)
        case (1...2, 4): CivilDate(year: third.value, month: second.value, day: first.value)
        default: nil
        }
    }

    private static let separators: [UInt8] = [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")]

    // MARK: Time

    /// Skips a time of day and its zone, or the zone of a date alone (XML Schema: `1970-03-05Z`).
    /// - Returns: false for any other text.
    private mutating func skipTime() -> Bool {
        guard !rest.isEmpty else { return true }
        let hasMark = skip("T") || skip("t") || skipBlanks()
        if hasMark {
            guard skipClock() else { return false }
            if skipBlanks(), rest.isEmpty { return false }
            if skipWord(in: ["AM", "PM"]), skipBlanks(), rest.isEmpty { return false }
        }
        return rest.isEmpty || skipZone()
    }

    /// Skips `14:27`, `14:27:03` or `14:27:03.123`.
    private mutating func skipClock() -> Bool {
        guard let hour = number(upTo: 2), hour.value <= 24, skip(":"), skipSixty() else { return false }
        guard skip(":") else { return true }
        guard skipSixty() else { return false }
        return skip(".") || skip(",") ? number(upTo: 9) != nil : true
    }

    /// Skips two digits up to 60, the value in a leap second.
    private mutating func skipSixty() -> Bool {
        guard let number = number(upTo: 2) else { return false }
        return number.digits == 2 && number.value <= 60
    }

    /// Skips `Z`, the name of a zone, or an offset: `+01:00`, `+0100`, `+01`.
    private mutating func skipZone() -> Bool {
        if skipWord(in: ["Z", "UTC", "GMT", "CET", "CEST"]) { return true }
        guard skip("+") || skip("-"), let hours = number(upTo: 2), hours.digits == 2, hours.value <= 14 else {
            return false
        }
        return skip(":") || !rest.isEmpty ? skipSixty() : true
    }

    // MARK: Pieces

    /// Reads digits, at most `maxDigits`.
    private mutating func number(upTo maxDigits: Int) -> (value: Int, digits: Int)? {
        var (value, digits) = (0, 0)
        while digits < maxDigits, let byte = rest.first, byte.isASCIIDigit {
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
            digits += 1
            rest.removeFirst()
        }
        return digits > 0 ? (value, digits) : nil
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func skipBlanks() -> Bool {
        let count = rest.count
        rest = rest.drop { $0 == UInt8(ascii: " ") }
        return rest.count < count
    }

    /// Skips the letters that follow, if they are one of these words in either case.
    private mutating func skipWord(in words: [String]) -> Bool {
        let letters = rest.prefix { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
        let word = String(Substring(letters)).uppercased()
        guard words.contains(word) else { return false }
        rest = rest.dropFirst(letters.count)
        return true
    }
}
