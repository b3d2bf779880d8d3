import Domain
import Foundation
import NIOPosix

/// Where the receiver of a webhook is on the network.
enum ReceiverAddress {
    /// Why nothing may be sent to a host, in the words that the delivery log keeps.
    struct NotAllowed: Error, CustomStringConvertible {
        let description: String
    }

    /// Names that only ever mean something of one's own (RFC 6761, RFC 6762, and the custom of clouds).
    private static func isOwnName(_ host: String) -> Bool {
        let name = host.lowercased()
        return ["localhost", "local", "internal", "home.arpa"].contains { name == $0 || name.hasSuffix(".\($0)") }
    }

    /// The address to connect to. A name with one address that is not public is refused as a whole.
    /// - Throws: `NotAllowed`
    static func publicAddress(of host: String) async throws -> String {
        guard !isOwnName(host) else { throw NotAllowed(description: "\(host) is not on the Internet") }
        let addresses = try await NIOThreadPool.singleton.runIfActive { lookUp(host) }
        guard let first = addresses.first else { throw NotAllowed(description: "\(host) has no address") }
        guard addresses.allSatisfy({ NetworkAddress($0)?.isPublic ?? false }) else {
            throw NotAllowed(description: "\(host) is not on the Internet")
        }
        return first
    }

    /// Whether a host is not known to be a place of one's own; a name without an address may come to have one.
    static func mayBePublic(_ host: String) async -> Bool {
        if isOwnName(host) { return false }
        if let address = NetworkAddress(host) { return address.isPublic }
        let addresses = (try? await NIOThreadPool.singleton.runIfActive { lookUp(host) }) ?? []
        return addresses.allSatisfy { NetworkAddress($0)?.isPublic ?? false }
    }

    private static func lookUp(_ host: String) -> [String] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var found: [String] = []
        var next = list
        while let entry = next {
            if let text = digits(of: entry.pointee) { found.append(text) }
            next = entry.pointee.ai_next
        }
        return found
    }

    private static func digits(of entry: addrinfo) -> String? {
        var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let code = getnameinfo(
            entry.ai_addr, entry.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
        guard code == 0 else { return nil }
        // Without the zone of a link-local address.
        let bytes = text.prefix { $0 != 0 && $0 != 0x25 }
        return String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
