import HTTPTypes
import Hummingbird

extension Request {
    /// Whether the caller reads gzip (RFC 9110, 12.5.3).
    var acceptsGzip: Bool {
        let codings = (headers[.acceptEncoding] ?? "").lowercased().split(separator: ",").map { coding in
            coding.split(separator: ";").map { $0.trimming(while: \.isWhitespace) }
        }
        let named = codings.first { ["gzip", "x-gzip"].contains($0.first) } ?? codings.first { $0.first == "*" }
        guard let named else { return false }
        guard let weight = named.dropFirst().first(where: { $0.hasPrefix("q=") }) else { return true }
        return Double(weight.dropFirst(2)) ?? 0 > 0
    }

    /// Whether the caller says it has what this entity tag names (RFC 9110, 13.1.2).
    func has(_ tag: String) -> Bool {
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
