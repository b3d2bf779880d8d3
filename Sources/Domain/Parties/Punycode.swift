/// ASCII form of the labels of internationalised domain names (RFC 3492).
enum Punycode {
    /// - Parameter label: label in lower case. An ASCII label is returned unchanged.
    /// - Returns: the label with `xn--` in front; unchanged if the result would be too long for a label.
    static func label(_ label: String) -> String {
        let scalars = label.unicodeScalars.map(\.value)
        guard scalars.contains(where: { $0 >= initialN }), scalars.count <= maxLabel else { return label }
        return "xn--" + encoded(scalars)
    }

    private static func encoded(_ scalars: [UInt32]) -> String {
        var output = scalars.filter { $0 < initialN }.map { UInt8(truncatingIfNeeded: $0) }
        let basicCount = UInt32(output.count)
        if basicCount > 0 { output.append(UInt8(ascii: "-")) }
        var (n, delta, bias, handled) = (initialN, UInt32(0), initialBias, basicCount)
        while handled < scalars.count, let next = scalars.filter({ $0 >= n }).min() {
            // At most 63 scalars: 0x10FFFF * 64 is far below the limit of 32 bits.
            delta += (next - n) * (handled + 1)
            n = next
            for scalar in scalars {
                if scalar < n { delta += 1 }
                guard scalar == n else { continue }
                output += digits(of: delta, bias: bias)
                bias = adapted(delta, count: handled + 1, isFirst: handled == basicCount)
                delta = 0
                handled += 1
            }
            delta += 1
            n += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// A delta as a variable-length integer (RFC 3492, 3.3).
    private static func digits(of delta: UInt32, bias: UInt32) -> [UInt8] {
        var (rest, k, output) = (delta, base, [UInt8]())
        while true {
            let threshold = k <= bias ? tMin : min(k - bias, tMax)
            guard rest >= threshold else { break }
            output.append(digit(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            k += base
        }
        return output + [digit(rest)]
    }

    private static func digit(_ value: UInt32) -> UInt8 {
        UInt8(
            truncatingIfNeeded: value < 26 ? UInt32(UInt8(ascii: "a")) + value : UInt32(UInt8(ascii: "0")) + value - 26)
    }

    private static func adapted(_ delta: UInt32, count: UInt32, isFirst: Bool) -> UInt32 {
        var (delta, k) = (isFirst ? delta / damp : delta / 2, UInt32(0))
        delta += delta / count
        while delta > (base - tMin) * tMax / 2 {
            delta /= base - tMin
            k += base
        }
        return k + (base - tMin + 1) * delta / (delta + skew)
    }

    // Parameters of RFC 3492, section 5.
    private static let base: UInt32 = 36
    private static let tMin: UInt32 = 1
    private static let tMax: UInt32 = 26
    private static let skew: UInt32 = 38
    private static let damp: UInt32 = 700
    private static let initialBias: UInt32 = 72
    private static let initialN: UInt32 = 128
    private static let maxLabel = 63
}
