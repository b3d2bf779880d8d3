/// A form as browsers post it (`application/x-www-form-urlencoded`).
///
/// Hummingbird's decoder compares names as text, which takes seconds for hostile ones (ADR 0001).
struct PostedForm {
    private(set) var fields: [String: String] = [:]

    /// - Parameter longest: maximum size of a value in bytes; longer values are dropped. The default exceeds any name
    ///   or address.
    init(_ bytes: [UInt8], longest: Int = 2_000) {
        for pair in bytes.split(separator: UInt8(ascii: "&")).prefix(100) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.text(parts[0], 100), fields[name] == nil else { continue }
            fields[name] = parts.count > 1 ? Self.text(parts[1], longest) ?? "" : ""
        }
    }

    subscript(name: String) -> String? { fields[name] }

    private static func text(_ bytes: ArraySlice<UInt8>, _ longest: Int) -> String? {
        var text: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): text.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst()?.hexadecimalValue, let low = rest.popFirst()?.hexadecimalValue else {
                    return nil
                }
                text.append(high << 4 | low)
            default: text.append(byte)
            }
        }
        guard text.count <= longest else { return nil }
        return String(validating: text, as: UTF8.self)
    }
}

extension UInt8 {
    /// Value of a hexadecimal digit in ASCII.
    fileprivate var hexadecimalValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
