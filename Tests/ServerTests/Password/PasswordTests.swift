import Domain
import Foundation
import Logging
@testable import ServerTestSupport
import Storage
import Testing

@testable import UseCases

@Suite("A password by its link")
struct PasswordTests {
    private static let good = "correct horse battery"

    @Test("It is set once, as scrypt, and the link is used up")
    func once() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let path = try await sandbox.link(by: partner)
            let page = try await sandbox.answer(.get(path))
            #expect(page.status == 200)
            #expect(page.header("Content-Security-Policy")?.hasPrefix("default-src 'none'; ") ?? false)
            #expect(page.header("Cache-Control") == "no-store")
            #expect(page.text.contains(#"value="bakkerij""#))
            let reply = try await sandbox.set(Self.good, at: path)
            #expect(reply.status == 303)
            #expect(reply.header("Location") == "/password/set")
            #expect(try await sandbox.answer(.get("/password/set")).status == 200)
            let stored = try #require(try await sandbox.storedPassword())
            let parts = stored.split(separator: "$").map(String.init)
            #expect(parts.prefix(2) == ["scrypt", "ln=15,r=8,p=3"])
            let salt = try #require(Data(base64Encoded: parts[2] + "=="))
            #expect(salt.count == 16)
            #expect(try Scrypt.standard.hash(Self.good, salt: [UInt8](salt)) == stored)
            #expect(try await sandbox.answer(.get(path)).status == 404)
            #expect(try await sandbox.set("another password", at: path).status == 404)
            #expect(try await sandbox.storedPassword() == stored)
        }
    }

    @Test(
        "What is wrong is said in words, and costs nothing but another try",
        arguments: [
            ("", "", "Gebruik 12 tot 128 tekens."), ("elf tekens.", "elf tekens.", "Gebruik 12 tot 128 tekens."),
            (String(repeating: "é", count: 129), String(repeating: "é", count: 129), "Gebruik 12 tot 128 tekens."),
            (String(repeating: "a", count: 3_000), "", "Gebruik 12 tot 128 tekens."),
            ("Bakkerij-Jansen", "Bakkerij-Jansen", "Kies iets anders dan uw gebruikersnaam."),
            ("correct horse battery", "correct horse batterz", "De twee wachtwoorden zijn niet gelijk."),
            ("correct horse battery", "", "De twee wachtwoorden zijn niet gelijk."),
        ])
    func rules(password: String, repeated: String, words: String) async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let path = try await sandbox.link(of: "bakkerij-jansen", by: partner)
            let reply = try await sandbox.set(password, repeated: repeated, at: path)
            #expect(reply.status == 422)
            #expect(reply.text.contains(words))
            if password.count > 3 { #expect(!reply.text.contains(password)) }
            #expect(try await sandbox.storedPassword("bakkerij-jansen") == nil)
            #expect(try await sandbox.set(Self.good, at: path).status == 303)
        }
    }

    @Test(
        "Anything of 12 to 128 characters is taken as it is",
        arguments: [
            "            ", "twaalf teken", String(repeating: "é", count: 128), "пароль пароль", "<script>\"'&%+=",
            String(repeating: "\u{1F511}", count: 12),
        ])
    func taken(password: String) async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let path = try await sandbox.link(by: partner)
            let reply = try await sandbox.set(password, at: path)
            #expect(reply.status == 303, "\(reply.text)")
        }
    }

    @Test("A letter typed in one piece or in two is one letter")
    func normalForm() {
        let password = NewPassword("caf\u{E9} in Amsterdam", repeated: "cafe\u{301} in Amsterdam")
        #expect(password.problems(forUsername: "x") == [])
        #expect(password.text == NewPassword("cafe\u{301} in Amsterdam", repeated: "").text)
    }

    @Test("A link lasts 24 hours by the platform's clock, and an unknown one gets the same page")
    func expiry() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let paths = [try await sandbox.link(by: partner), try await sandbox.link(of: "second", by: partner)]
            sandbox.clock.advance(hours: 24, milliseconds: -1)
            #expect(try await sandbox.answer(.get(paths[0])).status == 200)
            #expect(try await sandbox.set(Self.good, at: paths[1]).status == 303)
            sandbox.clock.advance(hours: 0, milliseconds: 1)
            let unknown = "/password/\(String(repeating: "0", count: 32))"
            var pages: [WireReply] = []
            for path in [paths[0], paths[1], unknown] {
                pages.append(try await sandbox.answer(.get(path)))
                pages.append(try await sandbox.set(Self.good, at: path))
            }
            #expect(pages.allSatisfy { $0.status == 404 })
            let texts = pages.map { $0.text.replacing(/\/password\/[0-9a-f]{32}/, with: "") }
            #expect(Set(texts).count == 1)
            #expect(texts[0].contains("Deze link werkt niet"))
            #expect(try await sandbox.storedPassword() == nil)
        }
    }

    @Test("A new link makes the one before worthless, and nobody else's")
    func newLink() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let first = try await sandbox.link(by: partner)
            let others = try await sandbox.link(of: "second", by: partner)
            let update = try await sandbox.answer(
                json: .merchant("update", "bakkerij", ["changePasswordLink": "true"]).from(partner))
            let second = try sandbox.path(in: update)
            #expect(second != first)
            #expect(try await sandbox.set(Self.good, at: first).status == 404)
            #expect(try await sandbox.answer(.get(others)).status == 200)
            #expect(try await sandbox.set(Self.good, at: second).status == 303)
            #expect(try await sandbox.count("password_links") == 1)
        }
    }

    @Test("Of two who use a link at once one sets the password")
    func race() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let path = try await sandbox.link(by: partner)
            async let one = sandbox.set("the first password", at: path)
            async let other = sandbox.set("the second password", at: path)
            #expect(try await [one.status, other.status].sorted() == [303, 404])
        }
    }

    @Test("Wrong links cost nothing to refuse, and one link not much")
    func floods() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let path = try await sandbox.link(by: partner)
            let statuses = try await sandbox.connected { client in
                try (0..<200).map { number in
                    try client.send(.password(Self.good, Self.good, at: "/password/\(number)"))
                    return try client.receive().status
                }
            }
            #expect(Set(statuses) == [404])
            let tries = try await sandbox.connected { client in
                try (0..<21).map { _ in
                    try client.send(.password("short", "short", at: path))
                    return try client.receive()
                }
            }
            #expect(tries.prefix(20).allSatisfy { $0.status == 422 })
            #expect(tries[20].status == 429)
            #expect(tries[20].text.contains("U hebt het te vaak geprobeerd."))
            sandbox.clock.advance(hours: 0, milliseconds: 1_000)
            #expect(try await sandbox.set(Self.good, at: path).status == 303)
        }
    }

    @Test("For a link that does not count, or a password that breaks a rule, nothing is computed")
    func nothingComputed() async throws {
        try await TestServer.run { sandbox in
            let path = try await sandbox.link(by: sandbox.addPartner())
            let link = PasswordLink(token: String(path.split(separator: "/").last ?? ""))
            // One that turns everybody away who wants something computed.
            let setting = SetPassword(sandbox.platform, hashing: PasswordHasher(maxQueued: 0))
            let (good, short) = (NewPassword(Self.good, repeated: Self.good), NewPassword("short", repeated: "short"))
            #expect(try await setting(good, by: PasswordLink(token: "0")) == .invalidLink)
            #expect(try await setting(short, by: link) == .invalid([.invalidLength]))
            await #expect(throws: PasswordHasher.Busy.self) { try await setting(good, by: link) }
        }
    }

    @Test("More than can be worked on soon are asked to come back")
    func busy() async throws {
        let password = NewPassword(Self.good, repeated: Self.good)
        await #expect(throws: PasswordHasher.Busy.self) {
            try await PasswordHasher(maxQueued: 0).hash(password, salt: [1])
        }
        let hash = try await PasswordHasher(maxQueued: 1).hash(password, salt: [1])
        #expect(hash.hasPrefix("$scrypt$ln=15,r=8,p=3$AQ$"))
    }

    @Test("Scrypt is what RFC 7914 says it is")
    func vector() throws {
        let salt = Array("SodiumChloride".utf8)
        let hash = try Scrypt(log2Cost: 14, blockSize: 8, parallelism: 1).hash("pleaseletmein", salt: salt)
        let key: [UInt8] = [
            0x70, 0x23, 0xBD, 0xCB, 0x3A, 0xFD, 0x73, 0x48, 0x46, 0x1C, 0x06, 0xCD, 0x81, 0xFD, 0x38, 0xEB,
            0xFD, 0xA8, 0xFB, 0xBA, 0x90, 0x4F, 0x8E, 0x3E, 0xA9, 0xB5, 0x43, 0xF6, 0x54, 0x5D, 0xA1, 0xF2,
        ]
        #expect(hash.hasSuffix("$" + Data(key).base64EncodedString().replacing("=", with: "")))
    }

    @Test("The page speaks the browser's language, and remembers a choice")
    func languages() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let path = try await sandbox.link(by: partner)
            let german = try await sandbox.answer(WireRequest.get(path).with("Accept-Language", "de-AT"))
            #expect(german.text.contains("Wählen Sie ein Passwort"))
            let chosen = try await sandbox.answer(.get("\(path)?language=fr"))
            #expect(chosen.text.contains("Choisissez un mot de passe"))
            #expect(chosen.header("Set-Cookie")?.contains("language=fr") ?? false)
            #expect(chosen.header("Set-Cookie")?.contains("Path=/password") ?? false)
        }
    }

    @Test("A hostile link, form or body is a page all the same")
    func hostile() async throws {
        try await TestServer.run(logLevel: .trace) { sandbox in
            let partner = try await sandbox.addPartner()
            let path = try await sandbox.link(by: partner)
            for link in [
                "/password/%00", "/password/%22%3E%3Cscript%3E", "/password/\(String(repeating: "a", count: 5_000))",
            ] {
                let reply = try await sandbox.answer(.get(link))
                #expect(reply.status == 404)
                #expect(!reply.text.contains("<script>"))
            }
            for body in ["", "password", "%", "password=%FF&repeated=%FF", String(repeating: "a=b&", count: 60_000)] {
                #expect(try await sandbox.answer(WireRequest(path, body: body.utf8)).status == 422)
            }
            #expect(try await sandbox.set(Self.good, at: path).status == 303)
            let token = path.components(separatedBy: "/").last ?? ""
            #expect(!sandbox.log.lines.contains { $0.text.contains(token) || $0.text.contains("correct horse") })
        }
    }
}

extension TestServer {
    /// The path of a link for a new merchant.
    fileprivate func link(of username: String = "bakkerij", by partner: TestAccount) async throws -> String {
        let message = V2TestMessage.create(["username": .string(username), "changePasswordLink": true])
        return try path(in: try await answer(json: message.from(partner)))
    }

    fileprivate func path(in reply: WireReply) throws -> String {
        let url = try #require(reply.member("changePasswordLink"), "\(reply.text)")
        try #require(url.wholeMatch(of: #/https://pay\.example\.com/password/[0-9a-f]{32}/#) != nil)
        return String(url.dropFirst("https://pay.example.com".count))
    }

    fileprivate func set(_ password: String, repeated: String? = nil, at path: String) async throws -> WireReply {
        try await answer(.password(password, repeated ?? password, at: path))
    }

    fileprivate func storedPassword(_ username: String = "bakkerij") async throws -> String? {
        try await platform.database.read { transaction in
            try MerchantTable.find(username: username, in: transaction).flatMap {
                try PasswordTable.find(merchantID: $0.id, in: transaction)
            }
        }
    }
}

extension WireRequest {
    fileprivate static func password(_ password: String, _ repeated: String, at path: String) -> WireRequest {
        func encoded(_ text: String) -> String {
            text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        }
        let body = "username=x&password=\(encoded(password))&repeated=\(encoded(repeated))"
        return WireRequest(path, body: body.utf8).with("Content-Type", "application/x-www-form-urlencoded")
    }
}
