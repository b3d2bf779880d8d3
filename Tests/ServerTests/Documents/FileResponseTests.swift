import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Server

@Suite("A file that is handed out")
struct FileResponseTests {
    private let file = FileResponse(Array("0123456789".utf8), contentType: "application/pdf")

    private func reply(_ headers: HTTPFields, method: HTTPRequest.Method = .get) -> Response {
        let request = Request(
            head: HTTPRequest(method: method, scheme: "http", authority: "x", path: "/", headerFields: headers),
            body: RequestBody(buffer: ByteBuffer()))
        return file.response(to: request)
    }

    @Test(
        "is given in the part that is asked for",
        arguments: [
            ("bytes=0-3", "bytes 0-3/10", 4), ("bytes=7-", "bytes 7-9/10", 3), ("bytes=-4", "bytes 6-9/10", 4),
            ("bytes=0-0", "bytes 0-0/10", 1), ("bytes=5-99", "bytes 5-9/10", 5), ("bytes=-99", "bytes 0-9/10", 10),
        ])
    func parts(range: String, content: String, length: Int) {
        let reply = reply([.range: range])
        #expect(reply.status == .partialContent)
        #expect(reply.headers[.contentRange] == content)
        #expect(reply.body.contentLength == length)
    }

    @Test("has no such part", arguments: ["bytes=10-", "bytes=99-100", "bytes=-0"])
    func beyond(range: String) {
        let reply = reply([.range: range])
        #expect(reply.status == .rangeNotSatisfiable)
        #expect(reply.headers[.contentRange] == "bytes */10")
        #expect(reply.body.contentLength == 0)
    }

    @Test(
        "is given whole to who asks for what is no one part",
        arguments: [
            "bytes=", "bytes=-", "bytes=a-b", "bytes=3-1", "bytes=0-1,4-5", "items=0-1", "bytes=0x1-2", "bytes=+1-2",
            "bytes=1-99999999999999999999", "bytes=-99999999999999999999",
        ])
    func whole(range: String) {
        let reply = reply([.range: range])
        #expect(reply.status == .ok)
        #expect(reply.body.contentLength == 10)
    }

    @Test("is given in part only while it is the same file, and whole for its head alone")
    func conditions() {
        #expect(reply([.range: "bytes=0-1", .ifRange: file.entityTag]).status == .partialContent)
        #expect(reply([.range: "bytes=0-1", .ifRange: "\"other\""]).status == .ok)
        #expect(reply([.range: "bytes=0-1", .ifRange: "W/\(file.entityTag)"]).status == .ok)
        #expect(reply([.range: "bytes=0-1"], method: .head).status == .ok)
    }

    @Test("is not sent again to who has it")
    func notModified() {
        for tags in [file.entityTag, "*", "\"a\", \(file.entityTag)", "W/\(file.entityTag)"] {
            let reply = reply([.ifNoneMatch: tags])
            #expect(reply.status == .notModified)
            #expect(reply.headers[.eTag] == file.entityTag)
            #expect(reply.body.contentLength == 0)
        }
        #expect(reply([.ifNoneMatch: "\"a\""]).status == .ok)
    }
}
