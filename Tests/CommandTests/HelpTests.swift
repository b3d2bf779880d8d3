@testable import ServerTestSupport
import Testing

@Suite("Help")
struct HelpTests {
    private static let environment = ["NADERHAND_ENVIRONMENT", "NADERHAND_DATABASE"]

    @Test(
        "Every command explains itself, with the variables behind its options",
        arguments: [
            (["--help"], ["serve", "merchant", "order", "check", "block", "audit", "sandbox", "NADERHAND_"]),
            (["-h"], ["serve", "merchant", "sandbox"]),
            (["help"], ["serve", "merchant", "sandbox"]),
            ([], ["serve", "merchant", "sandbox"]),
            (
                ["serve", "--help"],
                environment + ["NADERHAND_HOST", "NADERHAND_PORT", "NADERHAND_PUBLIC_URL", "NADERHAND_LOG_LEVEL"]
                    + ["NADERHAND_GRACE", "NADERHAND_TRUSTED_PROXIES"]
            ),
            (["merchant", "--help"], ["add", "list", "rotate-client-id", "logo", "rate-limit"]),
            (["merchant", "show", "--help"], environment + ["--json"]),
            (["merchant", "update", "--help"], environment + ["--street", "--iban", "--company-name"]),
            (["merchant", "deactivate", "--help"], environment), (["merchant", "reactivate", "--help"], environment),
            (["merchant", "workflow", "list", "--help"], environment),
            (
                ["merchant", "workflow", "set", "--help"],
                environment + ["--payment-term", "--steps", "reminder:1,reminder:7,notice:7,collection:16", "--from"]
            ),
            (["order", "list", "--help"], environment + ["--state", "--merchant", "--limit"]),
            (["order", "search", "--help"], environment + ["--name", "--email", "--postal-code", "--amount"]),
            (["webhooks", "test", "--help"], environment), (["listen", "--help"], environment + ["--events"]),
            (["doctor", "--help"], environment + ["NADERHAND_PUBLIC_URL"]),
            (["merchant", "add", "--help"], environment + ["--letter-code", "--company-name", "--street"]),
            (["merchant", "list", "--help"], environment),
            (["merchant", "rotate-client-id", "--help"], environment),
            (["merchant", "logo", "--help"], environment + ["PNG", "SVG"]),
            (["merchant", "rate-limit", "--help"], environment + ["--per-second", "--burst"]),
            (["order", "--help"], ["show"]), (["order"], ["show"]),
            (["order", "show", "--help"], environment + ["--merchant"]),
            (["audit", "--help"], environment),
            (["database", "--help"], ["check"]), (["database", "check", "--help"], environment),
            (["sandbox", "--help"], ["advance", "reset"]),
            (["sandbox", "advance", "--help"], environment + ["14d", "6h"]),
            (["sandbox", "reset", "--help"], environment),
        ])
    func help(arguments: [String], words: [String]) async throws {
        try await Program.inNewFolder { program in
            let ending = try await program.run(arguments)
            #expect(ending.status == 0)
            #expect(ending.errorOutput == "")
            for word in words { #expect(ending.output.contains(word), "\(word)") }
            #expect(program.folder.contents == [])
        }
    }

    @Test("The version is three numbers")
    func version() async throws {
        try await Program.inNewFolder { program in
            let ending = try await program.run("--version")
            #expect(ending.status == 0)
            #expect(ending.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
        }
    }
}
