import Testing
import UseCases

@testable import Server
@testable import ServerTests
@testable import Wire

@Suite("Code in the reference")
struct DocsCodeTests {
    private static let calls = Reference.calls.filter { $0.examples.first?.after.isEmpty == true }

    private func run(_ code: String, of call: CallReference, with program: String) async throws -> String {
        let ending = try await Program.inNewFolder { folder in
            try await folder.launch("/usr/bin/env", [program, "-c", code]).ended()
        }
        #expect(ending.status == 0, "\(call.id): \(ending.complaint)")
        return ending.output
    }

    @Test("The commands and the Python code of every call do what they show", arguments: calls)
    func code(call: CallReference) async throws {
        for (language, program) in [("curl", "sh"), ("Python", "python3")] {
            try await Sandbox.run(hasOrders: true) { sandbox in
                let partnerID = try await RotateClientID(sandbox.platform)(username: "partnertest").text
                let samples = CodeSample.all(of: call, at: "http://127.0.0.1:\(sandbox.port)")
                let sample = try #require(samples.first { $0.language == language })
                let code = sample.text.replacing(ReferenceSample.partnerClientID, with: partnerID)
                let output = try await run(code, of: call, with: program)
                let example = try #require(call.examples.first)
                for name in example.reply.names { #expect(output.contains(name), "\(call.id): \(output)") }
            }
        }
    }

    @Test("PHP's code says the same, and escapes what PHP would read")
    func php() {
        let document: JSONDocument = ["it's": #"a\b $x"#, "list": [1, true, nil], "none": [:]]
        let code = PHPCode.text(.json(document), to: "https://example.com/x")
        #expect(code.contains(#"'it\'s' => 'a\\b $x',"#))
        #expect(code.contains("'none' => new stdClass(),"))
        #expect(code.contains("true,") && code.contains("null,"))
    }

    @Test("A shell reads nothing in what stands in a request")
    func shell() async throws {
        let text = #"it's $HOME `id` "x" \ !"#
        let ending = try await Program.inNewFolder { folder in
            try await folder.launch("/bin/sh", ["-c", "printf %s \(CurlCode.quoted(text))"]).ended()
        }
        #expect(ending.output == text)
    }

    @Test("The first ten minutes, as they stand on the page, bring an order to its end")
    func firstTenMinutes() async throws {
        try await Sandbox.run(hasOrders: true) { sandbox in
            let page = try await sandbox.answer(.get("/docs")).text
            let commands = page.matches(of: /<pre data-copy tabindex="0"><code>((?:.|\n)*?)<\/code>/).map { match in
                String(match.1).replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
                    .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
                    .replacing("https://pay.example.com", with: "http://127.0.0.1:\(sandbox.port)")
            }
            #expect(commands.count == 7)
            let ending = try await Program.inNewFolder { folder in
                try await folder.launch("/bin/sh", ["-c", commands.joined(separator: "\n")]).ended()
            }
            #expect(ending.status == 0, "\(ending.complaint)")
            for reply in [
                "Advies=1", "Order successfully added", #""message":"Success""#, #""steps":{"Invoice""#,
                "Wait for payment ( Invoice )", "Credit applied: 60.50 EURO.; step restarted.",
                #""openAmount":"0.00""#, #""description":"Paid""#,
            ] {
                #expect(ending.output.contains(reply), "\(reply): \(ending.output)")
            }
        }
    }
}

extension CallExample.Message {
    /// The members or elements at its top.
    fileprivate var names: [String] {
        switch self {
        case .json(let document): document.members.map(\.name)
        case .xml: ["<RESULT>"]
        case .none: []
        }
    }
}
