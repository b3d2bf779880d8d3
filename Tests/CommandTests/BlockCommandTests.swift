@testable import ServerTestSupport
import Testing

@Suite("block and check")
struct BlockCommandTests {
    private static let person = [
        "--last-name", "JÁNSEN", "--birth-date", "01-02-1985", "--postal-code", "1012 js", "--house-number", "1 bis",
    ]

    @Test(
        "A blocked customer is rejected by each match key, until the block is removed",
        arguments: [
            (person, "person"), (["--email", "Anna+x@example.com"], "email"),
            (["--phone", "+31612345678"], "phone"),
            (["--email", "anna@example.com", "--phone", "0612345678"], "email, phone"),
        ])
    func identities(options: [String], label: String) async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                #expect(try await serving.answer(.check()).code == "500")
                let added = try await program.run(["block", "add", "--reason", "fraud"] + options)
                #expect(added.output == "Blocked as number 1, by \(label).\n", "\(added.errorOutput)")
                let reply = try await serving.answer(.check())
                #expect(reply.code == "501")
                #expect(reply.header("X-Decision") == "blocked")
                let list = try await program.run("block", "list")
                let lines = list.output.split(separator: "\n")
                #expect(lines.count == 2)
                #expect(lines[1].hasPrefix("1 ") && lines[1].hasSuffix(" fraud") && lines[1].contains(" \(label) "))
                #expect(!list.output.lowercased().contains("anna"))
                #expect(try await program.run("block", "remove", "1").output == "Block 1 removed.\n")
                #expect(try await serving.answer(.check()).code == "500")
                #expect(try await program.run("block", "list").output == "No blocks.\n")
                let next = try await program.run(["block", "add", "--reason", "again"] + options)
                #expect(next.output.hasPrefix("Blocked as number 2,"))
            }
        }
    }

    @Test("A block by order matches the order's customer, and a block by number the company")
    func orders() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                let reply = try await serving.answer(.order(["ORDERNUMBER": "PAID"]).from(.apitest))
                #expect(reply.code == "200")
                let ambiguous = try await program.run("block", "add", "--order", "PAID", "--reason", "fraud")
                #expect(ambiguous.status == 1)
                #expect(ambiguous.errorOutput.contains("--merchant apitest or usertest"))
                let added = try await program.run(
                    "block", "add", "--order", "PAID", "--merchant", "apitest", "--reason", "fraud")
                #expect(added.output == "Blocked as number 1, by person, email, phone.\n")
                #expect(try await serving.answer(.check(["LASTNAME": "Bakker"])).code == "501")
                let company = try await program.run(
                    "block", "add", "--coc-number", "KvK 12345678", "--reason", "bankrupt")
                #expect(company.output == "Blocked as number 2, by company.\n")
                let check = V1TestMessage.check([
                    "TYPE": "B", "WORKFLOWNUMBER": "2", "COMPANYNAME": "Acme", "CHAMBEROFCOMMERCE": "12.345.678",
                    "EMAIL": "acme@example.com", "PHONENUMBER": "0201234567",
                ])
                #expect(try await serving.answer(check).code == "501")
            }
        }
    }

    @Test(
        "A block without a customer, with half a person or without a reason is refused",
        arguments: [
            (["--reason", "x"], 2), (["--email", "a@example.com"], 2), (["--email", "nobody", "--reason", "x"], 2),
            (["--last-name", "Jansen", "--reason", "x"], 2), (["--email", "a@example.com", "--reason", " "], 2),
            (["--order", "NOPE", "--reason", "x"], 1),
            (["--order", "PAID", "--email", "a@example.com", "--reason", "x"], 2),
            (["--phone", "0612345678", "--country", "XX", "--reason", "x"], 2),
        ])
    func badBlocks(options: [String], status: Int) async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            let ending = try await program.run(["block", "add"] + options)
            #expect(Int(ending.status) == status)
            expectOneSentence(ending.errorOutput)
            #expect(try await program.run("block", "list").output == "No blocks.\n")
            let removed = try await program.run("block", "remove", "9")
            #expect(removed.status == 1)
            expectOneSentence(removed.errorOutput)
        }
    }

    @Test("A check is shown by its UUID, by its order and as the last one, with the result of each rule")
    func checks() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                let uuid = try #require(try await serving.answer(.check()).uuid)
                let order = V1TestMessage.order(["WORKFLOWNUMBER": "1", "CHECKUUID": uuid])
                #expect(try await serving.answer(order).code == "200")
                let byUUID = try await program.run("check", "show", uuid)
                #expect(byUUID.status == 0, "\(byUUID.errorOutput)")
                for line in [
                    "Check \(uuid)", "  Decision    approved", "  Merchant    usertest", "  Workflow    1 Guaranteed",
                    "  Amount      121.00", "  Policy      2026-11", "  Order       10001, invoice 1TST10001",
                ] {
                    #expect(byUUID.output.split(separator: "\n").contains { $0 == line }, "\(line) in \(byUUID.output)")
                }
                #expect(byUUID.output.contains("amount_cents=12100"))
                #expect(!byUUID.output.lowercased().contains("jansen"))
                #expect(try await program.run("check", "show", "10001").output == byUUID.output)

                _ = try await serving.answer(.check(["ORDERAMOUNT": "1400"]))
                let last = try await program.run("check", "show", "last")
                #expect(last.output.contains("  Decision    rejected by exposure\n"))
                #expect(last.output.contains("121.00 open plus 1400.00 requested exceeds 1500.00"))
                #expect(last.output.contains("  Order       none\n"))
            }
        }
    }

    @Test(
        "A check that is not there is named",
        arguments: ["last", "NOPE", "PAID", "4f0a7c52-9d1e-4b6f-8c2a-5e7d90b1a364"])
    func unknownChecks(name: String) async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            let ending = try await program.run("check", "show", name)
            #expect(ending.status == 1)
            #expect(ending.output == "")
            expectOneSentence(ending.errorOutput)
        }
    }
}
