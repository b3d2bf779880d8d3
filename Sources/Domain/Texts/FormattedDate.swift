/// A day in words: `24 november 2026`.
package struct FormattedDate: CustomStringConvertible, Sendable {
    package let description: String

    package init(day: Int, month: Int, year: Int, phrases: LocalizedTexts) {
        let name = phrases["month.\(month)"]
        description =
            switch phrases.language {
            case .dutch, .english: "\(day) \(name) \(year)"
            case .german: "\(day). \(name) \(year)"
            // In French, only the first of a month is an ordinal.
            case .french: "\(day == 1 ? "1er" : String(day)) \(name) \(year)"
            }
    }

    package init(_ date: CivilDate, phrases: LocalizedTexts) {
        self.init(day: date.day, month: date.month, year: date.year, phrases: phrases)
    }
}
