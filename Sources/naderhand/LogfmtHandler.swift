import Domain
import Foundation
import Logging

/// Formats log lines in logfmt: time in UTC, level, message, then `name=value` sorted by name.
struct LogfmtHandler: LogHandler {
    var logLevel: Logger.Level = .info
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    private let writer: LogWriter

    init(level: Logger.Level, writer: LogWriter) {
        logLevel = level
        self.writer = writer
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields = event.metadata ?? [:]
        for (name, value) in metadata where fields[name] == nil { fields[name] = value }
        if let provided = metadataProvider?.get() { fields.merge(provided) { own, _ in own } }
        writer.append(Self.line(event.level, "\(event.message)", fields))
    }

    /// - Returns: the line with its line break, and the current time.
    static func line(_ level: Logger.Level, _ message: String, _ fields: Logger.Metadata) -> String {
        var line = SystemClock.now().preciseUTC
        line += " \(level.rawValue) "
        append(message, to: &line)
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            line += " \(name)="
            append("\(value)", to: &line)
        }
        line += "\n"
        return line
    }

    /// Appends a value, in quotes if it is ambiguous. Line breaks are escaped.
    private static func append(_ value: String, to line: inout String) {
        let isPlain = value.utf8.allSatisfy {
            (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "=")
        }
        guard !isPlain || value.isEmpty else {
            line += value
            return
        }
        line += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"", "\\": line += "\\\(scalar)"
            case "\n": line += "\\n"
            case "\t": line += " "
            case _ where scalar.isControl: break
            default: line.unicodeScalars.append(scalar)
            }
        }
        line += "\""
    }
}

extension LogWriter {
    /// Creates a handler that writes to standard error.
    convenience init() {
        self.init { LogfmtHandler.line(.warning, "log lines dropped", ["count": "\($0)"]) }
    }
}
