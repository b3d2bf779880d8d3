import Domain
import Testing

@testable import Server

@Suite("Trusted proxies")
struct TrustedProxyTests {
    @Test(
        "The client is the rightmost address that is no trusted proxy's",
        arguments: [
            ("10.0.0.1", ["192.0.2.7"], "192.0.2.7"),
            ("10.0.0.1", ["1.2.3.4, 192.0.2.7, 10.1.2.3"], "192.0.2.7"),
            ("10.0.0.1", ["1.2.3.4", "192.0.2.7,10.1.2.3"], "192.0.2.7"),
            ("10.0.0.1", ["10.9.9.9 ,\t10.1.2.3"], "10.9.9.9"),
            ("::ffff:10.0.0.1", ["192.0.2.7:4711"], "192.0.2.7"),
            ("2001:db8::1", ["[2001:DB9:0::5]:4711"], "2001:db9::5"),
            ("2001:db8::1", ["::ffff:192.0.2.7"], "192.0.2.7"),
            ("10.0.0.1", ["192.0.2.7, unknown, 10.1.2.3"], "10.1.2.3"),
            ("10.0.0.1", ["192.0.2.7, unknown"], nil),
            ("10.0.0.1", ["192.0.2.7, "], nil),
            ("10.0.0.1", [], nil),
            ("192.0.2.1", ["1.2.3.4"], nil),
            ("2001:db9::1", ["1.2.3.4"], nil),
            (nil, ["1.2.3.4"], nil),
        ] as [(String?, [String], String?)])
    func clientAddress(peer: String?, forwardedFor: [String], client: String?) throws {
        let proxies = try #require(TrustedProxies("10.0.0.0/8, 2001:db8::/32"))
        #expect(proxies.clientAddress(behind: peer, forwardedFor: forwardedFor) == client)
    }

    @Test(
        "What is no address or range is no list of proxies",
        arguments: ["", "10.0.0.0/33", "10.0.0.0/-1", "::/129", "localhost", "10.0.0.1,", "10.0.0.1/", "10.0.0", "1/8"])
    func unreadable(text: String) {
        #expect(TrustedProxies(text) == nil)
    }

    @Test("A range of no bits holds every address, a single address only itself")
    func ranges() throws {
        let every = try #require(NetworkRange("::/0"))
        let one = try #require(NetworkRange("127.0.0.1"))
        let (address, other) = try (#require(NetworkAddress("127.0.0.1")), #require(NetworkAddress("127.0.0.2")))
        #expect(every.contains(address))
        #expect(every.contains(other))
        #expect(one.contains(address))
        #expect(!one.contains(other))
    }
}
