@testable import ServerTestSupport
import Testing

@Suite("merchant rate-limit")
struct MerchantRateLimitTests {
    @Test(
        "A limit is set, changed and removed, and each change printed",
        arguments: [
            (["--per-second", "5"], "5 per second, bursts of 20"),
            (["--per-second", "5", "--burst", "1"], "5 per second, bursts of 1"),
            (["--per-second", "1000000", "--burst", "1000000"], "1000000 per second, bursts of 1000000"),
            (["--per-second", "1000000"], "1000000 per second, bursts of 1000000"),
            ([], "no limit"),
        ])
    func sentences(options: [String], sentence: String) async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            let ending = try await program.run(["merchant", "rate-limit", "usertest"] + options)
            #expect(ending.status == 0)
            #expect(ending.errorOutput == "")
            #expect(ending.output == "Rate limit of usertest: \(sentence).\n")
        }
    }

    @Test("A merchant above its limit gets 111, others are served, and without the limit all requests are")
    func counts() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            _ = try await program.run("merchant", "rate-limit", "usertest", "--per-second", "1", "--burst", "3")
            try await program.serving { serving in
                var codes: [String?] = []
                for _ in 0..<8 { codes.append(try await serving.answer(.status("1")).code) }
                #expect(codes.prefix(3) == ["200", "200", "200"])
                #expect(codes.contains("111"))
                #expect(try await serving.answer(.status("1").from(.apitest)).code == "200")
            }
            _ = try await program.run("merchant", "rate-limit", "usertest")
            try await program.serving { serving in
                for _ in 0..<8 {
                    let reply = try await serving.answer(.status("1"))
                    #expect(reply.code == "200")
                }
            }
        }
    }

    @Test("The limit of an unknown merchant cannot be set")
    func unknown() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            let ending = try await program.run("merchant", "rate-limit", "nobody", "--per-second", "5")
            #expect(ending.status == 1)
            #expect(ending.output == "")
            expectOneSentence(ending.errorOutput)
        }
    }
}
