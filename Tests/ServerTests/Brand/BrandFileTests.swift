import Domain
import Foundation
@testable import ServerTestSupport
import Testing
import UseCases

@testable import Server

@Suite("The brand's files, as shops load them")
struct BrandFileTests {
    /// The version that is served, as the page says it.
    private static func version(_ sandbox: TestServer) async throws -> String {
        let page = try await sandbox.answer(.get("/brand")).text
        return String(try #require(page.firstMatch(of: /\/cdn\/([0-9a-f]{12})\/badge-orange\.svg/)).1)
    }

    @Test(
        "are kept for good at the address with a version, and for minutes at the one without",
        arguments: [
            ("badge-orange.svg", "image/svg+xml"), ("badge-black-96.png", "image/png"),
            ("logo-dark.pdf", "application/pdf"), ("logo-light.eps", "application/postscript"),
        ])
    func headers(name: String, type: String) async throws {
        try await TestServer.run { sandbox in
            let version = try await Self.version(sandbox)
            let kept = try await sandbox.answer(.get("/cdn/\(version)/\(name)"))
            let latest = try await sandbox.answer(.get("/cdn/latest/\(name)"))
            #expect(kept.header("Cache-Control") == "public, max-age=31536000, immutable")
            #expect(latest.header("Cache-Control") == "public, max-age=300")
            #expect(kept.body == latest.body && !kept.body.isEmpty)
            for reply in [kept, latest] {
                #expect(reply.status == 200)
                #expect(reply.header("Content-Type") == type)
                #expect(reply.header("Access-Control-Allow-Origin") == "*")
                #expect(reply.header("Cross-Origin-Resource-Policy") == "cross-origin")
                #expect(reply.header("X-Content-Type-Options") == "nosniff")
                #expect(reply.header("Content-Encoding") == nil)
                #expect(reply.header("ETag")?.wholeMatch(of: /"[0-9a-f]{16}"/) != nil)
                let isSVG = type == "image/svg+xml"
                // Pictures that are compressed already, and PostScript, go out as they are.
                #expect((reply.header("Vary") == "Accept-Encoding") == (isSVG || type == "application/pdf"))
                #expect(reply.header("Content-Security-Policy")?.hasPrefix("default-src 'none'; ") ?? false == isSVG)
            }
        }
    }

    @Test("are not sent to clients that cache them")
    func conditions() async throws {
        try await TestServer.run { sandbox in
            let path = "/cdn/latest/badge-white.svg"
            let tag = try #require(try await sandbox.answer(.get(path)).header("ETag"))
            for known in [tag, "W/\(tag)", "\"x\", \(tag)", "\"x\" ,W/\(tag) , \"y\"", "*"] {
                let reply = try await sandbox.answer(WireRequest.get(path).with("If-None-Match", known))
                #expect(reply.status == 304 && reply.body.isEmpty, "\(known)")
                #expect(reply.header("ETag") == tag && reply.header("Vary") == "Accept-Encoding")
                #expect(reply.header("Cache-Control") == "public, max-age=300")
            }
            for other in ["\"x\"", tag.replacing("\"", with: ""), "", "\"\(tag)\""] {
                #expect(try await sandbox.answer(WireRequest.get(path).with("If-None-Match", other)).status == 200)
            }
        }
    }

    @Test("are compressed for clients that accept gzip, SVG only, with their own ETag")
    func packed() async throws {
        try await TestServer.run { sandbox in
            let request = WireRequest.get("/cdn/latest/badge-orange.svg")
            let plain = try await sandbox.answer(request)
            for accepted in ["gzip", "br, GZIP", "gzip;q=0.5", "deflate, gzip ; q=1.0", "*", "x-gzip"] {
                let reply = try await sandbox.answer(request.with("Accept-Encoding", accepted))
                #expect(reply.header("Content-Encoding") == "gzip", "\(accepted)")
                #expect(reply.body.starts(with: [0x1F, 0x8B]) && reply.body.count < plain.body.count)
                #expect(reply.header("ETag") != plain.header("ETag"))
                let again = request.with("Accept-Encoding", accepted).with("If-None-Match", reply.header("ETag"))
                #expect(try await sandbox.answer(again).status == 304)
                #expect(try await sandbox.answer(request.with("If-None-Match", reply.header("ETag"))).status == 200)
            }
            for refused in ["", "br", "gzip;q=0", "gzip;q=0.0, *", "*;q=0", "gzipped", "identity"] {
                let reply = try await sandbox.answer(request.with("Accept-Encoding", refused))
                #expect(reply.header("Content-Encoding") == nil, "\(refused)")
                #expect(reply.body == plain.body)
            }
            let picture = WireRequest.get("/cdn/latest/badge-orange-96.png").with("Accept-Encoding", "gzip")
            #expect(try await sandbox.answer(picture).header("Content-Encoding") == nil)
        }
    }

    @Test("of an earlier version lead to those of now, and what never was is not there")
    func otherVersions() async throws {
        try await TestServer.run { sandbox in
            let version = try await Self.version(sandbox)
            let old = try await sandbox.answer(.get("/cdn/0123456789ab/logo-dark.eps"))
            #expect(old.status == 302)
            #expect(old.header("Location") == "/cdn/\(version)/logo-dark.eps")
            #expect(old.header("Cache-Control") == "public, max-age=300")
            #expect(old.header("Access-Control-Allow-Origin") == "*")
            for path in [
                "/cdn/\(version)/nothing.svg", "/cdn/0123456789ab/nothing.svg", "/cdn/0123456789AB/logo-dark.eps",
                "/cdn/1/logo-dark.eps", "/cdn/latest/", "/cdn/latest/..%2F..%2Fetc%2Fpasswd", "/cdn/latest/logo-dark",
                "/cdn/latest", "/cdn/",
            ] {
                let reply = try await sandbox.answer(.get(path))
                #expect(reply.status == 404, "\(path)")
                #expect(reply.header("Cache-Control") == nil, "\(path)")
            }
        }
    }

    @Test("tell their head alone")
    func heads() async throws {
        try await TestServer.run { sandbox in
            for path in ["/cdn/latest/badge-orange.svg", "/cdn/latest/logo-light-48.png", "/brand"] {
                let length = try await sandbox.answer(.get(path)).body.count
                let head = try await sandbox.connected { client in
                    try client.send(Array("HEAD \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".utf8))
                    return String(decoding: try client.receiveToEnd(), as: UTF8.self)
                }
                #expect(head.hasPrefix("HTTP/1.1 200 OK\r\n") && head.hasSuffix("\r\n\r\n"))
                #expect(head.lowercased().contains("content-length: \(length)\r\n"))
            }
        }
    }

    @Test("have a version that changes with the brand, and only with it")
    func versions() async throws {
        var brand = Brand.standard(isSandbox: true)
        let first = try await PublishedBrand.drawn(brand).version
        #expect(try await PublishedBrand.drawn(brand).version == first)
        #expect(PublishedBrand.isVersion(first))
        brand.supportEmail = "someone@else.example"
        #expect(try await PublishedBrand.drawn(brand).version == first)
        brand.accent = "#7CC6FE"
        let blue = try await PublishedBrand.drawn(brand).version
        brand.name = "Straks"
        let renamed = try await PublishedBrand.drawn(brand).version
        #expect(Set([first, blue, renamed]).count == 3)
    }
}

extension PublishedBrand {
    /// The files of a brand, drawn by a pool that ends behind them.
    static func drawn(_ brand: Brand) async throws -> PublishedBrand {
        let pool = DrawingPool(threads: 1)
        let published = try await BrandFiles(brand, pool: pool).published
        try await pool.close()
        return published
    }
}
