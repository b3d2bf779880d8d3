import ArgumentParser

/// The command that arguments name, as far as there is one, and what to say where there is none.
struct CommandPath {
    /// `naderhand merchant`
    private(set) var names: [String]
    private(set) var command: any ParsableCommand.Type
    /// The word that should have been a command.
    private(set) var unknown: String?
    /// Options that every command has, found in front of the command's name.
    private var hoisted: [String] = []
    private var rest: [String]

    private static let common: Set<String> = ["--environment", "--database"]

    init(_ arguments: [String], of root: any ParsableCommand.Type) {
        command = root
        names = [Self.name(of: root)]
        rest = arguments
        while let word = rest.first, !command.configuration.subcommands.isEmpty {
            if let count = Self.commonOption(rest) {
                hoisted += rest.prefix(count)
                rest.removeFirst(count)
            } else if let next = command.configuration.subcommands.first(where: { Self.name(of: $0) == word }) {
                names.append(word)
                command = next
                rest.removeFirst()
            } else {
                if !word.hasPrefix("-"), word != "help" { unknown = word }
                break
            }
        }
    }

    /// How many words an option takes that every command has; nothing for another word.
    private static func commonOption(_ words: [String]) -> Int? {
        guard let word = words.first else { return nil }
        if common.contains(word), words.count > 1 { return 2 }
        return common.contains { word.hasPrefix("\($0)=") } ? 1 : nil
    }

    /// With the common options behind the command's name, where they are understood.
    var arguments: [String] {
        let isComplete = command.configuration.subcommands.isEmpty
        let path = Array(names.dropFirst())
        return isComplete ? path + hoisted + rest : hoisted + path + rest
    }

    /// `naderhand merchant add --help`
    var helpHint: String { "\(names.joined(separator: " ")) --help" }

    /// Says that there is no such command, and which one may have been meant.
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

    private static func name(of command: any ParsableCommand.Type) -> String {
        command.configuration.commandName ?? "\(command)".lowercased()
    }
}
