import Foundation

/// A colour with a meaning, as a terminal shows it.
enum TerminalStyle: String {
    case heading = "1"
    case bad = "31"
    case good = "32"
    case warning = "33"
    case quiet = "2"
}

/// A piece of a line, with the style it has where colours are shown.
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

/// The standard output as far as its looks go: colours and a width belong to a terminal, not to a file or a pipe.
struct Terminal {
    let hasColour: Bool
    /// In columns; none where lines may have any length.
    let width: Int?

    init(hasColour: Bool, width: Int?) {
        self.hasColour = hasColour
        self.width = width
    }

    /// - Parameters:
    ///   - isTerminal: whether somebody looks at the output.
    ///   - columns: its width, where it is known.
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

    /// One line. The only control characters in it are those of the styles.
    func line(_ spans: [Span]) -> String {
        spans.map { span in
            let text = span.text.forTerminal
            guard hasColour, let style = span.style, !text.isEmpty else { return text }
            return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
        }.joined()
    }
}

/// Rows in columns that are as wide as what is in them and, together, not wider than the terminal.
struct TextTable {
    private let rows: [[Span]]

    private static let gap = 2
    /// A column is never cut to less than this.
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

    /// The widest columns give way first.
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
    /// Cut to a number of characters, with a sign that more was there.
    fileprivate func shortened(to width: Int) -> String {
        count <= width ? self : "\(prefix(max(0, width - 1)))…"
    }
}
