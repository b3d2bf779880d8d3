#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// IP address, classified as public or internal. Keeps webhooks from reaching the platform's own network (SSRF).
package struct NetworkAddress: Hashable, Sendable {
    /// Scope of an address (RFC 6890 and its updates).
    package enum Scope: Hashable, Sendable {
        /// Public address on the Internet.
        case global
        /// This machine or a private network: loopback, RFC 1918 and unique local IPv6 addresses.
        case local
        /// Never a receiver: link-local, metadata services of clouds, shared, reserved, multicast and unspecified.
        case special
    }

    /// 16 bytes in network order; an IPv4 address as `::ffff:a.b.c.d`.
    package let bytes: [UInt8]

    /// Parses a numeric address; `nil` for a name.
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

    /// True for a public address. An IPv6 address that carries an IPv4 address has the scope of that.
    package var isPublic: Bool { scope == .global }

    package var scope: Scope {
        if isIPv4 { return Self.scope(ipv4: Array(bytes[12...])) }
        if let four = translatedIPv4 { return Self.scope(ipv4: four) == .global ? .global : .special }
        if bytes.dropLast().allSatisfy({ $0 == 0 }), bytes[15] == 1 { return .local }
        // Unique local addresses, fc00::/7.
        if bytes[0] & 0xFE == 0xFC { return Self.metadataPrefixes.contains(where: hasPrefix) ? .special : .local }
        // Global unicast is 2000::/3, without the range of protocols (2001::/23, which has Teredo) and the ranges for
        // documentation (2001:db8::/32, 3fff::/20).
        guard bytes[0] & 0xE0 == 0x20 else { return .special }
        let isProtocols = hasPrefix([0x20, 0x01]) && bytes[2] < 2
        let isDocumentation = hasPrefix([0x20, 0x01, 0x0D, 0xB8]) || hasPrefix([0x3F, 0xFF]) && bytes[2] < 0x10
        return isProtocols || isDocumentation ? .special : .global
    }

    package var isIPv4: Bool { hasPrefix([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]) }

    /// Bytes shared by all addresses of one subscriber: the whole of an IPv4 address, half of an IPv6 address.
    package var subscriber: [UInt8] { Array(isIPv4 ? bytes[12...] : bytes[..<8]) }

    /// IPv4 address to which a gateway translates this one: NAT64 (RFC 6052) and 6to4 (RFC 3056).
    private var translatedIPv4: [UInt8]? {
        if hasPrefix([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) { return Array(bytes[12...]) }
        return hasPrefix([0x20, 0x02]) ? Array(bytes[2..<6]) : nil
    }

    private func hasPrefix(_ prefix: [UInt8]) -> Bool { bytes.starts(with: prefix) }

    /// Metadata services among the unique local addresses: Amazon's fd00:ec2::/32, Google's fd20:ce::/32 and Oracle's
    /// fd00:c1::/32.
    private static let metadataPrefixes: [[UInt8]] = [
        [0xFD, 0x00, 0x0E, 0xC2], [0xFD, 0x20, 0x00, 0xCE], [0xFD, 0x00, 0x00, 0xC1],
    ]

    private static func scope(ipv4: [UInt8]) -> Scope {
        switch (ipv4[0], ipv4[1], ipv4[2]) {
        case (10, _, _), (127, _, _), (172, 16...31, _), (192, 168, _): .local
        case (0, _, _), (100, 64...127, _), (169, 254, _), (224..., _, _): .special
        case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 18...19, _), (198, 51, 100), (203, 0, 113): .special
        // Azure's platform address, which is in the public range.
        case (168, 63, 129) where ipv4[3] == 16: .special
        default: .global
        }
    }
}
