@testable import ServerTestSupport
import Testing
import UseCases

@Suite("merchant and sandbox")
struct MerchantCommandTests {
    @Test("A merchant that is added is listed and served at once")
    func add() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                let added = try await program.run(
                    [
                        "merchant", "add", "bakkerij", "--letter-code", "BAK", "--company-name", "Bakkerij Jansen",
                        "--coc-number", "12345678", "--vat-number", "NL123456789B01", "--iban",
                        "NL91ABNA0417164300", "--bic", "ABNANL2A", "--account-holder", "Jansen", "--email",
                        "jansen@example.com", "--phone", "020-1234567", "--website", "https://bakkerij.example.com",
                    ] + Program.address)
                #expect(added.status == 0)
                #expect(added.errorOutput == "")
                let bakkerij = try TestAccount(username: "bakkerij", clientID: clientID(in: added))
                let reply = try await serving.answer(.order().from(bakkerij))
                #expect(reply.elements("INVOICE") == ["3BAK10001"])
                let listed = try await program.run("merchant", "list")
                #expect(listed.status == 0)
                #expect(listed.output.contains(/bakkerij +BAK +1 2 3 4 +0\.00 +Bakkerij Jansen\n/))
                #expect(!listed.output.contains(bakkerij.clientID))
                let usernames = listed.output.split(separator: "\n").dropFirst().map { $0.prefix { $0 != " " } }
                #expect(usernames == ["apitest", "bakkerij", "partnershop", "partnertest", "usertest"])
            }
        }
    }

    @Test("The list names the partner of each merchant")
    func partner() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                let rotated = try await program.run("merchant", "rotate-client-id", "partnertest")
                let partner = try TestAccount(username: "partnertest", clientID: clientID(in: rotated))
                let created = try await serving.answer(WireRequest(V2TestMessage.create().from(partner)))
                #expect(created.status == 200, "\(created.text)")
                let deactivated = V2TestMessage.merchant("deactivate").from(partner)
                #expect(try await serving.answer(WireRequest(deactivated)).status == 200)
                let listed = try await program.run("merchant", "list")
                #expect(listed.output.contains("Bakkerij Jansen (under partnertest) (deactivated)\n"))
                #expect(listed.output.contains("Sandbox partnertest\n"))
                #expect(try await program.run("sandbox", "reset").status == 0)
                #expect(try await !program.run("merchant", "list").output.contains("Bakkerij"))
            }
        }
    }

    @Test(
        "Usernames and letter codes are given out once",
        arguments: [
            ["usertest", "NEW"], ["newshop", "TST"],
            // With order numbers that begin with T these would make the same invoice numbers.
            ["newshop", "TS"],
        ])
    func duplicates(names: [String]) async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            let ending = try await program.run(
                ["merchant", "add", names[0], "--letter-code", names[1], "--company-name", "Shop"] + Program.address)
            #expect(ending.status == 1)
            #expect(ending.output == "")
            expectOneSentence(ending.errorOutput)
            let listed = try await program.run("merchant", "list")
            // A head, and the four accounts of every sandbox.
            #expect(listed.output.split(separator: "\n").count == 5)
        }
    }

    @Test(
        "A conflicting letter code is refused, and the other one named",
        arguments: [
            ("TS", "The letter code TS is the start of one that is taken (TST)"),
            ("TST", "The letter code TST is taken:"),
            ("ABC", "The letter code ABC starts with one that is taken (AB)"),
        ])
    func letterCode(code: String, words: String) async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            let first = try await program.run(
                ["merchant", "add", "first", "--letter-code", "AB", "--company-name", "First"] + Program.address)
            #expect(first.status == 0, "\(first.errorOutput)")
            let ending = try await program.run(
                ["merchant", "add", "second", "--letter-code", code, "--company-name", "Second"] + Program.address)
            #expect(ending.status == 1)
            #expect(ending.errorOutput.contains(words), "\(ending.errorOutput)")
        }
    }

    @Test("A client id that is renewed stops working while the server runs, and the new one works")
    func rotate() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                let before = try await serving.answer(.status("1"))
                #expect(before.code == "200")
                let rotated = try await program.run("merchant", "rotate-client-id", "usertest")
                #expect(rotated.status == 0)
                let after = try await serving.answer(.status("1"))
                #expect(after.code == "102")
                let renewed = try TestAccount(username: "usertest", clientID: clientID(in: rotated))
                let reply = try await serving.answer(.status("1").from(renewed))
                #expect(reply.code == "200")
            }
        }
    }

    @Test("Rotating the client id of an unknown merchant is refused")
    func rotateUnknown() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            let ending = try await program.run("merchant", "rotate-client-id", "nobody")
            #expect(ending.status == 1)
            expectOneSentence(ending.errorOutput)
        }
    }

    @Test("An empty production database has no merchants, and prints how to add one")
    func emptyList() async throws {
        try await Program.inNewFolder { program in
            let environment = Program.production
            try await program.serving(environment: environment) { _ in }
            let listed = try await program.run("merchant", "list", environment: environment)
            #expect(listed.status == 0)
            #expect(listed.output.contains("naderhand merchant add"))
        }
    }

    @Test("A reset makes the sandbox as new, while a server runs on it")
    func reset() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                let partner = TestAccount(SandboxAccount.partner)
                _ = try await program.run("merchant", "rotate-client-id", "partnertest")
                let renewed = try await serving.answer(.status("1").from(partner))
                #expect(renewed.code == "102")
                let order = try await serving.answer(.order())
                #expect(order.code == "200")
                _ = try await program.run("merchant", "rotate-client-id", "usertest")

                let reset = try await program.run("sandbox", "reset")
                #expect(reset.status == 0)
                #expect(reset.output.contains(partner.clientID))

                let status = try await serving.answer(.status("10001"))
                #expect(status.elements("STATUS") == ["-1"])
                let again = try await serving.answer(.order())
                #expect(again.code == "200")
                let known = try await serving.answer(.status("1").from(partner))
                #expect(known.code == "200")
            }
        }
    }

    private func clientID(in ending: Program.Exit) throws -> String {
        String(try #require(ending.output.firstMatch(of: /shown only once: ([0-9a-f]{40})\n/)).1)
    }
}
