import Domain
import Testing

@testable import Storage

@Suite("Passwords and the links that set them")
struct PasswordTableTests {
    private static let end = Instant(milliseconds: 1_000)
    private static let before = Instant(milliseconds: 999)

    @Test("A link counts until its end, for its merchant")
    func expiry() async throws {
        let store = try await Self.store()
        try await store.setLink("a", merchant: 1)
        #expect(try await store.merchant("a", at: Self.before) == Identifier(1))
        #expect(try await store.merchant("a", at: Self.end) == nil)
        #expect(try await store.merchant("b", at: Self.before) == nil)
    }

    @Test("A new link takes the place of the merchant's own one only")
    func replacing() async throws {
        let store = try await Self.store()
        try await store.setLink("a", merchant: 1)
        try await store.setLink("b", merchant: 2)
        try await store.setLink("c", merchant: 1)
        #expect(try await store.merchant("a", at: Self.before) == nil)
        #expect(try await store.merchant("b", at: Self.before) == Identifier(2))
        #expect(try await store.merchant("c", at: Self.before) == Identifier(1))
    }

    @Test("A password that is set uses up the link, and takes the place of the one before")
    func setting() async throws {
        let store = try await Self.store()
        for password in ["first", "second"] {
            try await store.setLink(password, merchant: 1)
            try await store.setLink("other \(password)", merchant: 2)
            try await store.database.write {
                try PasswordTable.set(password, merchantID: Identifier(1), at: Self.before, in: $0)
            }
            #expect(try await store.merchant(password, at: Self.before) == nil)
            #expect(try await store.merchant("other \(password)", at: Self.before) == Identifier(2))
            let found = try await store.database.read {
                try PasswordTable.find(merchantID: Identifier(1), in: $0)
            }
            #expect(found == password)
        }
        #expect(try await store.count("merchant_passwords") == 1)
    }

    private static func store() async throws -> TestDatabase {
        let store = try TestDatabase()
        try await store.addMerchant()
        try await store.addMerchant(2, username: "other", letterCode: "OTH")
        return store
    }
}

extension TestDatabase {
    fileprivate func setLink(_ hash: String, merchant: Int64) async throws {
        try await database.write {
            try PasswordTable.setLink(
                tokenHash: hash, merchantID: Identifier(merchant), expiresAt: Instant(milliseconds: 1_000), in: $0)
        }
    }

    fileprivate func merchant(_ hash: String, at now: Instant) async throws -> Identifier? {
        try await database.read { try PasswordTable.merchantID(tokenHash: hash, at: now, in: $0) }
    }
}
