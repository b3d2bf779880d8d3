import ArgumentParser
import Domain
import Foundation
import Wire

/// Options for the output format.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print one line of JSON for programs, with stable names.")
    var json = false

    /// Prints a value as JSON or, without `--json`, the lines that a closure makes of it.
    func show(_ value: some Encodable, _ lines: (Terminal) -> [String]) throws {
        let text = json ? [try OutputJSON.text(value)] : lines(.standardOutput)
        // The lines contain no control characters except colours, so `Swift.print` keeps them.
        for line in text { Swift.print(line, terminator: "\n") }
    }

    /// Prints a value as JSON or, without `--json`, sentences.
    func show(_ value: some Encodable, sentences: String...) throws {
        try show(value) { terminal in sentences.map { terminal.line([Span($0)]) } }
    }
}

/// JSON output of all commands: camelCase as in the v2 API, amounts as strings with two decimals, times in ISO 8601.
enum OutputJSON {
    /// Encodes a value on one line. Control characters and those that change the writing direction are escaped, so that
    /// a terminal does not interpret them.
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(value), as: UTF8.self)
        return text.unicodeScalars.map { scalar in
            let character = String(Character(scalar))
            return scalar.isControl ? character.utf16.map { "\\u\($0.hexadecimal)" }.joined() : character
        }.joined()
    }
}

extension Instant {
    /// `2026-11-28T09:00:00.000+01:00`
    func json(in dutchTime: DutchCalendar) -> String {
        ISO8601.format(self, in: dutchTime)
    }

    /// `28-11-2026 09:00:00`
    func toSecond(in dutchTime: DutchCalendar) -> String {
        let wall = dutchTime.wallTime(at: self)
        return "\(wall.date.dayMonthYear) \(wall.time)"
    }

    /// `28-11-2026 09:00`
    func toMinute(in dutchTime: DutchCalendar) -> String {
        let wall = dutchTime.wallTime(at: self)
        return "\(wall.date.dayMonthYear) \(wall.hourAndMinute)"
    }
}
