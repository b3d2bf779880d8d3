import Foundation
@testable import ServerTestSupport
import Testing
import UseCases

@Suite("serve")
struct ServeTests {
    @Test("A sandbox prints its URLs, accounts and an example command")
    func sandbox() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                #expect(serving.output.contains("http://127.0.0.1:\(serving.port)"))
                #expect(serving.output.contains("Demo shop: http://127.0.0.1:\(serving.port)/demo\n"))
                #expect(serving.output.contains("Reference: http://127.0.0.1:\(serving.port)/docs\n"))
                for account in SandboxAccount.all {
                    #expect(serving.output.contains(account.username))
                    #expect(serving.output.contains(account.clientIDs[0]))
                }
                #expect(program.folder.contents.contains("naderhand-sandbox.sqlite"))
                let curl = try #require(serving.output.firstMatch(of: /\n *(curl .*)\n/)).1
                let reply = try await program.launch("/bin/sh", ["-c", String(curl)]).waitForExit()
                #expect(reply.output.contains("<DESCRIPTION>Advies=1</DESCRIPTION>"))
            }
        }
    }

    @Test("The partner's client id is the same in every sandbox, shown at every start until it is renewed")
    func partner() async throws {
        try await Program.inNewFolder { program in
            let shown = try Regex("partnertest +PRT +\(SandboxAccount.partner.clientIDs[0])")
            for _ in 0..<2 {
                try await program.serving { serving in #expect(serving.output.contains(shown)) }
            }
            _ = try await program.run("merchant", "rotate-client-id", "partnertest")
            try await program.serving { serving in
                #expect(!serving.output.contains(shown))
                #expect(serving.output.contains("merchant rotate-client-id partnertest"))
            }
        }
    }

    @Test("The seeded partner sees the merchant seeded under it, which can place orders")
    func merchantUnderPartner() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                let partner = TestAccount(SandboxAccount.partner)
                let listed = try await serving.answer(WireRequest(V2TestMessage.merchant("list", nil).from(partner)))
                #expect(listed.text.contains("\"username\":\"\(SandboxAccount.underPartner.username)\""))
                #expect(listed.text.contains("\"total_merchants\":1,"))
                let order = try await serving.answer(.order().from(TestAccount(SandboxAccount.underPartner)))
                #expect(order.elements("INVOICE") == ["3PSH10001"])
            }
        }
    }

    @Test("Every option can be a variable")
    func variables() async throws {
        try await Program.inNewFolder { program in
            let port = try Listener().port
            let own = [
                "NADERHAND_HOST": "127.0.0.2", "NADERHAND_PORT": "\(port)", "NADERHAND_DATABASE": "of-variable.sqlite",
                "NADERHAND_PUBLIC_URL": "https://pay.example.com/", "NADERHAND_LOG_LEVEL": "critical",
            ]
            let environment = Program.production.merging(own) { $1 }
            try await program.serving(environment: environment) { serving in
                #expect(serving.port == port)
                #expect(serving.output.contains("production"))
                #expect(serving.output.contains("http://127.0.0.2:\(port), public URL https://pay.example.com\n"))
                #expect(program.folder.contents.contains("of-variable.sqlite"))
            }
        }
    }

    @Test("Checkout sessions are where the server listens, or where it is known")
    func publicURL() async throws {
        try await Program.inNewFolder { program in
            let request = WireRequest(SessionMessage())
            try await program.serving("--database", "a.sqlite") { serving in
                let url = try await serving.answer(request).member("sessionURL")
                #expect(url?.hasPrefix("http://127.0.0.1:\(serving.port)/session/") == true)
            }
            try await program.serving("--public-url", "https://pay.example.com/nl/", "--database", "b.sqlite") {
                let url = try await $0.answer(request).member("sessionURL")
                #expect(url?.hasPrefix("https://pay.example.com/nl/session/") == true)
            }
        }
    }

    @Test("Browsers reach a sandbox's own pages by the names that it was given, and by no other")
    func allowedHosts() async throws {
        try await Program.inNewFolder { program in
            func clock(_ serving: RunningServer, _ host: String) async throws -> Int {
                try await serving.answer(WireRequest.get("/sandbox/clock").with("Host", host)).status
            }
            try await program.serving("--allowed-host", "Dev.internal", "--allowed-host", "naderhand") {
                (serving: RunningServer) async throws -> Void in
                #expect(try await clock(serving, "dev.internal:8080") == 200)
                #expect(try await clock(serving, "naderhand") == 200)
                #expect(try await clock(serving, "other.internal") == 403)
            }
            try await program.serving(environment: ["NADERHAND_ALLOWED_HOSTS": "a.internal, b.internal"]) {
                (serving: RunningServer) async throws -> Void in
                #expect(try await clock(serving, "b.internal") == 200)
                #expect(try await clock(serving, "dev.internal") == 403)
            }
        }
    }

    @Test("An option beats its variable")
    func options() async throws {
        try await Program.inNewFolder { program in
            let environment = [
                "NADERHAND_PORT": "1", "NADERHAND_DATABASE": "of-variable.sqlite",
                "NADERHAND_ENVIRONMENT": "production", "NADERHAND_LOG_LEVEL": "loud",
            ]
            try await program.serving(
                "--port", "0", "--database", "of-option.sqlite", "--environment", "sandbox", "--log-level", "info",
                environment: environment
            ) { serving in
                #expect(serving.output.contains("sandbox"))
                #expect(program.folder.contents.contains("of-option.sqlite"))
                #expect(!program.folder.contents.contains("of-variable.sqlite"))
            }
        }
    }

    @Test("Production starts empty and prints how to add a merchant, whose checks are then answered")
    func production() async throws {
        try await Program.inNewFolder { program in
            let options = ["--environment", "production", "--database", "shop.sqlite"]
            try await program.serving("--database", "shop.sqlite", environment: Program.production) { serving in
                #expect(serving.output.contains("naderhand merchant add"))
                let example = try await serving.answer(.check())
                #expect(example.code == "101")
                let added = try await program.run(
                    ["merchant", "add", "shop"] + Program.newMerchant + options)
                #expect(added.status == 0)
                let clientID = try #require(added.output.firstMatch(of: /[0-9a-f]{40}/)).0
                let shop = TestAccount(username: "shop", clientID: String(clientID))
                let reply = try await serving.answer(.check(["BACKDOOR": "0"]).from(shop))
                #expect(reply.code == "500")
            }
            try await program.serving("--database", "shop.sqlite", environment: Program.production) { serving in
                #expect(!serving.output.contains("naderhand merchant add"))
            }
        }
    }

    @Test("SIGTERM and Ctrl-C end it with 0, and all it stored is in one file", arguments: [SIGTERM, SIGINT])
    func signals(signal: Int32) async throws {
        try await Program.inNewFolder { program in
            let serving = try await program.serve()
            let reply = try await serving.answer(.order())
            #expect(reply.code == "200")
            let ending = try await serving.end(with: signal)
            #expect(ending.status == 0)
            #expect(program.folder.contents == ["naderhand-sandbox.sqlite"])
            try await program.serving { serving in
                let status = try await serving.answer(.status("10001"))
                #expect(status.elements("DESCRIPTION") == ["No steps given"])
            }
        }
    }

    @Test("A request in flight is answered after SIGTERM")
    func requestInFlight() async throws {
        try await Program.inNewFolder { program in
            let serving = try await program.serve()
            let client = try await onThread { [port = serving.port] in
                let client = try WireClient(port: port)
                try client.send(WireRequest(.check(["LASTNAME": "Traag"])))
                return Clients([client])
            }
            try await serving.hasRead(from: client.all[0].ownPort)
            let ending = try await serving.end()
            let reply = try await onThread { try client.all[0].receive() }
            #expect(reply.code == "500")
            #expect(ending.status == 0)
        }
    }

    @Test("A second start with a database that is there answers, having written next to nothing")
    func secondStart() async throws {
        try await Program.inNewFolder { program in
            let log = "naderhand-sandbox.sqlite-wal"
            try await program.serving { _ in #expect(program.folder.size(of: log) > 100_000) }
            try await program.serving { serving in
                let ready = try await serving.answer(.get("/readyz"))
                #expect(ready.status == 200)
                // A few pages of 4 KiB, where the first start wrote the whole schema and the sample orders.
                #expect(program.folder.size(of: log) < 50_000)
            }
        }
    }

    @Test("The log is one line per request, on the standard error")
    func log() async throws {
        try await Program.inNewFolder { program in
            let serving = try await program.serve(["--log-level", "info"])
            _ = try await serving.answer(.check())
            _ = try await serving.answer(.order())
            let ending = try await serving.end()
            let lines = ending.errorOutput.split(separator: "\n").filter { $0.contains(" request ") }
            #expect(lines.count == 2)
            for secret in ["Jansen", "anna", "0612345678", TestAccount.usertest.clientID] {
                #expect(!ending.errorOutput.contains(secret))
            }
        }
    }
}

@Suite("Whose platform it is")
struct BrandTests {
    @Test("The pages name who runs the platform, in its colour")
    func brand() async throws {
        try await Program.inNewFolder { program in
            let brand = ["NADERHAND_BRAND_NAME": "Straks & Zn", "NADERHAND_BRAND_ACCENT": "#7FD1AE"]
            try await program.serving("--database", "a.sqlite", environment: brand) { serving in
                let page = try await serving.answer(.get("/session/unknown"))
                #expect(page.text.contains("Straks &amp; Zn"))
                let path = try #require(page.text.firstMatch(of: /href="(\/public\/[^"]+\.css)"/)?.1)
                #expect(try await serving.answer(.get(String(path))).text.contains("--accent: #7FD1AE"))
            }
        }
    }

    @Test("A colour on which nothing can be read is refused before anything is made", arguments: ["#102030", "orange"])
    func unreadable(accent: String) async throws {
        try await Program.inNewFolder { program in
            let ending = try await program.run("serve", environment: ["NADERHAND_BRAND_ACCENT": accent])
            #expect(ending.status == 2)
            #expect(ending.errorOutput.contains("NADERHAND_BRAND_ACCENT"))
            #expect(program.folder.contents.isEmpty)
        }
    }
}
