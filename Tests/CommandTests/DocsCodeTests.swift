import Foundation
import Reference
@testable import ServerTestSupport
import Testing

@testable import Server
@testable import Wire

@Suite("Code in the reference")
struct DocsCodeTests {
    private static let hasPHP = FileManager.default.isExecutableFile(atPath: "/usr/bin/php")

    /// Runs the code of one example, as it is printed, against a sandbox in which what comes before it has been done.
    private func run(_ example: CallExample, of call: CallReference, in language: String) async throws -> String {
        var output = ""
        try await TestServer.run(hasOrders: true) { sandbox in
            var player = ExampleRunner(sandbox: sandbox)
            for id in example.prerequisites {
                let earlier = try #require(Reference.call(id))
                try await player.run(try #require(earlier.examples.first), of: earlier)
            }
            output = try await Self.run(example, of: call, in: language, against: sandbox)
        }
        return output
    }

    private static func run(
        _ example: CallExample, of call: CallReference, in language: String, against sandbox: TestServer
    ) async throws -> String {
        let samples = CodeSample.all(of: example, call, at: "http://127.0.0.1:\(sandbox.port)")
        let sample = try #require(samples.first { $0.language == language })
        return try await run(sample.text, in: language, for: "\(call.id), \(example.title)")
    }

    private static func run(_ code: String, in language: String, for name: String) async throws -> String {
        let ending = try await Program.inNewFolder { folder in
            let file = URL(fileURLWithPath: folder.folder.path).appendingPathComponent("code")
            try Data(code.utf8).write(to: file)
            let program = ["curl": "sh", "Shell": "sh", "Python": "python3", "PHP": "php"][language] ?? language
            return try await folder.launch("/usr/bin/env", [program, file.path]).waitForExit()
        }
        #expect(ending.status == 0, "\(name): \(ending.errorOutput)")
        return ending.output
    }

    private func expect(_ output: String, tells example: CallExample, of call: CallReference) {
        for name in example.reply.names {
            #expect(output.contains(name), "\(call.id), \(example.title): \(output)")
        }
    }

    @Test("The commands and the Python code of every example do what they show", arguments: Reference.calls)
    func code(call: CallReference) async throws {
        for example in call.examples {
            expect(try await run(example, of: call, in: "curl"), tells: example, of: call)
            let output = try await run(example, of: call, in: "Python")
            expect(output, tells: example, of: call)
            if call.method == .post { #expect(output.hasPrefix("\(example.status) "), "\(call.id): \(output)") }
        }
    }

    @Test("So does the PHP code", .enabled(if: Self.hasPHP, "there is no PHP here"), arguments: Reference.calls)
    func phpCode(call: CallReference) async throws {
        for example in call.examples {
            let output = try await run(example, of: call, in: "PHP")
            for name in example.reply.namesInPHP {
                #expect(output.contains(name), "\(call.id), \(example.title): \(output)")
            }
        }
    }

    @Test(
        "All code of a language runs as it is printed, page after page, against one fresh sandbox",
        arguments: ["curl", "Python", "PHP"])
    func pageAfterPage(language: String) async throws {
        guard language != "PHP" || Self.hasPHP else { return }
        try await TestServer.run(hasOrders: true) { sandbox in
            if language == "curl" { _ = try await Self.firstTenMinutes(in: sandbox) }
            for call in Reference.calls {
                for example in call.examples {
                    let output = try await Self.run(example, of: call, in: language, against: sandbox)
                    let signs = language == "PHP" ? example.reply.namesInPHP : example.reply.names
                    for sign in signs + [example.reply.result].compactMap(\.self) {
                        #expect(output.contains(sign), "\(call.id), \(example.title): \(output)")
                    }
                }
            }
        }
    }

    @Test(
        "PHP code that cannot reach the server prints the reason, and fails",
        .enabled(if: Self.hasPHP, "there is no PHP here"))
    func phpWithoutServer() async throws {
        // Nobody listens on port 1.
        let messages: [CallExample.Message] = [.json(["a": "b"]), .xml("<API></API>"), .none]
        for message in messages {
            let code = PHPCode.text(message, to: "http://127.0.0.1:1/x")
            let ending = try await Program.inNewFolder { folder in
                let file = URL(fileURLWithPath: folder.folder.path).appendingPathComponent("code")
                try Data(code.utf8).write(to: file)
                return try await folder.launch("/usr/bin/env", ["php", file.path]).waitForExit()
            }
            #expect(ending.status != 0)
            #expect((ending.output + ending.errorOutput).contains("No response: "))
        }
    }

    @Test("PHP code prints the same values, and escapes what PHP would interpolate")
    func php() {
        let document: OrderedJSON = ["it's": #"a\b $x"#, "list": [1, true, nil], "none": [:]]
        let code = PHPCode.text(.json(document), to: "https://example.com/x")
        #expect(code.contains(#"'it\'s' => 'a\\b $x',"#))
        #expect(code.contains("'none' => new stdClass(),"))
        #expect(code.contains("true,") && code.contains("null,"))
    }

    @Test("Values that the previous call sent are not sent again")
    func repeatedObjects() throws {
        let call = try #require(Reference.calls.first { $0.id == "create-order" })
        let samples = CodeSample.all(of: call.examples[0], call, at: "https://example.com")
        let php = try #require(samples.first { $0.language == "PHP" }).text
        #expect(php.contains("'customer' => $request['customer'],"))
        #expect(php.ranges(of: "'Anna'").count == 1)
        let python = try #require(samples.first { $0.language == "Python" }).text
        #expect(python.contains(#""billingAddress": message["billingAddress"],"#))
        #expect(python.ranges(of: #""Anna""#).count == 1)
    }

    @Test("A shell reads nothing in what stands in a request")
    func shell() async throws {
        let text = #"it's $HOME `id` "x" \ !"#
        let ending = try await Program.inNewFolder { folder in
            try await folder.launch("/bin/sh", ["-c", "printf %s \(CurlCode.quoted(text))"]).waitForExit()
        }
        #expect(ending.output == text)
    }

    /// Code blocks of a page, in order.
    private static func blocks(of page: String) -> [String] {
        page.matches(of: /<pre data-copy><code>((?:.|\n)*?)<\/code>/).map { match in
            // Elements that colour it are no part of the code.
            String(match.1).replacing(/<\/?[biu]>/, with: "").replacing("&quot;", with: "\"").replacing(
                "&#39;", with: "'"
            )
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
        }
    }

    /// The page's code that verifies webhooks.
    /// - Parameter word: which only that language's has.
    private static func verification(with word: String) async throws -> String {
        var code: String?
        try await TestServer.run { sandbox in
            code = try await blocks(of: sandbox.answer(.get("/docs/webhooks")).text).first { $0.contains(word) }
        }
        return try #require(code)
    }

    private static let body = WebhookReference.all[0].example.compact
    /// Header fields to verify, and whether they are right: genuine, another body's, too old, nonsense, missing.
    private static let messages: [(timestamp: String, signature: String)] = {
        let (secret, now) = ("a secret+/=", Int(Date.now.timeIntervalSince1970))
        func sign(_ timestamp: Int, _ body: String) -> (String, String) {
            ("\(timestamp)", WebhookSample(secret: secret, timestamp: "\(timestamp)", body: body).signature)
        }
        return [
            sign(now, body), sign(now, body + " "), sign(now - 400, body), sign(now + 400, body), ("soon", "x"),
            ("", ""),
            ("\(now)", "\u{e9}"),
        ]
    }()
    private static let verdicts = ["1", "0", "0", "0", "0", "0", "0"]
    /// A message that anybody can sign: with no secret at all.
    private static let unsecured = WebhookSample(
        secret: "", timestamp: "\(Int(Date.now.timeIntervalSince1970))", body: body)

    @Test("The Python code verifies a genuine message and no other")
    func verifyingPython() async throws {
        let calls = Self.messages.map { message in
            """
            print(int(is_genuine("a secret+/=", {"X-Billink-Webhook-Timestamp": "\(message.timestamp)",
                "X-Billink-Webhook-Signature": "\(message.signature)"}, b'\(Self.body)')))
            """
        }
        // The reference's, and that of docs/checkout.md.
        let document = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../docs/checkout.md").standardizedFileURL
        let text = try String(contentsOf: document, encoding: .utf8)
        let inDocument = try #require(text.firstMatch(of: /```python\n((?:.|\n)*?)```/)?.1)
        let codes = [try await Self.verification(with: "import hmac"), String(inDocument)]
        let rest = """

            print(int(is_genuine("", {"X-Billink-Webhook-Timestamp": "\(Self.unsecured.timestamp)",
                "X-Billink-Webhook-Signature": "\(Self.unsecured.signature)"}, b'\(Self.body)')))

            """
        for code in codes {
            let output = try await Self.run(
                "\(code)\n\(calls.joined(separator: "\n"))\(rest)", in: "Python", for: "verify")
            #expect(output.split(separator: "\n").map(String.init) == Self.verdicts + ["0"])
        }
    }

    @Test(
        "So does the PHP code, whatever capitals the header fields have",
        .enabled(if: Self.hasPHP, "there is no PHP here"))
    func verifyingPHP() async throws {
        let code = try await Self.verification(with: "hash_hmac")
        let function = try #require(code.split(separator: "\n$body").first)
        let calls = Self.messages.map { message in
            """
            echo (int) isGenuine('a secret+/=', ['X-BILLINK-Webhook-Timestamp' => '\(message.timestamp)',
                'x-billink-webhook-signature' => '\(message.signature)'], '\(Self.body)'), "\\n";
            """
        }
        let rest = """

            echo (int) isGenuine('', ['X-Billink-Webhook-Timestamp' => '\(Self.unsecured.timestamp)',
                'X-Billink-Webhook-Signature' => '\(Self.unsecured.signature)'], '\(Self.body)'), "\\n";

            """
        let output = try await Self.run(
            "\(function)\n\(calls.joined(separator: "\n"))\(rest)", in: "PHP", for: "verify")
        #expect(output.split(separator: "\n").map(String.init) == Self.verdicts + ["0"])
    }

    @Test("The shell's lines find the printed message genuine, and a changed one forged")
    func verifyingShell() async throws {
        let code = try await Self.verification(with: "openssl")
        #expect(try await Self.run(code, in: "Shell", for: "verify") == "genuine\n")
        let forged = code.replacing("order_placed", with: "order_paid")
        #expect(try await Self.run(forged, in: "Shell", for: "verify") == "forged\n")
        // Signed with no secret, which a shell has where a variable is not set.
        let sample = WebhookSample.printed
        let unsecured = WebhookSample(secret: "", timestamp: sample.timestamp, body: sample.body)
        let open = code.replacing(sample.secret, with: "").replacing(sample.signature, with: unsecured.signature)
        #expect(try await Self.run(open, in: "Shell", for: "verify") == "forged\n")
    }

    @Test("The first ten minutes, as they stand on the page, bring an order to its end")
    func firstTenMinutes() async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            let output = try await Self.firstTenMinutes(in: sandbox)
            for reply in [
                "Advies=1", "Order successfully added", #""message":"Success""#, #""steps":{"Invoice""#,
                "Wait for payment ( Invoice )", "Credit applied: 60.50 EURO.; step restarted.",
                #""openAmount":"0.00""#, #""description":"Paid""#,
            ] {
                #expect(output.contains(reply), "\(reply): \(output)")
            }
        }
    }

    /// Runs the commands of the introduction.
    private static func firstTenMinutes(in sandbox: TestServer) async throws -> String {
        let page = try await sandbox.answer(.get("/docs")).text
        let commands = blocks(of: page).map {
            $0.replacing("https://pay.example.com", with: "http://127.0.0.1:\(sandbox.port)")
        }
        #expect(commands.count == 8)
        let ending = try await Program.inNewFolder { folder in
            try await folder.launch("/bin/sh", ["-c", commands.joined(separator: "\n")]).waitForExit()
        }
        #expect(ending.status == 0, "\(ending.errorOutput)")
        return ending.output
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

    /// Paths of elements and members, as `print_r` shows them.
    fileprivate var namesInPHP: [String] {
        names.map { name in "[\(name.filter { $0 != "<" && $0 != ">" })]" }
    }

    /// `MSG` or `ERROR`, for calls about orders.
    fileprivate var result: String? {
        switch self {
        case .json(let document): document["result"]?.text
        case .xml(let text): text.contains("<RESULT>MSG<") ? "MSG" : "ERROR"
        case .none: nil
        }
    }
}
