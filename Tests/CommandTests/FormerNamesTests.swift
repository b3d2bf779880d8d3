import Foundation
@testable import ServerTestSupport
import TestSupport
import Testing

@Suite("Former names of commands and options")
struct FormerNamesTests {
    @Test("merchant rotate-id and merchant limit still work")
    func commands() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            let rotated = try await program.run("merchant", "rotate-id", "usertest")
            #expect(rotated.status == 0, "\(rotated.errorOutput)")
            #expect(rotated.output.contains("shown only once"))
            let limited = try await program.run("merchant", "limit", "usertest", "--per-second", "5")
            #expect(limited.output == "Rate limit of usertest: 5 per second, bursts of 20.\n", "\(limited.errorOutput)")
            let help = try await program.run("merchant", "rotate-id", "--colour")
            #expect(help.errorOutput.hasSuffix("naderhand merchant rotate-client-id --help.\n"), "\(help.errorOutput)")
            // A common option before the command's name moves behind it.
            let early = try await program.run("--environment", "sandbox", "merchant", "limit", "usertest")
            #expect(early.output == "Rate limit of usertest: no limit.\n", "\(early.errorOutput)")
        }
    }

    @Test("--last still limits the lists of orders and webhook messages", arguments: ["--limit", "--last"])
    func limit(option: String) async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                for number in ["OLD-1", "OLD-2"] {
                    let placed = try await serving.answer(.order(["ORDERNUMBER": number]))
                    #expect(placed.code == "200")
                }
            }
            let orders = try await program.run("order", "list", option, "1", "--json")
            #expect(orders.status == 0, "\(orders.errorOutput)")
            let newest = try orders.json()["orders"]
            #expect(newest?.elements.map { $0["number"]?.text } == ["OLD-2"])
            let found = try await program.run("order", "search", "--number", "OLD-1", option, "1", "--json")
            let match = try found.json()["orders"]
            #expect(match?.elements.map { $0["number"]?.text } == ["OLD-1"])
            let messages = try await program.run("webhooks", "list", "usertest", option, "1", "--json")
            #expect(messages.status == 0, "\(messages.errorOutput)")
            let listed = try messages.json().elements
            #expect(listed.count == 1)
        }
    }

    @Test(
        "--chamber-of-commerce still sets and blocks a company number",
        arguments: ["--coc-number", "--chamber-of-commerce"])
    func chamberOfCommerceNumber(option: String) async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            let updated = try await program.run("merchant", "update", "usertest", option, "87654321", "--json")
            #expect(updated.status == 0, "\(updated.errorOutput)")
            #expect(try updated.json()["cocNumber"]?.text == "87654321")
            let blocked = try await program.run("block", "add", option, "12345678", "--reason", "bankrupt")
            #expect(blocked.output == "Blocked as number 1, by company.\n", "\(blocked.errorOutput)")
        }
    }

    @Test("--since still begins hours back", arguments: ["--since-hours", "--since"])
    func since(option: String) async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                #expect(try await serving.answer(.order(["ORDERNUMBER": "OLD-1"])).code == "200")
                let listening = try program.launch(Program.path, ["listen", "usertest", option, "1", "--json"])
                try await waitUntil("the event from before") {
                    listening.output.contains(#""number":"OLD-1""#) || !listening.isRunning
                }
                listening.send(SIGTERM)
                let output = try await listening.waitForExit().output
                #expect(output.contains(#""number":"OLD-1""#))
            }
        }
    }

    @Test(
        "Help shows the current names of options only",
        arguments: [
            (["merchant", "add", "--help"], "--coc-number", "--chamber-of-commerce"),
            (["block", "add", "--help"], "--coc-number", "--chamber-of-commerce"),
            (["order", "list", "--help"], "--limit", "--last"),
            (["webhooks", "list", "--help"], "--limit", "--last"),
            (["listen", "--help"], "--since-hours", "--since "),
        ])
    func help(arguments: [String], current: String, former: String) async throws {
        try await Program.inNewFolder { program in
            let help = try await program.run(arguments)
            #expect(help.output.contains(current))
            // Not `--last-name`, which is an option of its own.
            #expect(!help.output.replacing("--last-name", with: "").contains(former))
        }
    }
}
