@testable import ServerTestSupport
import Testing

@Suite("A partner lists its merchants")
struct ListMerchantsTests {
    @Test("Pages are sorted by username, 25 merchants each by default")
    func pages() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let names = (10..<40).map { "shop-\($0)" }
            for name in names.shuffled() { try await sandbox.create(["username": .string(name)], by: partner) }
            let first = try await sandbox.answer(json: .merchant("list", nil).from(partner))
            #expect(first.json?["merchants"]?.elements.compactMap { $0["username"]?.text } == Array(names.prefix(25)))
            #expect(first.text.hasSuffix(#"],"page":1,"pageSize":25,"total_merchants":30,"total_pages":2}"#))
            let one = try await sandbox.show("shop-10", to: partner)
            #expect(first.json?["merchants"]?[0] == one)
            let cases: [([String: JSONNode?], [String], String)] = [
                (["page": 2], Array(names.suffix(5)), #""page":2,"pageSize":25,"total_merchants":30,"total_pages":2}"#),
                (
                    ["page": "2", "pageSize": "7"], Array(names[7..<14]),
                    #""pageSize":7,"total_merchants":30,"total_pages":5}"#
                ),
                (["page": 3], [], #""page":3,"pageSize":25,"total_merchants":30,"total_pages":2}"#),
                (["page": 9_223_372_036_854_775_807], [], #""total_merchants":30,"total_pages":2}"#),
                (["pageSize": 100, "page": .null], names, #""pageSize":100,"total_merchants":30,"total_pages":1}"#),
                (["search": "nobody"], [], #""total_merchants":0,"total_pages":0}"#),
                (["search": "-3", "pageSize": 4], Array(names[20..<24]), #""total_merchants":10,"total_pages":3}"#),
            ]
            for (members, expected, end) in cases {
                let reply = try await sandbox.answer(json: .merchant("list", nil, members).from(partner))
                #expect(reply.json?["merchants"]?.elements.compactMap { $0["username"]?.text } == expected)
                #expect(reply.text.hasSuffix(end), "\(reply.text.suffix(200))")
            }
        }
    }

    @Test("Case does not count, umlauts do, and % and _ mean themselves")
    func search() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let companies = [
                "anna": "Bäckerei MÜLLER", "a_b": "Fruit 100% puur", "aXb": "Çà et là", "zoe": "Анна",
            ]
            for (username, name) in companies {
                try await sandbox.create(["username": .string(username), "companyName": .string(name)], by: partner)
            }
            let cases: [(String, [String])] = [
                ("bäckerei", ["anna"]), ("BÄCKEREI", ["anna"]), ("müller", ["anna"]), ("baeckerei", []),
                ("mu\u{308}ller", ["anna"]), ("%", ["a_b"]), ("_", ["a_b"]), ("A_B", ["a_b"]), ("axB", ["aXb"]),
                ("ÇÀ", ["aXb"]), ("АННА", ["zoe"]), ("ANNA", ["anna"]), (" anna ", ["anna"]),
                ("", ["aXb", "a_b", "anna", "zoe"]), ("'", []), ("\u{0}", []),
            ]
            for (text, expected) in cases {
                let found = try await sandbox.usernames(of: partner, ["search": .string(text)])
                #expect(found == expected, "\(text)")
            }
        }
    }

    @Test(
        "An invalid page, page size or search is named",
        arguments: [
            ("page", 0), ("page", -1), ("page", "x"), ("page", "1.5"), ("page", "99999999999999999999"), ("page", []),
            ("page", true), ("pageSize", 0), ("pageSize", 101), ("pageSize", ["x": 1]), ("search", ["x"]),
            ("search", true), ("search", .string(String(repeating: "a", count: 101))),
        ] as [(String, JSONNode)])
    func wrong(member: String, value: JSONNode) async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let reply = try await sandbox.answer(json: .merchant("list", nil, [member: value]).from(partner))
            #expect(reply.status == 400)
            #expect(reply.failingFields == [member], "\(reply.text)")
        }
    }
}
