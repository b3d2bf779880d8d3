import Domain
@testable import ServerTestSupport
import Storage
import Testing
import UseCases

@Suite("Recognition")
struct RecognitionTests {
    private static let elsewhere: [String: String?] = [
        "EMAIL": "b@example.com", "PHONENUMBER": "0201234567", "HOUSENUMBER": "77", "POSTALCODE": "3511AB",
        "CITY": "Utrecht",
    ]

    @Test(
        "A company is known by its number however that is written",
        arguments: ["KvK12345678", "12345678", "KvK 12345678", "K.v.K. 12.34.56.78", "NL-12345678", "kvk/12345678"])
    func companyNumbers(number: String) async throws {
        try await TestServer.run { sandbox in
            let company: [String: String?] = [
                "TYPE": "B", "COMPANYNAME": "Testbedrijf", "CHAMBEROFCOMMERCE": "12345678", "WORKFLOWNUMBER": "3",
            ]
            try await sandbox.place(.order(company))
            try await sandbox.execute("UPDATE orders SET is_in_collection = 1")
            let check = company.merging(Self.elsewhere) { $1 }
                .merging(["WORKFLOWNUMBER": "2", "CHAMBEROFCOMMERCE": number]) { $1 }
            let reply = try await sandbox.answer(.check(check))
            #expect(reply.code == "501")
            #expect(reply.header("X-Decision") == "in-collection")
            let other = check.merging(["CHAMBEROFCOMMERCE": "87654321"]) { $1 }
            #expect(try await sandbox.answer(.check(other)).code == "500")
        }
    }

    @Test(
        "A person is known by surname, birth date and house however these are written",
        arguments: [
            ["LASTNAME": "JANSEN"], ["LASTNAME": "Jånsen"], ["LASTNAME": "Jan sen"], ["HOUSEEXTENSION": "bis"],
            ["HOUSENUMBER": "1-3"], ["HOUSENUMBER": "0001"], ["POSTALCODE": "1012 JS"],
        ] as [[String: String]])
    func persons(spelling: [String: String]) async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place(.order())
            try await sandbox.execute("UPDATE orders SET is_in_collection = 1")
            let contact: [String: String?] = ["EMAIL": "b@example.com", "PHONENUMBER": "0201234567"]
            let check = V1TestMessage.check(contact)
            let known = try await sandbox.answer(check.with(spelling.mapValues { $0 }))
            #expect(known.code == "501")
            #expect(try await sandbox.answer(check.with(["HOUSENUMBER": "11"])).code == "500")
        }
    }

    @Test(
        "Mailboxes and telephones are known however they are written",
        arguments: [
            ["EMAIL": "Anna+shop@EXAMPLE.com"], ["PHONENUMBER": "+31 (0)6 12345678"], ["PHONENUMBER": "0031612345678"],
        ] as [[String: String]])
    func contacts(spelling: [String: String]) async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place(.order())
            try await sandbox.execute("UPDATE orders SET is_in_collection = 1")
            let stranger = V1TestMessage.check(Self.elsewhere).with(["LASTNAME": "Bakker"])
            #expect(try await sandbox.answer(stranger).code == "500")
            #expect(try await sandbox.answer(stranger.with(spelling.mapValues { $0 })).code == "501")
        }
    }

    @Test("Match keys of stored orders are renewed once, also after a process was killed meanwhile")
    func renewal() async throws {
        try await TestServer.run { sandbox in
            for number in 1...7 {
                try await sandbox.place(V1TestMessage.order(["ORDERNUMBER": "\(number)"]).fromAnotherPerson(number))
            }
            let company = ["TYPE": "B", "COMPANYNAME": "Acme", "CHAMBEROFCOMMERCE": "KvK 12345678", "ORDERNUMBER": "8"]
            try await sandbox.place(.order(company))
            let made = try await sandbox.orderKeys()
            try await sandbox.execute("UPDATE orders SET person_key = NULL, email_key = 1, phone_key = 2")
            var report = RenewOrderKeys.Report()
            let killed = RenewOrderKeys(sandbox.platform, batch: 3)
            #expect(try await !killed.renewBatch(&report))
            #expect(report.renewed == 3)
            #expect(try await sandbox.orderKeys().prefix(3) == made.prefix(3))
            #expect(try await sandbox.orderKeys() != made)
            #expect(try await RenewOrderKeys(sandbox.platform, batch: 3)().renewed == 5)
            #expect(try await sandbox.orderKeys() == made)
            #expect(try await RenewOrderKeys(sandbox.platform)() == RenewOrderKeys.Report())
        }
    }

    @Test("Two processes that renew keys at the same time do it once each or together")
    func renewalBySeveral() async throws {
        try await TestServer.run { sandbox in
            for number in 1...20 {
                try await sandbox.place(V1TestMessage.order(["ORDERNUMBER": "\(number)"]).fromAnotherPerson(number))
            }
            let made = try await sandbox.orderKeys()
            try await sandbox.execute("UPDATE orders SET person_key = NULL, email_key = 1, phone_key = 2")
            async let one = RenewOrderKeys(sandbox.platform, batch: 3)()
            async let other = RenewOrderKeys(sandbox.platform, batch: 3)()
            #expect(try await one.renewed + other.renewed == 20)
            #expect(try await sandbox.orderKeys() == made)
        }
    }

    @Test("An order that cannot be read keeps its keys and is named, and the others are renewed")
    func unreadable() async throws {
        try await TestServer.run { sandbox in
            for number in 1...3 {
                try await sandbox.place(V1TestMessage.order(["ORDERNUMBER": "\(number)"]).fromAnotherPerson(number))
            }
            let broken = try #require(try await sandbox.storedOrder("2")).id
            try await sandbox.execute("UPDATE orders SET content = '{' WHERE number = '2'")
            let report = try await RenewOrderKeys(sandbox.platform)()
            #expect(report.renewed == 2)
            #expect(report.unreadable == [broken])
        }
    }
}

extension TestServer {
    /// Person, e-mail and telephone key of every order.
    fileprivate func orderKeys() async throws -> [[Int64?]] {
        try await platform.database.read { transaction in
            try transaction.rows("SELECT person_key, email_key, phone_key FROM orders ORDER BY id", []) { row in
                try [row.optionalInteger(0), row.integer(1), row.integer(2)]
            }
        }
    }
}
