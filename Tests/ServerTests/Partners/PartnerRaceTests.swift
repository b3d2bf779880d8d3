@testable import ServerTestSupport
import Testing

@Suite("Partners at the same time")
struct PartnerRaceTests {
    @Test("Two partners hammer the same usernames: none is there twice, and no merchant is in both lists")
    func sameUsernames() async throws {
        try await TestServer.audited { sandbox in
            let partners = [try await sandbox.addPartner(), try await sandbox.addPartner("other", "QQO")]
            let usernames = (0..<20).map { "shop-\($0)" }
            let port = sandbox.port
            let replies = try await withThrowingTaskGroup(of: [WireReply].self) { group in
                for partner in partners {
                    for _ in 0..<3 {
                        // All of one name, so that they fight for letter codes too.
                        let messages = usernames.shuffled().map {
                            V2TestMessage.create(["username": .string($0)]).from(partner)
                        }
                        group.addTask {
                            try await onThread {
                                let client = try WireClient(port: port)
                                return try messages.map { message in
                                    try client.send(WireRequest(message))
                                    return try client.receive()
                                }
                            }
                        }
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(replies.count == 120)
            #expect(replies.count { $0.status == 200 } == 20)
            #expect(replies.count { $0.status == 400 && $0.text.contains("already exists") } == 100)
            let lists = [
                try await sandbox.usernames(of: partners[0]), try await sandbox.usernames(of: partners[1]),
            ]
            #expect(Set(lists[0]).isDisjoint(with: lists[1]))
            #expect((lists[0] + lists[1]).sorted() == usernames.sorted())
            #expect(try await sandbox.count("(SELECT DISTINCT username FROM merchants) AS names") == 26)
            #expect(try await sandbox.count("(SELECT DISTINCT letter_code FROM merchants) AS codes") == 26)
        }
    }

    @Test("Concurrent changes of one merchant are all applied")
    func sameMerchant() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            try await sandbox.create(by: partner)
            let changes: [String: String] = [
                "tnv": "B. Jansen", "city": "Utrecht", "firstName": "Bea", "bic": "INGBNL2A", "method": "API",
                "street": "Kerkstraat", "phone": "010-7654321", "clientPlatform": "Shopware",
            ]
            try await withThrowingTaskGroup(of: Int.self) { group in
                for (member, value) in changes {
                    group.addTask {
                        let message = V2TestMessage.merchant("update", "bakkerij", [member: .string(value)])
                        return try await sandbox.answer(json: message.from(partner)).status
                    }
                }
                for try await status in group { #expect(status == 200) }
            }
            let merchant = try await sandbox.show(to: partner)
            for (member, value) in changes { #expect(merchant[member]?.text == value, "\(member)") }
        }
    }
}
