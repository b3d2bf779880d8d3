import Testing

@testable import Domain

@Suite("Addresses on the network")
struct NetworkAddressTests {
    @Test(
        "Anybody's addresses",
        arguments: [
            "93.184.216.34", "1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1", "2002:101:101::",
        ])
    func global(text: String) {
        #expect(NetworkAddress(text)?.scope == .global)
    }

    @Test(
        "Addresses of this machine and of networks of one's own",
        arguments: [
            "127.0.0.1", "127.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1", "::1", "fc00::1",
            "fd12:3456:789a::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        ])
    func local(text: String) {
        #expect(NetworkAddress(text)?.scope == .local)
    }

    @Test(
        "Addresses that are never a receiver's",
        arguments: [
            "169.254.169.254", "169.254.170.2", "::ffff:169.254.169.254", "::ffff:a9fe:a9fe", "::169.254.169.254",
            "64:ff9b::169.254.169.254", "64:ff9b::127.0.0.1", "64:ff9b:1::a9fe:a9fe", "2002:a9fe:a9fe::1",
            "2002:7f00:1::", "fe80::1", "fec0::1", "fd00:ec2::254", "fd20:ce::254", "fd00:c1::a9fe:a9fe",
            "100.100.100.200", "100.64.0.1", "168.63.129.16", "192.0.0.192", "0.0.0.0", "0.1.2.3", "::", "224.0.0.1",
            "255.255.255.255", "ff02::1", "2001::1", "2001:db8::1", "3fff::1", "192.0.2.1", "198.18.0.1",
        ])
    func special(text: String) {
        #expect(NetworkAddress(text)?.scope == .special)
    }

    @Test(
        "Names, zones and other ways to write digits are no address",
        arguments: ["localhost", "", "fe80::1%lo", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "127.0.0.1."])
    func notAnAddress(text: String) {
        #expect(NetworkAddress(text) == nil)
    }
}
