/// Host and port on which a server listens.
package struct ServerAddress: Hashable, Sendable {
    /// Name or IP address; an IPv6 address without brackets.
    package let host: String
    /// 0 for any free port.
    package let port: Int

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// `http://[::]:8080`
    package var url: String { url(host: host) }

    /// The URL at which this machine reaches the server. The unspecified address is replaced by the loopback address of
    /// its family: a server on `::` may not serve IPv4.
    package var localURL: String {
        switch host {
        case "0.0.0.0", "": url(host: "127.0.0.1")
        case "::": url(host: "::1")
        default: url
        }
    }

    private func url(host: String) -> String {
        "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }
}
