/// One HTTP request, down to its bytes.
struct WireRequest: Sendable {
    var method = "POST"
    var path: String
    var version = "HTTP/1.1"
    var headers = [("Host", "127.0.0.1"), ("Content-Type", "text/xml")]
    /// `true` to send the length of the body; without it the request ends with the connection.
    var tellsLength = true
    var body: [UInt8]

    init(_ path: String, body: some Sequence<UInt8> = []) {
        self.path = path
        self.body = Array(body)
    }

    /// A message in the form in which most shops send it.
    init(_ message: V1TestMessage) {
        self.init("/v1/client/\(message.call)", body: message.xml.utf8)
    }

    static func get(_ path: String) -> WireRequest {
        var request = WireRequest(path)
        request.method = "GET"
        request.tellsLength = false
        return request
    }

    var head: [UInt8] {
        let length = tellsLength ? [("Content-Length", "\(body.count)")] : []
        let lines = ["\(method) \(path) \(version)"] + (headers + length).map { "\($0): \($1)" }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }

    var bytes: [UInt8] { head + body }

    /// Sends one header differently, or not at all.
    func with(_ header: String, _ value: String?) -> WireRequest {
        var request = self
        request.headers.removeAll { $0.0 == header }
        if let value { request.headers.append((header, value)) }
        return request
    }
}
