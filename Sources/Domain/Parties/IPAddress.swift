#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// An IPv4 or IPv6 address in the spelling of the operating system.
package struct IPAddress: ValidatedText {
    package let text: String

    package init?(_ text: String) {
        // C functions would stop at a zero byte.
        guard !text.utf8.contains(0),
            let spelling = Self.spelling(of: text, AF_INET) ?? Self.spelling(of: text, AF_INET6)
        else { return nil }
        self.text = spelling
    }

    private static func spelling(of text: String, _ family: Int32) -> String? {
        var address = in6_addr()
        var spelling = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_pton(family, text, &address) == 1,
            inet_ntop(family, &address, &spelling, socklen_t(spelling.count)) != nil
        else { return nil }
        return String(decoding: spelling.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
