import Foundation
@testable import ServerTestSupport
import Testing

@Suite("Bad input")
struct BadInputTests {
    /// Whatever else listens on this machine.
    private static let anyPort = ["NADERHAND_PORT": "0"]
    private static let add = ["merchant", "add", "shop"] + Program.newMerchant
    private static let address = Program.address
    private static let workflow = ["merchant", "workflow", "set", "shop", "1"]

    @Test(
        "Wrong usage gives one sentence and exit code 2, and creates no file",
        arguments: [
            ["--colour"], ["serv"], ["serve", "--colour", "red"], ["serve", "now"], ["serve", "--port"],
            ["serve", "--environment", "staging"], ["serve", "--port", "http"], ["serve", "--port", "65536"],
            ["serve", "--port=-1"], ["serve", "--public-url", "pay.example.com"],
            ["serve", "--public-url", "ftp://x.nl"],
            ["serve", "--public-url", "https://"], ["serve", "--public-url", "https://x.nl/?a=b"],
            ["serve", "--log-level", "loud"], ["serve", "--database", "mysql://localhost/naderhand"],
            ["serve", "--database", "mysql://localhost/naderhand"],
            ["merchant", "add"], ["merchant", "add", "shop"], ["merchant", "remove", "shop"],
            ["merchant", "add", "shop", "--letter-code", "abc", "--company-name", "Shop"] + address,
            ["merchant", "add", "shop", "--letter-code", "SHOP", "--company-name", "Shop"] + address,
            ["merchant", "add", "shop", "--letter-code", "SHP", "--company-name", " "] + address,
            ["merchant", "add", "my shop"] + Program.newMerchant, ["merchant", "add", "ab"] + Program.newMerchant,
            ["merchant", "add", "shop", "--letter-code", "SHP", "--company-name", "Shop"],
            add + ["--postal-code", "12"], add + ["--house-number", "A"], add + ["--country", "Holland"],
            ["merchant", "show"], ["merchant", "update", "shop"], ["merchant", "update", "shop", "--iban", "x"],
            ["merchant", "workflow", "change"], workflow, workflow + ["--from", "2099-01-01"],
            workflow + ["--payment-term", "many"], workflow + ["--payment-term", "30", "--from", "2099-02-30"],
            workflow + ["--payment-term", "30", "--from", "tomorrow"],
            workflow + ["--payment-term", "30", "--from", "2099-01-31T09:00"], workflow + ["--steps", ""],
            workflow + ["--steps", "letter:7"], workflow + ["--steps", "reminder"],
            workflow + ["--steps", "reminder:x"],
            workflow + ["--steps", "reminder:1,"], workflow + ["--steps", "invoice:1"],
            workflow + ["--max-amount-consumer", "0"], workflow + ["--max-amount-consumer=-1"],
            workflow + ["--max-amount-business", "1000000.01"], workflow + ["--max-amount-business", "all"],
            workflow + ["--customer-types", "C"], workflow + ["--customer-types", ""],
            workflow + ["--required-fields", "shoe-size"], ["merchant", "workflow", "set", "shop"],
            ["merchant", "workflow", "set", "shop", "one", "--payment-term", "30"], ["order", "list", "--limit", "0"],
            ["order", "search"],
            ["order", "search", " "], ["order", "list", "--state", "lost"], ["order", "search", "--email", "x"],
            ["order", "search", "--amount", "many"], ["webhooks", "test"], ["webhooks", "test", "a", "--subject", "b"],
            ["listen", "usertest", "--events", "order_lost"], ["doctor", "--public-url", "x"],
            add + ["--iban", "NL92ABNA0417164300"], add + ["--bic", "ABN"], add + ["--vat-number", "12"],
            add + ["--coc-number", "123"], add + ["--email", "shop"], add + ["--phone", "call"],
            add + ["--environment", "staging"], ["merchant", "rotate-client-id"],
            ["sandbox", "reset", "--environment", "production"], ["sandbox", "empty"],
            ["audit", "all"], ["audit", "--environment", "staging"], ["order", "show"], ["order", "pay", "1"],
            ["order", "show", "1", "2"], ["order", "show", "1", "--environment", "staging"],
            ["merchant", "rate-limit"], ["merchant", "rate-limit", "shop", "--burst", "5"],
            ["merchant", "rate-limit", "shop", "--per-second", "0"],
            ["merchant", "rate-limit", "shop", "--per-second", "many"],
            ["merchant", "rate-limit", "shop", "--per-second", "5", "--burst", "0"],
            ["merchant", "rate-limit", "shop", "--per-second", "1000001"],
            ["merchant", "rate-limit", "shop", "--per-second=-1"],
            ["sandbox", "advance"], ["sandbox", "advance", "14"], ["sandbox", "advance", "0d"],
            ["sandbox", "advance", "d"], ["sandbox", "advance", ""], ["sandbox", "advance", "1.5d"],
            ["sandbox", "advance", "1000001h"], ["sandbox", "advance", "99999999999999999999d"],
            ["sandbox", "advance", "2026-12-24"], ["sandbox", "advance", "2026-12-24T09:00:00"],
            ["sandbox", "advance", "2026-02-30T09:00:00Z"], ["sandbox", "advance", "--", "-3d"],
            ["sandbox", "advance", "14d", "--environment", "staging"],
        ])
    func usage(arguments: [String]) async throws {
        try await Program.inNewFolder { program in
            let ending = try await program.run(arguments, environment: Self.anyPort)
            #expect(ending.status == 2)
            #expect(ending.output == "")
            expectOneSentence(ending.errorOutput)
            #expect(program.folder.contents == [])
        }
    }

    @Test(
        "Variables are read as strictly as options",
        arguments: [
            ["NADERHAND_ALLOWED_HOSTS": "http://shop.internal"], ["NADERHAND_ENVIRONMENT": "staging"],
            ["NADERHAND_PORT": "http"], ["NADERHAND_LOG_LEVEL": "loud"],
            ["NADERHAND_PUBLIC_URL": "x"], ["NADERHAND_DATABASE": "mysql://localhost/naderhand"],
        ])
    func variables(environment: [String: String]) async throws {
        try await Program.inNewFolder { program in
            let ending = try await program.run(
                "serve", environment: environment.merging(Self.anyPort) { own, _ in own })
            #expect(ending.status == 2)
            expectOneSentence(ending.errorOutput)
            #expect(program.folder.contents == [])
        }
    }

    @Test(
        "A command that cannot succeed gives one sentence and exit code 1, and creates no file",
        arguments: [
            ["serve", "--database", "missing/shop.sqlite"], ["serve", "--database", "/"],
            ["serve", "--host", "203.0.113.1"], ["serve", "--host", "no.such.host.invalid"],
            ["merchant", "list"], ["merchant", "rotate-client-id", "shop"], ["sandbox", "reset"],
            ["merchant", "list", "--database", "missing/shop.sqlite"],
            ["merchant", "show", "shop"], ["merchant", "update", "shop", "--email", "a@example.com"],
            ["merchant", "deactivate", "shop"], ["merchant", "reactivate", "shop"],
            ["merchant", "workflow", "list", "shop"], ["order", "list"], ["order", "search", "1"],
            ["webhooks", "test", "shop"],
            ["audit"], ["order", "show", "1"], ["merchant", "rate-limit", "shop"], ["sandbox", "advance", "1d"],
            ["audit", "--database", "missing/shop.sqlite"],
            add + ["--database", "missing/shop.sqlite"],
        ])
    func impossible(arguments: [String]) async throws {
        try await Program.inNewFolder { program in
            let ending = try await program.run(arguments, environment: Self.anyPort)
            #expect(ending.status == 1)
            #expect(ending.output == "")
            expectOneSentence(ending.errorOutput)
            #expect(program.folder.contents == [])
        }
    }

    @Test(
        "An invalid option is reported before a port in use",
        arguments: [["--environment", "staging"], ["--database", "mysql://localhost/naderhand"]])
    func usageFirst(arguments: [String]) async throws {
        try await Program.inNewFolder { program in
            let listener = try Listener()
            let ending = try await program.run(["serve", "--port", "\(listener.port)"] + arguments)
            #expect(ending.status == 2)
            expectOneSentence(ending.errorOutput)
        }
    }

    @Test("A port in use is named, and no file is created")
    func portInUse() async throws {
        try await Program.inNewFolder { program in
            let listener = try Listener()
            let ending = try await program.run("serve", "--port", "\(listener.port)")
            #expect(ending.status == 1)
            expectOneSentence(ending.errorOutput)
            #expect(ending.errorOutput.contains("\(listener.port)"))
            #expect(program.folder.contents == [])
        }
    }
}

/// One line on the standard error, by the program's name, that ends like a sentence.
func expectOneSentence(_ complaint: String, _ location: SourceLocation = #_sourceLocation) {
    #expect(complaint.hasPrefix("naderhand: "), sourceLocation: location)
    #expect(complaint.hasSuffix(".\n"), sourceLocation: location)
    #expect(complaint.count { $0 == "\n" } == 1, "\(complaint)", sourceLocation: location)
}
