/// One HTTP reply, and what a shop reads in it.
struct WireReply: Sendable {
    struct Unreadable: Error {
        let head: String
    }

    let version: String
    let status: Int
    let headers: [(name: String, value: String)]
    var body: [UInt8] = []

    init(head bytes: some Sequence<UInt8>) throws {
        let head = String(decoding: Array(bytes), as: UTF8.self)
        let lines = head.split(separator: "\r\n")
        let parts = lines.first?.split(separator: " ", maxSplits: 2) ?? []
        guard parts.count >= 2, let status = Int(parts[1]) else { throw Unreadable(head: head) }
        version = String(parts[0])
        self.status = status
        headers = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
            return (parts[0].lowercased(), parts.count > 1 ? String(parts[1].drop { $0 == " " }) : "")
        }
    }

    func header(_ name: String) -> String? {
        headers.first { $0.name == name.lowercased() }?.value
    }

    var contentLength: Int? { header("Content-Length").flatMap(Int.init) }

    /// 100 Continue and its like: another reply follows.
    var isInterim: Bool { (100..<200).contains(status) }

    var text: String { String(decoding: body, as: UTF8.self) }

    /// Texts of all elements with a name, in order. Replies have no attributes, and no entities that matter here.
    func elements(_ name: String) -> [String] {
        text.split(separator: "<\(name)>", omittingEmptySubsequences: false).dropFirst().map { rest in
            String(rest.split(separator: "</\(name)>", maxSplits: 1, omittingEmptySubsequences: false)[0])
        }
    }

    /// The code of the whole reply: it stands before those of the items.
    var code: String? { elements("CODE").first }

    var uuid: String? { elements("UUID").first }
}
