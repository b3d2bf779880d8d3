import Foundation

/// Asks for missing values at a terminal. A script gets no questions, so that the command fails.
enum Question {
    static var canBeAsked: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// - Returns: the answer; `nil` if it is empty, or if standard input or output is not a terminal.
    static func ask(_ question: String) -> String? {
        guard canBeAsked else { return nil }
        FileHandle.standardOutput.write(Data("\(question.forTerminal): ".utf8))
        let answer = readLine()?.trimmed ?? ""
        return answer.isEmpty ? nil : answer
    }
}
