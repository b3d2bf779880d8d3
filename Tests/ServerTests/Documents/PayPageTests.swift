import DocumentSamples
import Documents
import Domain
import Foundation
@testable import ServerTestSupport
import Testing
import UseCases

@testable import Server

@Suite("The pay page")
struct PayPageTests {
    @Test("shows the amount due, to whom and how to pay; accepts a part and then the rest, and shows what remains")
    func paying() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let path = try await sandbox.payPath()
            let open = try #require(try await sandbox.openAmount())
            let page = try await sandbox.answer(.get(path + "?language=en"))
            #expect(page.status == 200)
            #expect(page.header("Cache-Control") == "no-store")
            #expect(page.header("Referrer-Policy") == "same-origin")
            for part in ["€\(open) to pay", "NL04 NADE 0123 4567 89", "/documents/", #"name="due""#, "<svg"] {
                #expect(page.text.contains(part), "\(part)")
            }
            let due = try sandbox.due(on: page)
            let first = try await sandbox.pay("10,00", due, at: path)
            #expect(first.status == 303)
            #expect(first.header("Location") == path + "?paid")
            let thanked = try await sandbox.answer(.get(path + "?paid&language=en"))
            #expect(thanked.text.contains("Thank you. We have received €10.00."))
            let rest = try sandbox.due(on: thanked)
            #expect(rest == due - 1_000)
            #expect(try await sandbox.pay("\(Money(cents: rest))", rest, at: path).status == 303)
            let done = try await sandbox.answer(.get(path + "?language=en"))
            #expect(done.text.contains("Paid in full"))
            #expect(!done.text.contains("<form"))
            #expect(!done.text.contains("NL04 NADE"))
            #expect(try await sandbox.lifecycle().stage == .paid)
        }
    }

    @Test(
        "explains an invalid amount, and books nothing",
        arguments: [
            ("", 422, "Vul een bedrag in"), ("niets", 422, "Vul een bedrag in"), ("0", 422, "Vul een bedrag in"),
            ("-5", 422, "Vul een bedrag in"), ("1e9", 422, "Vul een bedrag in"),
            ("12,345", 422, "Vul niet meer in dan"),
            ("99999999999999999999", 422, "Vul een bedrag in"), ("1000000", 422, "Vul niet meer in dan"),
            ("<b>", 422, "Vul een bedrag in"),
        ])
    func wrongAmounts(amount: String, status: Int, words: String) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let path = try await sandbox.payPath()
            let due = try sandbox.due(on: try await sandbox.answer(.get(path)))
            let reply = try await sandbox.pay(amount, due, at: path)
            #expect(reply.status == status)
            #expect(reply.text.contains(words), "\(reply.text)")
            #expect(!reply.text.contains("<b>"))
            #expect(try await sandbox.lifecycle().amountDue == Money(cents: due))
        }
    }

    @Test("takes one of two presses, and tells the other that the amount has changed")
    func twice() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let path = try await sandbox.payPath()
            let due = try sandbox.due(on: try await sandbox.answer(.get(path)))
            async let one = sandbox.pay("5", due, at: path)
            async let other = sandbox.pay("5", due, at: path)
            let statuses = try await [one.status, other.status].sorted()
            #expect(statuses == [303, 409])
            #expect(try await sandbox.lifecycle().amountDue == Money(cents: due - 500))
            for wrong in ["", "x", "-1", "\(due)"] {
                let reply = try await sandbox.answer(.payment("5", wrong, at: path))
                #expect(reply.status == 409)
                #expect(reply.text.contains("veranderd"))
            }
        }
    }

    @Test("takes no payments in production, and asks for none")
    func production() async throws {
        let renderer = try GoldenPages.renderer.get()
        let page = try #require(PageSamples.payments(in: .dutch).first { $0.name == "pay-due" }).page
        var live = page
        live.frame.brand.isSandbox = false
        #expect(!renderer.render(live).contains("<form"))
        #expect(renderer.render(live).contains("NL04 NADE"))
        try await TestServer.run(.production) { sandbox in
            let reply = try await sandbox.answer(WireRequest.payment("5", "5", at: "/pay/x"))
            #expect(reply.status == 404)
        }
    }

    @Test("shows each state in its own words", arguments: PayPage.State.allCases)
    func states(state: PayPage.State) throws {
        let page = try #require(PageSamples.payments(in: .english).first { $0.name == "pay-\(state.rawValue)" }).page
        #expect(page.state == state)
        let html = try GoldenPages.renderer.get().render(page)
        #expect(!html.contains(/\{[a-zA-Z]+\}/))
        #expect(html.contains("De Lampenier B.V."))
    }

    @Test(
        "reads amounts as people type them",
        arguments: [
            ("50", 5_000), ("50,00", 5_000), ("50.0", 5_000), ("€ 1.210,00", 121_000), ("1,210.00", 121_000),
            ("1.210", 121_000), ("1 210,5", 121_050), ("1\u{202F}210,00\u{A0}€", 121_000), ("0,01", 1),
            ("1.234.567", 123_456_700),
        ])
    func amounts(text: String, cents: Int64) {
        #expect(AmountInput(text)?.money == Money(cents: cents))
    }

    @Test("reads nothing else as an amount", arguments: ["", ",", ".5", "5,", "1,,2", "five", "--", "5-", "١٢"])
    func noAmounts(text: String) {
        #expect(AmountInput(text) == nil)
    }
}

extension TestServer {
    /// Amount due in cents, from the hidden field of a page.
    fileprivate func due(on page: WireReply) throws -> Int64 {
        let match = try #require(page.text.firstMatch(of: /name="due" value="(\d+)"/), "\(page.text)")
        return try #require(Int64(match.1))
    }

    fileprivate func pay(_ amount: String, _ due: Int64, at path: String) async throws -> WireReply {
        try await answer(.payment(amount, String(due), at: path))
    }
}

extension WireRequest {
    fileprivate static func payment(_ amount: String, _ due: String, at path: String) -> WireRequest {
        let plain = CharacterSet.alphanumerics
        let encoded = [amount, due].map { $0.addingPercentEncoding(withAllowedCharacters: plain) ?? "" }
        return WireRequest(path, body: "amount=\(encoded[0])&due=\(encoded[1])".utf8)
            .with("Content-Type", "application/x-www-form-urlencoded")
    }
}
