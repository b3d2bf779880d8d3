import HTTPTypes
import Hummingbird

extension Request {
    /// True if the caller accepts gzip and prefers no other coding (RFC 9110, 12.5.3).
    var acceptsGzip: Bool {
        let codings = PreferenceList(headers[.acceptEncoding])
        guard let gzip = codings.weight(of: "gzip", "x-gzip") ?? codings.weight(of: "*"), gzip > 0 else { return false }
        return gzip >= codings.weight(of: "identity") ?? 0
    }

    /// True if the caller accepts HTML explicitly and does not prefer JSON (RFC 9110, 12.5.1). Browsers do; programs
    /// send `*/*`, JSON or nothing.
    var prefersHTML: Bool {
        let types = PreferenceList(headers[.accept])
        guard let html = types.weight(of: "text/html"), html > 0 else { return false }
        return html >= types.weight(of: "application/json") ?? 0
    }

    /// True if the caller has the representation with this entity tag (RFC 9110, 13.1.2).
    func matchesETag(_ tag: String) -> Bool {
        headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }.contains { part in
            let named = part.trimming(while: \.isWhitespace)
            // Weak tags compare by their quoted part, because a proxy that compresses a response weakens its tag.
            return named == "*" || named == tag || named == "W/\(tag)"
        }
    }
}

/// Header field that lists a caller's preferences, each with a weight from 0 to 1.
private struct PreferenceList {
    private let entries: [[Substring]]

    init(_ header: String?) {
        entries = (header ?? "").lowercased().split(separator: ",").map { entry in
            entry.split(separator: ";").map { $0.trimming(while: \.isWhitespace) }
        }
    }

    /// - Returns: weight of the first entry with one of the names; 1 if the entry has none, `nil` without an entry.
    func weight(of names: Substring...) -> Double? {
        guard let named = entries.first(where: { $0.first.map(names.contains) ?? false }) else { return nil }
        let weight = named.dropFirst().first { $0.hasPrefix("q=") }
        return weight.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
    }
}

extension Substring {
    fileprivate func trimming(while isMargin: (Character) -> Bool) -> Substring {
        let rest = drop(while: isMargin)
        return rest.lastIndex { !isMargin($0) }.map { rest[...$0] } ?? rest
    }
}
