import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

@Suite("Logos in the store")
struct LogoTableTests {
    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
    private static let svg = Array("<?xml version='1.0'?><svg></svg>".utf8)

    @Test("A logo comes back with its form, and is replaced and forgotten", arguments: [png, svg])
    func roundTrip(bytes: [UInt8]) async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        let logo = try #require(Logo(bytes))
        for kept in [Logo(Self.svg), logo, nil] {
            try await store.database.write { try LogoTable.set(kept, merchantID: Identifier(1), in: $0) }
            #expect(try await store.database.read { try LogoTable.find(merchantID: Identifier(1), in: $0) } == kept)
        }
    }

    @Test("Logos that are there already get their form")
    func migration() async throws {
        let store = try TestDatabase()
        try await store.database.write { transaction in
            try TestDatabase.makeOld(in: transaction, migrations: 12)
            for (id, bytes) in [(1, Self.png), (2, Self.svg)] as [(Int64, [UInt8])] {
                try transaction.execute(
                    """
                    INSERT INTO merchants (id, username, letter_code, is_active, profile, created_at)
                    VALUES ($1, $2, $2, 1, '{}', 0)
                    """, [.integer(id), .text("S\(id)")])
                try transaction.execute(
                    "INSERT INTO merchant_logos (merchant_id, bytes) VALUES ($1, $2)",
                    [.integer(id), .text(Data(bytes).base64EncodedString())])
            }
        }
        try await store.database.close()
        let database = try store.reopened()
        let forms = try await database.read { transaction in
            try [1, 2].map { try LogoTable.find(merchantID: Identifier($0), in: transaction) }
        }
        #expect(forms == [Logo(Self.png), Logo(Self.svg)])
        try await database.close()
    }
}
