import HTTPTypes
import Hummingbird

extension Request {
    /// Whether the caller reads gzip, and likes it no less than bytes as they are (RFC 9110, 12.5.3).
    var acceptsGzip: Bool {
        guard let accepted = headers[.acceptEncoding] else { return false }
        let codings = accepted.lowercased().split(separator: ",").map { coding in
            coding.split(separator: ";").map { $0.trimming(while: \.isWhitespace) }
        }
        func weight(_ names: Substring...) -> Double? {
            guard let named = codings.first(where: { $0.first.map(names.contains) ?? false }) else { return nil }
            let weight = named.dropFirst().first { $0.hasPrefix("q=") }
            return weight.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
        }
        guard let gzip = weight("gzip", "x-gzip") ?? weight("*"), gzip > 0 else { return false }
        return gzip >= weight("identity") ?? 0
    }

    /// Whether the caller says it has what this entity tag names (RFC 9110, 13.1.2).
    func matchesETag(_ tag: String) -> Bool {
        headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }.contains { part in
            let named = part.trimming(while: \.isWhitespace)
            // Weak tags compare by what is in the quotes: a proxy that packs a reply weakens its tag.
            return named == "*" || named == tag || named == "W/\(tag)"
        }
    }
}

extension Substring {
    fileprivate func trimming(while isMargin: (Character) -> Bool) -> Substring {
        let rest = drop(while: isMargin)
        return rest.lastIndex { !isMargin($0) }.map { rest[...$0] } ?? rest
    }
}
