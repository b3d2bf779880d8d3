import ArgumentParser

/// Finds the command that arguments name, and words the error for an unknown one.
struct CommandPath {
    /// Path of the command: `["naderhand", "merchant"]`.
    private(set) var names: [String]
    private(set) var command: any ParsableCommand.Type
    /// Word in the place of a command that names none; `nil` for a command that exists.
    private(set) var unknown: String?
    /// Common options with their values, found before the command's name.
    private var hoisted: [String] = []
    private var rest: [String]

    private static let common: Set<String> = ["--environment", "--database"]

    init(_ arguments: [String], of root: any ParsableCommand.Type) {
        command = root
        names = [Self.name(of: root)]
        rest = arguments
        while let word = rest.first, !command.configuration.subcommands.isEmpty {
            if let count = Self.commonOptionLength(rest) {
                hoisted += rest.prefix(count)
                rest.removeFirst(count)
            } else if let next = command.configuration.subcommands.first(where: { Self.matches(word, $0) }) {
                names.append(Self.name(of: next))
                command = next
                rest.removeFirst()
            } else {
                if !word.hasPrefix("-"), word != "help" { unknown = word }
                break
            }
        }
    }

    /// - Returns: the number of words that a common option takes with its value, 1 or 2; `nil` for another word.
    private static func commonOptionLength(_ words: [String]) -> Int? {
        guard let word = words.first else { return nil }
        if common.contains(word), words.count > 1 { return 2 }
        return common.contains { word.hasPrefix("\($0)=") } ? 1 : nil
    }

    /// The arguments with common options moved behind the command's name, where the parser accepts them, and with
    /// the current names of commands for former ones.
    var arguments: [String] {
        let isComplete = command.configuration.subcommands.isEmpty
        let path = Array(names.dropFirst())
        return isComplete ? path + hoisted + rest : hoisted + path + rest
    }

    /// Command that prints help: `naderhand merchant add --help`.
    var helpHint: String { "\(names.joined(separator: " ")) --help" }

    /// Error message for an unknown command, with the nearest known one; `nil` for a command that exists.
    var unknownCommand: String? {
        guard let unknown else { return nil }
        let known = command.configuration.subcommands.map(Self.name)
        let nearest = known.map { (name: $0, distance: UnknownSettings.editDistance(from: $0, to: unknown)) }
            .filter { $0.distance <= 2 }.min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
        let path = (names.dropFirst() + [unknown]).joined(separator: " ")
        guard let nearest else { return "Unknown command \(path): \(helpHint) lists all commands." }
        let meant = (names.dropFirst() + [nearest]).joined(separator: " ")
        return "Unknown command \(path): did you mean \(meant)? Otherwise see \(helpHint)."
    }

    private static func matches(_ word: String, _ command: any ParsableCommand.Type) -> Bool {
        name(of: command) == word || command.configuration.aliases.contains(word)
    }

    private static func name(of command: any ParsableCommand.Type) -> String {
        command.configuration.commandName ?? "\(command)".lowercased()
    }
}
