import Foundation

/// Meaning of a colour, with its escape sequence.
enum TerminalStyle: String {
    case heading = "1"
    case bad = "31"
    case good = "32"
    case warning = "33"
    case quiet = "2"
}

/// Part of a line, with an optional style.
struct Span: ExpressibleByStringLiteral {
    let text: String
    var style: TerminalStyle?

    init(_ text: String, _ style: TerminalStyle? = nil) {
        self.text = text
        self.style = style
    }

    init(stringLiteral text: String) {
        self.init(text)
    }
}

/// Colours and width of the standard output. Files and pipes have neither.
struct Terminal {
    let hasColour: Bool
    /// Width in columns; `nil` for unlimited lines.
    let width: Int?

    init(hasColour: Bool, width: Int?) {
        self.hasColour = hasColour
        self.width = width
    }

    /// - Parameters:
    ///   - isTerminal: `true` if the output is a terminal.
    ///   - columns: width of the terminal, if known.
    init(isTerminal: Bool, columns: Int?, environment: [String: String]) {
        // https://no-color.org: any value but the empty one switches colours off.
        let isRefused = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
        hasColour = isTerminal && !isRefused
        width = isTerminal ? columns : nil
    }

    static var standardOutput: Terminal {
        Terminal(
            isTerminal: isatty(STDOUT_FILENO) == 1, columns: columns(of: STDOUT_FILENO),
            environment: ProcessInfo.processInfo.environment)
    }

    private static func columns(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Renders a line. Its only control characters are those of the styles.
    func line(_ spans: [Span]) -> String {
        spans.map { span in
            let text = span.text.forTerminal
            guard hasColour, let style = span.style, !text.isEmpty else { return text }
            return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
        }.joined()
    }
}

/// Table whose columns fit their contents and, together, the width of the terminal.
struct TextTable {
    private let rows: [[Span]]

    private static let gap = 2
    /// Minimum width to which a column is cut.
    private static let minColumn = 8

    init(header: [String] = [], rows: [[Span]]) {
        self.rows = (header.isEmpty ? [] : [header.map { Span($0, .heading) }]) + rows
    }

    func lines(for terminal: Terminal) -> [String] {
        let widths = widths(within: terminal.width)
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                let isLast = column == row.count - 1
                let text = cell.text.forTerminal.shortened(to: widths[column])
                return Span(isLast ? text : text.padded(to: widths[column] + Self.gap), cell.style)
            }
            return terminal.line(cells)
        }
    }

    /// Column widths; the widest columns are cut first.
    private func widths(within limit: Int?) -> [Int] {
        let count = rows.map(\.count).max() ?? 0
        var widths = (0..<count).map { column in
            rows.compactMap { column < $0.count ? $0[column].text.forTerminal.count : nil }.max() ?? 0
        }
        guard let limit else { return widths }
        var excess = widths.reduce(0, +) + Self.gap * max(0, count - 1) - limit
        while excess > 0, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
            widths[widest] > Self.minColumn
        {
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }
}

extension String {
    /// Cuts the text to a number of characters, with an ellipsis.
    fileprivate func shortened(to width: Int) -> String {
        count <= width ? self : "\(prefix(max(0, width - 1)))…"
    }
}
