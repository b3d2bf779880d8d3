import Foundation

/// Asks a person at a terminal for what a command was not given. A script is asked nothing: it gets an error.
enum Question {
    static var canBeAsked: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// - Returns: the answer; nothing for an empty one, or where nobody can be asked.
    static func ask(_ question: String) -> String? {
        guard canBeAsked else { return nil }
        FileHandle.standardOutput.write(Data("\(question.forTerminal): ".utf8))
        let answer = readLine()?.trimmed ?? ""
        return answer.isEmpty ? nil : answer
    }
}
