import Domain
import NIOCore

/// Addresses with a common prefix, in CIDR notation (RFC 4632).
struct NetworkRange: Sendable {
    private let address: NetworkAddress
    /// Length in bits, of the 128 of an IPv6 address.
    private let prefixLength: Int

    /// - Parameter text: an address, or an address, a slash and the length of the prefix.
    init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let address = NetworkAddress(String(first)) else { return nil }
        self.address = address
        // An address with colons has 128 bits, also an IPv4-mapped one.
        let length = first.contains(":") ? 128 : 32
        guard parts.count == 2 else {
            prefixLength = 128
            return
        }
        let isNumber = parts[1].utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard isNumber, let prefix = Int(parts[1]), prefix <= length else { return nil }
        prefixLength = 128 - length + prefix
    }

    func contains(_ other: NetworkAddress) -> Bool {
        prefixLength == 0 || (address.bits ^ other.bits) >> (128 - prefixLength) == 0
    }
}

extension NetworkAddress {
    fileprivate var bits: UInt128 { bytes.reduce(0) { $0 << 8 | UInt128($1) } }

    init?(_ address: SocketAddress?) {
        guard let text = address?.ipAddress else { return nil }
        self.init(text)
    }

    /// Canonical text; IPv4 notation for an IPv4 address.
    var text: String? {
        let packed = ByteBuffer(bytes: isIPv4 ? bytes.suffix(4) : bytes[...])
        return try? SocketAddress(packedIPAddress: packed, port: 0).ipAddress
    }
}
