#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// An address on the Internet that something may be sent to on behalf of a merchant, or may not: nobody reaches into
/// the platform's own network by giving a webhook's address.
package struct NetworkAddress: Hashable, Sendable {
    /// 16 bytes; an IPv4 address as `::ffff:a.b.c.d`.
    package let bytes: [UInt8]

    /// An address as digits; `nil` for a name.
    package init?(_ text: String) {
        guard !text.utf8.contains(0) else { return nil }
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            bytes = Array(repeating: 0, count: 10) + [0xFF, 0xFF] + withUnsafeBytes(of: four) { Array($0) }
            return
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
        bytes = withUnsafeBytes(of: six) { Array($0) }
    }

    /// Whether it is anybody's: not loopback, private, link-local (where clouds keep their secrets), shared, reserved,
    /// multicast or unspecified (RFC 6890), also not inside an IPv6 address that carries an IPv4 one.
    package var isPublic: Bool {
        if let four = embeddedFour { return Self.isPublic(four: four) }
        // Global unicast is 2000::/3; of it not documentation (2001:db8::/32) and not Teredo (2001::/32).
        guard bytes[0] & 0xE0 == 0x20 else { return false }
        let isSpecial = bytes[0] == 0x20 && bytes[1] == 0x01 && [[0x0D, 0xB8], [0, 0]].contains(Array(bytes[2..<4]))
        return !isSpecial
    }

    /// The bytes that all addresses of one subscriber share: the whole of an IPv4 address, half of an IPv6 address.
    package var subscriber: [UInt8] {
        let isFour = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        return Array(isFour ? bytes[12...] : bytes[..<8])
    }

    private var embeddedFour: [UInt8]? {
        let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        let isTranslated = Array(bytes[..<12]) == [0, 0x64, 0xFF, 0x9B] + Array(repeating: 0, count: 8)
        if isMapped || isTranslated { return Array(bytes[12...]) }
        // 6to4.
        return bytes[0] == 0x20 && bytes[1] == 0x02 ? Array(bytes[2..<6]) : nil
    }

    private static func isPublic(four: [UInt8]) -> Bool {
        switch (four[0], four[1], four[2]) {
        case (0, _, _), (10, _, _), (127, _, _), (224..., _, _): false
        case (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _): false
        case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 18...19, _), (198, 51, 100), (203, 0, 113): false
        default: true
        }
    }
}
