@testable import ServerTestSupport
import TestSupport
import Testing

@Suite("order list and order search")
struct OrderSearchTests {
    private func numbers(_ ending: Program.Exit) throws -> [String] {
        try #require(ending.json()["orders"]).elements.compactMap { $0["number"]?.text }
    }

    @Test("The newest orders are listed first, up to a limit, by state or merchant")
    func list() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                #expect(try await serving.answer(.order(["ORDERNUMBER": "NEW-1"])).code == "200")
                #expect(try await serving.answer(.order(["ORDERNUMBER": "NEW-2"]).from(.apitest)).code == "200")
                let listed = try await program.run("order", "list")
                #expect(listed.status == 0, "\(listed.errorOutput)")
                let lines = listed.output.split(separator: "\n")
                #expect(lines.first?.hasPrefix("NUMBER ") == true)
                #expect(lines[1].contains(/^NEW-2 +apitest/))
                let two = try await program.run("order", "list", "--limit", "2", "--json")
                #expect(try numbers(two) == ["NEW-2", "NEW-1"])
                #expect(try two.json()["isPartial"] == true)
                let own = try await program.run("order", "list", "--merchant", "apitest", "--json")
                #expect(try numbers(own) == ["NEW-2"])
                for (state, number) in [("paid", "PAID"), ("on-hold", "ON-HOLD"), ("collection", "COLLECTION")] {
                    let found = try await program.run("order", "list", "--state", state, "--json")
                    #expect(try numbers(found) == [number])
                }
                let unknown = try await program.run("order", "list", "--merchant", "nobody")
                #expect(unknown.status == 1)
                expectOneSentence(unknown.errorOutput)
            }
        }
    }

    @Test("An order is found by whatever is known of it", arguments: [false, true])
    func search(onPostgres: Bool) async throws {
        guard !onPostgres || PostgresCluster.isAvailable else { return }
        try await Program.inNewFolder { program in
            let environment = onPostgres ? ["NADERHAND_DATABASE": try TestCluster.newSchema()] : [:]
            try await program.serving(environment: environment) { serving in
                let fields = [
                    "ORDERNUMBER": "FIND-1", "LASTNAME": "van der Böck", "EMAIL": "Zoek.Mij@example.com",
                    "POSTALCODE": "3511AB",
                ]
                #expect(try await serving.answer(.order(fields)).code == "200")
                for arguments in [
                    ["FIND-1"], ["3TSTFIND-1"], ["der bock"], ["zoek.mij@example.com"], ["3511 ab"],
                    ["--number", "FIND-1"], ["--number", "3TSTFIND-1"], ["--name", "BÖCK"],
                    ["--email", "zoek.mij@example.com"], ["--postal-code", "3511ab"],
                    ["--postal-code", "3511AB", "--state", "placed", "--merchant", "usertest", "--name", "bock"],
                ] {
                    let found = try await program.run(
                        ["order", "search", "--json"] + arguments, environment: environment)
                    #expect(found.status == 0, "\(found.errorOutput)")
                    #expect(try numbers(found) == ["FIND-1"], "\(arguments)")
                }
                for arguments in [
                    ["FIND-2"], ["--name", "bock", "--state", "paid"], ["--email", "mij@example.com"],
                    ["--number", "FIND-1", "--merchant", "apitest"], ["--number", "FIND-1", "--name", "jansen"],
                ] {
                    let found = try await program.run(
                        ["order", "search", "--json"] + arguments, environment: environment)
                    #expect(try numbers(found) == [], "\(arguments)")
                }
                let state = try await program.run("order", "search", "Collection", "--json", environment: environment)
                #expect(try numbers(state) == ["COLLECTION"])
                let amount = try await program.run(
                    "order", "search", "--amount", "35,50", "--json", environment: environment)
                #expect(try numbers(amount) == ["PAID"])
            }
        }
    }
}
