import Foundation
@testable import ServerTestSupport
import TestSupport
import Testing

@Suite("order show")
struct OrderCommandTests {
    @Test(
        "An order is shown with all that happened, and all that will",
        arguments: [
            (
                "KRKND-0001",
                [
                    "Order KRKND-0001, invoice 1TSTKRKND-0001", "",
                    "  State       in Start delay", "  Merchant    usertest", "  Workflow    1 Guaranteed",
                    "  Amount      12.10", "  Open        12.10", "",
                    "● +0 Placed (merchant)", "● +0 Workflow started, 12.10 due (merchant)", "─ now +0",
                    "○ +3 09:00  Invoice", "○ +18 09:00  Reminder", "○ +25 09:00  Second reminder",
                    "○ +32 09:00  Statutory notice", "○ +48 09:00  Collection",
                    "○ +48 09:00  Collection costs of 40.00",
                ]
            ),
            (
                "NOT-STARTED",
                [
                    "Order NOT-STARTED, invoice 1TSTNOT-STARTED", "",
                    "  State       placed, not started", "  Merchant    usertest", "  Workflow    1 Guaranteed",
                    "  Amount      49.95", "  Open        49.95", "",
                    "● -1 Placed (merchant)", "─ now +0",
                    "  No automatic steps until the merchant starts the workflow.",
                ]
            ),
            (
                "1TSTOVERDUE",
                [
                    "Order OVERDUE, invoice 1TSTOVERDUE", "",
                    "  State       in Reminder", "  Merchant    usertest", "  Workflow    1 Guaranteed",
                    "  Amount      89.90", "  Open        89.90", "  Due on      -3", "",
                    "● -21 Placed (merchant)", "● -20 Workflow started, 89.90 due (merchant)", "● -17 09:00  Invoice",
                    "● -2 09:00  Reminder", "─ now +0", "○ +5 09:00  Second reminder", "○ +12 09:00  Statutory notice",
                    "○ +28 09:00  Collection", "○ +28 09:00  Collection costs of 40.00",
                ]
            ),
            (
                "ON-HOLD",
                [
                    "Order ON-HOLD, invoice 1TSTON-HOLD", "",
                    "  State       on hold until +13, in Invoice", "  Merchant    usertest",
                    "  Workflow    1 Guaranteed", "  Amount      129.00", "  Open        129.00", "  Due on      +26",
                    "",
                    "● -6 Placed (merchant)", "● -5 Workflow started, 129.00 due (merchant)", "● -2 09:00  Invoice",
                    "● -1 On hold until +13 (merchant)", "─ now +0", "○ +13 09:00  Hold ended",
                    "○ +27 09:00  Reminder", "○ +34 09:00  Second reminder", "○ +41 09:00  Statutory notice",
                    "○ +57 09:00  Collection", "○ +57 09:00  Collection costs of 40.00",
                ]
            ),
            (
                "PAID",
                [
                    "Order PAID, invoice 1TSTPAID", "",
                    "  State       paid", "  Merchant    usertest", "  Workflow    1 Guaranteed",
                    "  Amount      35.50", "  Open        0.00", "  Due on      +7", "",
                    "● -11 Placed (merchant)", "● -10 Workflow started, 35.50 due (merchant)", "● -7 09:00  Invoice",
                    "● -4 Payment of 35.50 (customer)", "─ now +0",
                ]
            ),
            (
                "COLLECTION",
                [
                    "Order COLLECTION, invoice 1TSTCOLLECTION", "",
                    "  State       in Collection", "  Merchant    usertest", "  Workflow    1 Guaranteed",
                    "  Amount      240.00", "  Open        280.00", "  Due on      -43", "",
                    "● -61 Placed (merchant)", "● -60 Workflow started, 240.00 due (merchant)", "● -57 09:00  Invoice",
                    "● -42 09:00  Reminder", "● -35 09:00  Second reminder", "● -28 09:00  Statutory notice",
                    "● -12 09:00  Collection", "● -12 09:00  Collection costs of 40.00", "─ now +0",
                    "  No further automatic steps.",
                ]
            ),
        ])
    func samples(number: String, lines: [String]) async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            let ending = try await program.run("order", "show", number)
            #expect(ending.status == 0)
            #expect(ending.errorOutput == "")
            let timeline = DatedText(ending.output).lines.split(separator: "Documents").first ?? []
            let hasDocuments = ending.output.contains("\n\nDocuments\n")
            #expect(Array(timeline) == lines + (hasDocuments ? [""] : []))
            #expect(hasDocuments == (number != "NOT-STARTED"))
        }
    }

    @Test(
        "A start that was stored without its amount is shown with the order's total",
        .enabled(if: SQLiteShell.isAvailable))
    func startWithoutAmount() async throws {
        let store = "shop.sqlite"
        try await Program.inNewFolder { program in
            try await program.serving("--database", store) { _ in }
            _ = try await program.sql(
                "UPDATE order_events SET details = '{}' WHERE kind = 'workflow_started'", on: store)
            let ending = try await program.run("order", "show", "PAID", "--database", store)
            #expect(ending.status == 0, "\(ending.errorOutput)")
            #expect(ending.output.contains(" Workflow started, 35.50 due (merchant)\n"), "\(ending.output)")
        }
    }

    @Test("What the merchant said with a start, a credit, a payment and a message is shown with it")
    func words() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                let item = "<INVOICENUMBER>10001</INVOICENUMBER><TRACKANDTRACE>3STEST</TRACKANDTRACE>"
                for message in [
                    V1TestMessage.order(), .start().with("INVOICES", xml: "<ITEM>\(item)<STATUS/><AMOUNT/></ITEM>"),
                    .credit("10001", "10.00", ["DESCRIPTION": "Kapot", "CREDITNUMBER": "C-1"]),
                    .credit("10001", "5.00"), .payment("10001", "1.00", ["DESCRIPTION": "Contant"]),
                    .message("10001", "Eerst\nDaarna"),
                ] {
                    _ = try await serving.answer(message)
                }
            }
            let ending = try await program.run("order", "show", "10001")
            for line in [
                "Workflow started, 121.00 due · 3STEST", "Credit of 10.00 · Kapot · C-1", "Credit of 5.00",
                "Payment of 1.00 to the merchant · Contant", "Message: Eerst / Daarna",
            ] {
                #expect(ending.output.contains("  \(line) (merchant)\n"), "\(line) in \(ending.output)")
            }
        }
    }

    @Test("Every document is shown with its number, and its URL works")
    func documents() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                let ending = try await program.run("order", "show", "COLLECTION")
                let lines = try #require(ending.output.components(separatedBy: "\n\nDocuments\n").last)
                    .split(separator: "\n")
                #expect(lines.count == 6)
                for (line, name) in zip(lines, ["", "/R1", "/R2", "/N1", "/D1"]) {
                    #expect(line.hasPrefix("  1TSTCOLLECTION\(name), "))
                }
                #expect(lines.last?.hasPrefix("  Pay page ") ?? false)
                for line in lines {
                    let path = String(line.split(separator: " ").last ?? "")
                    #expect(try await serving.answer(.get(path)).status == 200, "\(line)")
                }
            }
        }
    }

    @Test("An order that is not there is named, also when another merchant has it")
    func unknown() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            for arguments in [["NOPE"], ["2TSTPAID"], ["PAID", "--merchant", "apitest"], ["PAID", "--merchant", "x"]] {
                let ending = try await program.run(["order", "show"] + arguments)
                #expect(ending.status == 1)
                #expect(ending.output == "")
                expectOneSentence(ending.errorOutput)
                #expect(ending.errorOutput.contains(arguments[0]))
            }
        }
    }

    @Test("A number that several merchants use asks for the merchant; the invoice number does not")
    func ambiguous() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                let reply = try await serving.answer(.order(["ORDERNUMBER": "PAID"]).from(.apitest))
                #expect(reply.code == "200")
            }
            let ending = try await program.run("order", "show", "PAID")
            #expect(ending.status == 1)
            expectOneSentence(ending.errorOutput)
            #expect(ending.errorOutput.contains("--merchant apitest or usertest"))
            for (arguments, invoice) in [
                (["PAID", "--merchant", "usertest"], "1TSTPAID"), (["--merchant", "apitest", "PAID"], "3APIPAID"),
                (["3APIPAID"], "3APIPAID"), (["1TSTPAID"], "1TSTPAID"),
            ] {
                let ending = try await program.run(["order", "show"] + arguments)
                #expect(ending.status == 0)
                #expect(ending.output.hasPrefix("Order PAID, invoice \(invoice)\n"))
            }
        }
    }

    @Test("Looking at an order changes nothing")
    func changesNothing() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            let first = try await program.run("order", "show", "OVERDUE")
            let second = try await program.run("order", "show", "OVERDUE")
            #expect(DatedText(first.output).lines == DatedText(second.output).lines)
        }
    }

    @Test("On PostgreSQL the commands do what they do on a file", .enabled(if: PostgresCluster.isAvailable))
    func postgres() async throws {
        try await Program.inNewFolder { program in
            let environment = ["NADERHAND_DATABASE": try TestCluster.newSchema()]
            try await program.serving(environment: environment) { serving in
                let advanced = try await program.run("sandbox", "advance", "70d", environment: environment)
                #expect(advanced.status == 0, "\(advanced.errorOutput)")
                #expect(advanced.output.contains("x Collection\n"))
                let shown = try await program.run("order", "show", "KRKND-0001", environment: environment)
                #expect(shown.status == 0, "\(shown.errorOutput)")
                #expect(shown.output.contains("  State       in Collection\n"))
                let audit = try await program.run("audit", environment: environment)
                #expect(audit.status == 0, "\(audit.errorOutput)")
                #expect(audit.output.hasPrefix("No problems found: 8 orders, "))
                let limited = try await program.run("merchant", "rate-limit", "usertest", environment: environment)
                #expect(limited.status == 0, "\(limited.errorOutput)")
            }
            #expect(program.folder.contents == [])
        }
    }
}

/// Output of the program, with days counted from now: `25-11-2026` becomes `+0`. Hours stay if a step has them.
private struct DatedText {
    let lines: [String]

    init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        let today = lines.first { $0.hasPrefix("─ now") }.flatMap { $0.firstMatch(of: Self.date) }
            .flatMap { Self.dayNumber(String($0.0)) }
        guard let today else {
            self.lines = lines
            return
        }
        self.lines = lines.map { line in
            let counted = line.replacing(Self.date) { match in
                let days = (Self.dayNumber(String(match.0)) ?? 0) - today
                return days < 0 ? "\(days)" : "+\(days)"
            }
            // The hours of what people did are those of the test.
            return line.hasSuffix(")") || line.hasPrefix("─")
                ? counted.replacing(/,? ([+-][0-9]+) [0-9]{2}:[0-9]{2} ?/) { " \($0.1)" } : counted
        }
    }

    private static var date: Regex<Substring> { /[0-9]{2}-[0-9]{2}-[0-9]{4}/ }

    private static func dayNumber(_ text: String) -> Int? {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let date = calendar.date(from: DateComponents(year: parts[2], month: parts[1], day: parts[0]))
        return date.map { Int($0.timeIntervalSince1970) / 86_400 }
    }
}
