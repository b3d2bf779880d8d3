import Foundation
@testable import ServerTestSupport
import Testing

@testable import naderhand

@Suite("The command line")
struct CommandLineTests {
    @Test(
        "An unknown command is named, with the most similar known one",
        arguments: [
            (["serv"], "Unknown command serv: did you mean serve?"),
            (["merchant", "lst"], "Unknown command merchant lst: did you mean merchant list?"),
            (["merchant", "remove"], "Unknown command merchant remove: naderhand merchant --help"),
            (["order", "pay", "1"], "Unknown command order pay: naderhand order --help"),
        ])
    func unknown(arguments: [String], words: String) async throws {
        try await Program.inNewFolder { program in
            let ending = try await program.run(arguments)
            #expect(ending.status == 2)
            expectOneSentence(ending.errorOutput)
            #expect(ending.errorOutput.contains(words), "\(ending.errorOutput)")
        }
    }

    @Test(
        "An error of a command refers to the command's own help",
        arguments: [
            (["merchant", "add"], "naderhand merchant add --help"),
            (["serve", "--colour", "red"], "naderhand serve --help"),
            (["sandbox", "advance"], "naderhand sandbox advance --help"), (["--colour"], "naderhand --help"),
        ])
    func hint(arguments: [String], words: String) async throws {
        try await Program.inNewFolder { program in
            let ending = try await program.run(arguments)
            #expect(ending.status == 2)
            expectOneSentence(ending.errorOutput)
            #expect(ending.errorOutput.hasSuffix("see \(words).\n"), "\(ending.errorOutput)")
        }
    }

    @Test("Environment and database may stand in front of the command too")
    func commonOptions() async throws {
        try await Program.inNewFolder { program in
            try await program.serving("--database", "a.sqlite") { _ in }
            for arguments in [
                ["--database", "a.sqlite", "merchant", "list"], ["merchant", "--database", "a.sqlite", "list"],
                ["merchant", "list", "--database", "a.sqlite"],
                ["--environment=sandbox", "--database=a.sqlite", "merchant", "list"],
            ] {
                let ending = try await program.run(arguments)
                #expect(ending.status == 0, "\(ending.errorOutput)")
                #expect(ending.output.contains("usertest"))
            }
            let wrong = try await program.run("--environment", "production", "merchant", "list")
            #expect(wrong.status == 1)
            expectOneSentence(wrong.errorOutput)
        }
    }

    @Test("Shells are given completions", arguments: ["bash", "zsh", "fish"])
    func completion(shell: String) async throws {
        try await Program.inNewFolder { program in
            let ending = try await program.run("--generate-completion-script", shell)
            #expect(ending.status == 0)
            for word in ["naderhand", "merchant", "doctor", "database"] {
                #expect(ending.output.contains(word), "\(word)")
            }
        }
    }

    @Test(
        "Every command prints one line of JSON with --json",
        arguments: [
            ["merchant", "list"], ["merchant", "show", "usertest"], ["merchant", "rotate-client-id", "usertest"],
            ["merchant", "rate-limit", "usertest"], ["merchant", "logo", "usertest"],
            ["merchant", "deactivate", "usertest"],
            ["merchant", "workflow", "list", "usertest"], ["order", "list"], ["order", "search", "PAID"],
            ["order", "show", "PAID"], ["block", "list"],
            ["block", "add", "--email", "a@example.com", "--reason", "x"],
            ["webhooks", "list", "usertest"], ["audit"], ["backup", "copy.sqlite"], ["database", "check"],
            ["sandbox", "advance", "20d"], ["sandbox", "reset"],
        ])
    func json(arguments: [String]) async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            let ending = try await program.run(arguments + ["--json"])
            #expect(ending.status == 0, "\(ending.errorOutput)")
            #expect(ending.output.count { $0 == "\n" } == 1)
            _ = try ending.json()
            #expect(!ending.output.contains("\u{1B}"))
        }
    }
}

@Suite("Terminal output")
struct TerminalTests {
    private static let wide = ["a", String(repeating: "b", count: 60), String(repeating: "c", count: 30)]

    @Test(
        "Colours are for a terminal that wants them",
        arguments: [
            (true, [:], true), (false, [:], false), (true, ["NO_COLOR": "1"], false), (true, ["NO_COLOR": ""], true),
            (true, ["TERM": "dumb"], false), (true, ["TERM": "xterm"], true),
        ])
    func colour(isTerminal: Bool, environment: [String: String], isShown: Bool) {
        let terminal = Terminal(isTerminal: isTerminal, columns: 80, environment: environment)
        let line = terminal.line([Span("good\u{1B}[2J", .good), " plain"])
        #expect(line == (isShown ? "\u{1B}[32mgood[2J\u{1B}[0m plain" : "good[2J plain"))
    }

    @Test("Columns are as wide as the terminal, and the widest give way")
    func widths() {
        let table = TextTable(header: ["A", "B", "C"], rows: [Self.wide.map { Span($0) }])
        for columns in [40, 60, 80] {
            let lines = table.lines(for: Terminal(hasColour: false, width: columns))
            #expect(lines.allSatisfy { $0.count <= columns })
            #expect(lines[1].hasPrefix("a  bbb"))
            #expect(lines[1].contains("…"))
        }
        let whole = table.lines(for: Terminal(hasColour: false, width: nil))
        #expect(whole[1] == Self.wide.joined(separator: "  "))
    }

    @Test("JSON keeps every sign, and shows a terminal none that it obeys")
    func json() throws {
        let text = "a\u{9B}2J\u{202E}b\u{1B}\u{E9}/€"
        let printed = try OutputJSON.text(["text": text])
        #expect(!printed.unicodeScalars.contains { [0x9B, 0x202E, 0x1B].contains($0.value) })
        #expect(try JSONDecoder().decode([String: String].self, from: Data(printed.utf8)) == ["text": text])
    }
}
