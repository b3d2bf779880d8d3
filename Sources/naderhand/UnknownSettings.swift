/// Finds environment variables with the program's prefix that the program does not know, mostly misspelt ones, which
/// would be ignored silently.
enum UnknownSettings {
    private static let prefix = "NADERHAND_"
    /// Prefix of variables that only the tests read.
    private static let testPrefix = "NADERHAND_TEST_"

    /// Names of all variables of the program.
    static let known = Set(EnvironmentVariable.allCases.map(\.variable) + BrandSetting.allCases.map(\.variable))

    /// One sentence for each unknown variable, sorted by name. Values are not printed.
    static func warnings(in environment: [String: String]) -> [String] {
        environment.keys
            .filter { $0.hasPrefix(prefix) && !$0.hasPrefix(testPrefix) && !known.contains($0) }
            .sorted()
            .map { name in
                let meant = nearest(to: name).map { "did you mean \($0)?" }
                let hint = meant ?? "docs/operations.md lists all variables."
                return "The variable \(name) is unknown and ignored: \(hint)"
            }
    }

    /// Known name that differs in at most three letters, and in at most a third of those after the prefix; `nil` if
    /// there is none.
    private static func nearest(to name: String) -> String? {
        known.map { (name: $0, distance: editDistance(from: $0, to: name)) }
            .filter { $0.distance <= min(3, (name.count - prefix.count) / 3) }
            .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
    }

    /// Levenshtein distance: number of letters to insert, remove or replace.
    static func editDistance(from first: String, to second: String) -> Int {
        let letters = Array(second)
        var row = Array(0...letters.count)
        for (index, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in letters.indices {
                let replaced = diagonal + (letters[column] == letter ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
            }
        }
        return row[letters.count]
    }
}
