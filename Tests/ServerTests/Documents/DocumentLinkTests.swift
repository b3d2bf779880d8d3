import Domain
import Foundation
@testable import ServerTestSupport
import Storage
import Testing

@testable import Server
@testable import UseCases

@Suite("Documents at their addresses")
struct DocumentLinkTests {
    @Test("FILE answers where the invoice is, and there it is, for anybody who has the address")
    func file() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let path = try await sandbox.invoicePath()
            let reply = try await sandbox.answer(.get(path))
            #expect(reply.status == 200)
            #expect(reply.header("Content-Type") == "application/pdf")
            #expect(reply.header("Content-Disposition") == #"inline; filename="3TST10001.pdf""#)
            #expect(reply.header("Cache-Control") == "private, no-cache")
            #expect(reply.header("X-Robots-Tag") == "noindex")
            #expect(reply.header("Referrer-Policy") == "no-referrer")
            #expect(reply.header("Accept-Ranges") == "bytes")
            #expect(reply.body.starts(with: Array("%PDF-".utf8)))
            let saved = try await sandbox.answer(.get(path + "?download"))
            #expect(saved.header("Content-Disposition") == #"attachment; filename="3TST10001.pdf""#)
            // The same state is the same bytes, and the same address.
            #expect(try await sandbox.answer(.get(path)).body == reply.body)
            #expect(try await sandbox.invoicePath() == path)
            // Each language is another file; the Dutch customer's own is the one without a choice.
            var files: [String: [UInt8]] = [:]
            for language in ["nl", "en", "de", "fr"] {
                files[language] = try await sandbox.answer(.get(path + "?language=\(language)")).body
            }
            #expect(files["nl"] == reply.body)
            #expect(Set(files.values).count == 4)
            let known = WireRequest.get(path).with("If-None-Match", reply.header("ETag"))
            #expect(try await sandbox.answer(known).status == 304)
            let part = try await sandbox.answer(WireRequest.get(path).with("Range", "bytes=0-4"))
            #expect(part.status == 206)
            #expect(part.text == "%PDF-")
            // Something happened: another state.
            _ = try await sandbox.pay("3TST10001", "1.00")
            let later = try await sandbox.answer(.get(path))
            #expect(later.body != reply.body)
            #expect(later.header("ETag") != reply.header("ETag"))
        }
    }

    @Test("A guessed, foreign, altered or expired URL gets the same page, without details")
    func wrong() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.placeStarted()
            try await sandbox.placeStarted("10002")
            let path = try await sandbox.invoicePath()
            let payPath = try await sandbox.payPath()
            let token = String(path.dropFirst("/documents/".count))
            let other = try await sandbox.invoicePath("10002").dropFirst("/documents/".count)
            // One order's name under another one's seal; a pay page's token for a document; all letters but one.
            var wrong = [
                "x", "AAAA", String(repeating: "A", count: 35), String(repeating: "%C3%A9", count: 35), token + "A",
                String(token.dropLast()), token.prefix(14) + other.dropFirst(14),
                String(payPath.dropFirst("/pay/".count)), token.uppercased(), "%00", token + "%0A", "%2e%2e",
            ]
            for index in stride(from: 0, to: token.count, by: 3) {
                var letters = Array(token)
                letters[index] = letters[index] == "A" ? "B" : "A"
                wrong.append(String(letters))
            }
            var pages: Set<String> = []
            for token in wrong {
                let reply = try await sandbox.answer(.get("/documents/\(token)"))
                #expect(reply.status == 404, "\(token)")
                pages.insert(reply.text.replacing(/\/documents\/[^?"]*/, with: ""))
            }
            #expect(pages.count == 1)
            #expect(try await sandbox.answer(.get("/pay/\(token)")).status == 404)
            // Seven years after the last thing that happened: paid, so that nothing happens by itself.
            _ = try await sandbox.pay("3TST10001", try #require(try await sandbox.openAmount()))
            #expect(try await sandbox.answer(.get(path)).status == 200)
            sandbox.clock.advance(hours: 24 * 365 * 7 + 48 - 24)
            #expect(try await sandbox.answer(.get(path)).status == 200)
            #expect(try await sandbox.answer(.get(payPath)).status == 200)
            sandbox.clock.advance(hours: 48)
            let old = try await sandbox.answer(.get(path))
            #expect(old.status == 404)
            pages.insert(old.text.replacing(/\/documents\/[^?"]*/, with: ""))
            #expect(pages.count == 1)
            #expect(try await sandbox.answer(.get(payPath)).status == 404)
            #expect(try await sandbox.answer(.file("10001")).code == "706")
        }
    }

    @Test("Every letter has an address of its own, and a secret of the database seals them all")
    func letters() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeInCollection()
            let timeline = try await ShowOrder(sandbox.platform)("10001", of: nil)
            #expect(
                timeline.documents.map(\.number.text) == ["", "/R1", "/R2", "/N1", "/D1"].map { "1TST10001\($0)" })
            #expect(Set(timeline.documents.map(\.path)).count == 5)
            for document in timeline.documents {
                let reply = try await sandbox.answer(.get(document.path))
                #expect(reply.status == 200)
                let name = document.number.text.replacing("/", with: "-")
                #expect(reply.header("Content-Disposition") == "inline; filename=\"\(name).pdf\"")
            }
            try await sandbox.execute("UPDATE platform_settings SET value = 'other' WHERE name = 'link_key'")
            #expect(try await sandbox.answer(.get(timeline.documents[0].path)).status == 404)
        }
    }

    @Test("A company's invoice is there as UBL too, and linked to; a consumer's is not")
    func electronic() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.placeStarted()
            let company = ["TYPE": "B", "COMPANYNAME": "Acme & Zn.", "CHAMBEROFCOMMERCE": "01234567"]
            try await sandbox.placeStarted("10002", company)
            let path = try await sandbox.invoicePath("10002")
            let reply = try await sandbox.answer(.get(path + "/ubl"))
            #expect(reply.status == 200)
            #expect(reply.header("Content-Type") == "application/xml")
            #expect(reply.header("Content-Disposition") == #"inline; filename="3TST10002.xml""#)
            #expect(reply.header("Cache-Control") == "private, no-cache")
            #expect(reply.text.contains("<cbc:RegistrationName>Acme &amp; Zn.</cbc:RegistrationName>"))
            #expect(try await sandbox.answer(.get(sandbox.payPath("10002"))).text.contains("\(path)/ubl"))
            let consumers = try await sandbox.invoicePath()
            #expect(try await sandbox.answer(.get(consumers + "/ubl")).status == 404)
            #expect(try await !sandbox.answer(.get(sandbox.payPath())).text.contains("/ubl"))
            #expect(try await sandbox.answer(.get("/documents/x/ubl")).status == 404)
        }
    }

    @Test("Processes that need the first secret at the same moment agree on it")
    func race() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.placeStarted()
            let paths = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<8 { group.addTask { try await sandbox.invoicePath() } }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(paths.count == 1)
        }
    }

    @Test("An order is given one payment reference when it is started, that no other order has")
    func references() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place(.order(["ORDERNUMBER": "10001", "CHECKUUID": try await sandbox.approvedCheck()]))
            let before = try #require(try await sandbox.storedOrder("10001"))
            let placed = try await sandbox.platform.database.read { try OrderTable.find(id: before.id, in: $0) }
            #expect(try #require(placed).paymentReference == nil)
            try await sandbox.start("10001")
            try await sandbox.placeStarted("10002")
            let read = {
                try await sandbox.platform.database.read { transaction in
                    try transaction.rows("SELECT payment_reference FROM orders", []) { try $0.integer(0) }
                }
            }
            let references = try await read()
            #expect(Set(references).count == 2)
            #expect(references.allSatisfy { PaymentReference(number: $0) != nil })
            _ = try await sandbox.pay("3TST10001", "1.00")
            let later = try await read()
            #expect(Set(later) == Set(references))
            await #expect(throws: (any Error).self) {
                try await sandbox.execute("UPDATE orders SET payment_reference = 5")
            }
        }
    }
}

extension TestServer {
    /// Path of the invoice's URL, as the FILE call returns it.
    func invoicePath(_ number: String = "10001") async throws -> String {
        let reply = try await answer(.file(number))
        let address = try #require(reply.text.firstMatch(of: /<DESCRIPTION>(.*)<\/DESCRIPTION>/)?.1)
        try #require(address.hasPrefix("https://pay.example.com/documents/"), "\(reply.text)")
        return String(address.dropFirst("https://pay.example.com".count))
    }

    /// Path of an order's pay page.
    func payPath(_ number: String = "10001") async throws -> String {
        try #require(try await ShowOrder(platform)(number, of: nil).payPath)
    }
}
