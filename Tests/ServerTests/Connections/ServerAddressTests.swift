import Server
import Testing

@Suite("The address of a server")
struct ServerAddressTests {
    @Test(
        "is written as given, and reached from this machine where nobody connects to every address",
        arguments: [
            ("127.0.0.1", "http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("pay.example.com", "http://pay.example.com:8080", "http://pay.example.com:8080"),
            ("0.0.0.0", "http://0.0.0.0:8080", "http://127.0.0.1:8080"), ("", "http://:8080", "http://127.0.0.1:8080"),
            ("::", "http://[::]:8080", "http://[::1]:8080"), ("::1", "http://[::1]:8080", "http://[::1]:8080"),
            ("fd00::1", "http://[fd00::1]:8080", "http://[fd00::1]:8080"),
        ])
    func urls(host: String, url: String, localURL: String) {
        let address = ServerAddress(host: host, port: 8080)
        #expect(address.url == url)
        #expect(address.localURL == localURL)
    }
}
