import HTTPTypes
import Hummingbird
import NIOCore
@testable import ServerTestSupport
import TestSupport
import Testing
import UseCases

@testable import Server

@Suite("Compressed responses")
struct CompressionTests {
    @Test("Pages, files, descriptions and replies come as gzip to who asks for it, and say the same")
    func everywhere() async throws {
        try await TestServer.run { sandbox async throws in
            let session = try await sandbox.session()
            try await sandbox.placeStarted()
            let docs = try await sandbox.answer(.get("/docs")).text
            let stylesheet = try #require(docs.firstMatch(of: /href="(\/public\/[^"]*\.css)"/)?.1)
            let numbers = (1...40).map { "\($0)" }
            let requests = [
                WireRequest.get("/docs"), .get("/docs/print"), .get("/docs/nothing"), .get("/openapi.json"),
                .get("/postman.json"), .get(String(stylesheet)), .get("/brand"), .get("/session/\(session.text)"),
                .get(try await sandbox.invoicePath()), .get(try await sandbox.payPath()),
                WireRequest(.status(of: numbers)), WireRequest(.status(of: numbers), through: .v2),
            ]
            for request in requests {
                let plain = try await sandbox.answer(request)
                #expect(plain.header("Content-Encoding") == nil && plain.body.count >= 1_024, "\(request.path)")
                #expect(plain.header("Vary") == "Accept-Encoding", "\(request.path)")
                for _ in 0..<2 {
                    let packed = try await sandbox.answer(request.with("Accept-Encoding", "gzip, deflate, br"))
                    #expect(packed.status == plain.status)
                    #expect(packed.header("Content-Encoding") == "gzip", "\(request.path)")
                    #expect(packed.header("Vary") == "Accept-Encoding", "\(request.path)")
                    #expect(packed.header("Content-Type") == plain.header("Content-Type"))
                    #expect(packed.body.count < plain.body.count)
                    #expect(try packed.unpacked() == plain.body, "\(request.path)")
                }
            }
        }
    }

    @Test(
        "Whoever does not ask for it, or likes it less, is sent plain bytes",
        arguments: ["", "identity", "br", "gzip;q=0", "gzip;q=0, *", "*;q=0", "gzip;q=0.3, identity;q=0.5", "gzipped"])
    func refused(accepted: String) async throws {
        try await TestServer.run { sandbox async throws in
            let reply = try await sandbox.answer(WireRequest.get("/docs").with("Accept-Encoding", accepted))
            #expect(reply.header("Content-Encoding") == nil)
            #expect(reply.text.contains("<!doctype html>"))
        }
    }

    @Test(
        "Weights and stars count",
        arguments: ["gzip", "GZip", "x-gzip", "*", "gzip;q=1.0,deflate;q=0.6,identity;q=0.3", "identity, gzip"])
    func asked(accepted: String) async throws {
        try await TestServer.run { sandbox async throws in
            let reply = try await sandbox.answer(WireRequest.get("/docs").with("Accept-Encoding", accepted))
            #expect(reply.header("Content-Encoding") == "gzip")
        }
    }

    @Test("What is small, or compressed in itself, stays as it is")
    func untouched() async throws {
        try await TestServer.run { sandbox async throws in
            let requests = [
                WireRequest(.check()), WireRequest(.check(), through: .v2), .get("/livez"),
                .get("/cdn/latest/badge-orange-96.png"),
            ]
            for request in requests {
                let plain = try await sandbox.answer(request)
                let reply = try await sandbox.answer(request.with("Accept-Encoding", "gzip"))
                #expect(reply.header("Content-Encoding") == nil, "\(request.path)")
                #expect(reply.header("Vary") == nil, "\(request.path)")
                // A check's UUID is another one each time.
                #expect(reply.body.count == plain.body.count, "\(request.path)")
            }
        }
    }

    @Test("A page that somebody has is not sent again, compressed or not, and has one length in its head")
    func conditions() async throws {
        try await TestServer.run { sandbox async throws in
            let request = WireRequest.get("/docs").with("Accept-Encoding", "gzip")
            let packed = try await sandbox.answer(request)
            let plain = try await sandbox.answer(.get("/docs"))
            let tag = try #require(plain.header("ETag"))
            #expect(packed.header("ETag") == "W/\(tag)")
            for known in [tag, "W/\(tag)", "\"x\", W/\(tag)"] {
                let again = try await sandbox.answer(request.with("If-None-Match", known))
                #expect(again.status == 304 && again.body.isEmpty, "\(known)")
                #expect(again.header("ETag") == "W/\(tag)" && again.header("Vary") == "Accept-Encoding")
                #expect(again.header("Content-Encoding") == nil)
            }
            var head = request.with("Connection", "close")
            head.method = "HEAD"
            let bytes = try await sandbox.connected { [head] client in
                try client.send(head)
                return try client.receiveToEnd()
            }
            #expect(bytes.suffix(4) == Array("\r\n\r\n".utf8)[...])
            let reply = try WireReply(head: bytes.dropLast(4))
            #expect(reply.status == 200 && reply.header("Content-Encoding") == "gzip")
            #expect(reply.contentLength == packed.body.count)
            #expect(reply.header("ETag") == packed.header("ETag"))
        }
    }

    @Test("An electronic invoice is compressed as a whole, its parts are not")
    func ranges() async throws {
        try await TestServer.run { sandbox async throws in
            let company = ["TYPE": "B", "COMPANYNAME": "Acme", "CHAMBEROFCOMMERCE": "01234567"]
            try await sandbox.placeStarted("10002", company)
            let request = WireRequest.get(try await sandbox.invoicePath("10002") + "/ubl")
            let plain = try await sandbox.answer(request)
            let tag = try #require(plain.header("ETag"))
            #expect(plain.header("Accept-Ranges") == "bytes")
            let packed = try await sandbox.answer(request.with("Accept-Encoding", "gzip"))
            #expect(try packed.unpacked() == plain.body)
            #expect(packed.header("ETag") == "W/\(tag)" && packed.header("Accept-Ranges") == nil)
            #expect(packed.header("Cache-Control") == "private, no-cache")
            let part = request.with("Accept-Encoding", "gzip").with("Range", "bytes=0-1499")
            let ranged = try await sandbox.answer(part)
            #expect(ranged.status == 206 && ranged.header("Content-Encoding") == nil)
            #expect(ranged.body == Array(plain.body.prefix(1_500)) && ranged.header("ETag") == tag)
            // A part of something else than what the caller has would be of no use.
            let other = try await sandbox.answer(part.with("If-Range", "W/\(tag)"))
            #expect(other.status == 200 && other.header("Content-Encoding") == "gzip")
            #expect(try await sandbox.answer(part.with("If-Range", tag)).status == 206)
            let known = try await sandbox.answer(
                request.with("Accept-Encoding", "gzip").with("If-None-Match", "W/\(tag)"))
            #expect(known.status == 304 && known.header("ETag") == "W/\(tag)")
        }
    }

    @Test("What must not be transformed, is a part or is compressed already stays as it is; so do small bodies")
    func exceptions() {
        func response(_ headers: HTTPFields, _ status: HTTPResponse.Status = .ok) -> Response {
            var headers = headers
            headers[.contentType] = "text/html; charset=utf-8"
            let body = ResponseBody(byteBuffer: ByteBuffer(repeating: 0x61, count: 2_000))
            return Response(status: status, headers: headers, body: body)
        }
        #expect(response([:]).isNegotiable && response([:], .notFound).isNegotiable)
        #expect(!response([.cacheControl: "no-store, no-transform"]).isNegotiable)
        #expect(!response([.contentEncoding: "gzip"]).isNegotiable)
        #expect(!response([.contentRange: "bytes 0-1999/4000"], .partialContent).isNegotiable)
        #expect(!Response(status: .noContent).isNegotiable)
        #expect(ResponseBodies.applies(to: "text/html; charset=utf-8", bytes: 1_024))
        #expect(!ResponseBodies.applies(to: "text/html; charset=utf-8", bytes: 1_023))
        for type in ["image/png", "application/octet-stream", "application/zip", ""] {
            #expect(!ResponseBodies.applies(to: type, bytes: 100_000), "\(type)")
        }
    }

    @Test("Shared bodies are kept within bounds, and found by what is in them")
    func kept() {
        let bodies = CompressedBodies()
        let body = ByteBuffer(repeating: 1, count: 6_000_000)
        #expect(bodies.find(body) == nil)
        bodies.add(ByteBuffer(string: "a"), of: body)
        #expect(bodies.find(ByteBuffer(repeating: 1, count: 6_000_000)) == ByteBuffer(string: "a"))
        bodies.add(ByteBuffer(string: "b"), of: ByteBuffer(repeating: 2, count: 6_000_000))
        bodies.add(ByteBuffer(string: "c"), of: ByteBuffer(repeating: 3, count: 6_000_000))
        #expect(bodies.find(body) == nil)
        #expect(bodies.find(ByteBuffer(repeating: 3, count: 6_000_000)) == ByteBuffer(string: "c"))
        bodies.add(ByteBuffer(string: "d"), of: ByteBuffer(repeating: 4, count: 17 * 1_024 * 1_024))
        #expect(bodies.find(ByteBuffer(repeating: 3, count: 6_000_000)) == ByteBuffer(string: "c"))
    }
}

extension WireReply {
    /// The body of a reply that is sent as gzip.
    fileprivate func unpacked() throws -> [UInt8] {
        try Gzip.unpacked(body)
    }
}
