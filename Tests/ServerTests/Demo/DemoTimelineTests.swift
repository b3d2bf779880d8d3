import Domain
import Foundation
@testable import ServerTestSupport
import TestSupport
import Testing
import UseCases

@testable import Server

/// The order page of the demo shop: its history, its coming steps, and the button that moves the clock to them.
@Suite("The timeline of the demo shop")
struct DemoTimelineTests {
    /// One line of the timeline.
    private struct Line: Hashable {
        let kind: String
        let title: String
        let moment: String

        init(_ kind: String, _ title: String, _ moment: String) {
            self.kind = kind
            self.title = title
            self.moment = moment
        }
    }

    private static func lines(of page: String) -> [Line] {
        let form = #/<li class="(past|next)"><b>([^<]*)</b><span class="soft"><time datetime="[^"]*">([^<]*)</time>/#
        return page.matches(of: form).map { Line(String($0.1), String($0.2), String($0.3)) }
    }

    /// The moment that the button to the next step posts.
    private static func due(on page: String) -> Int64? {
        page.firstMatch(of: /name="due" value="([0-9]+)"/).flatMap { Int64($0.1) }
    }

    /// Bought, shipped and left alone until nothing happens any more, in the words of one language.
    private struct Life: CustomTestStringConvertible {
        let language: String
        /// Four moments: 23 and 26 November, 11 December, 10 January.
        let moments: [String]
        let past: [String]
        let coming: [String]
        let clock: String
        let state: String
        let due: String

        var testDescription: String { language }
    }

    private static let lives = [
        Life(
            language: "nl",
            moments: [
                "23 november 2026 om 13:00 uur", "26 november 2026 om 09:00 uur", "11 december 2026 om 09:00 uur",
                "10 januari 2027 om 09:00 uur",
            ],
            past: [
                "Bestelling geplaatst", "Bestelling verstuurd", "Factuur gestuurd", "Herinnering gestuurd",
                "Tweede herinnering gestuurd", "Laatste aanmaning gestuurd",
                "Bestelling overgedragen aan de incassoafdeling", "Incassokosten van €\u{A0}40,00 toegevoegd",
            ],
            coming: [
                "Factuur sturen", "Herinnering sturen", "Tweede herinnering sturen", "Laatste aanmaning sturen",
                "Bestelling overdragen aan de incassoafdeling", "Incassokosten van €\u{A0}40,00 toevoegen",
            ],
            clock: "Klok van de testomgeving: 10 januari 2027 om 09:00 uur", state: "Bij de incassoafdeling",
            due: "€\u{A0}102,58"),
        Life(
            language: "en",
            moments: [
                "23 November 2026 at 13:00", "26 November 2026 at 09:00", "11 December 2026 at 09:00",
                "10 January 2027 at 09:00",
            ],
            past: [
                "Order placed", "Order shipped", "Invoice sent", "Reminder sent", "Second reminder sent",
                "Final notice sent", "Order transferred to the collections department",
                "Collection costs of €40.00 added",
            ],
            coming: [
                "Send the invoice", "Send a reminder", "Send a second reminder", "Send the final notice",
                "Transfer the order to the collections department", "Add collection costs of €40.00",
            ],
            clock: "Sandbox clock: 10 January 2027 at 09:00", state: "With the collections department",
            due: "€102.58"),
        Life(
            language: "de",
            moments: [
                "23. November 2026 um 13:00 Uhr", "26. November 2026 um 09:00 Uhr", "11. Dezember 2026 um 09:00 Uhr",
                "10. Januar 2027 um 09:00 Uhr",
            ],
            past: [
                "Bestellung aufgegeben", "Bestellung versendet", "Rechnung verschickt",
                "Zahlungserinnerung verschickt", "Zweite Zahlungserinnerung verschickt", "Letzte Mahnung verschickt",
                "Bestellung an die Inkassoabteilung übergeben", "Inkassokosten von 40,00\u{A0}€ hinzugekommen",
            ],
            coming: [
                "Rechnung verschicken", "Zahlungserinnerung verschicken", "Zweite Zahlungserinnerung verschicken",
                "Letzte Mahnung verschicken", "Bestellung an die Inkassoabteilung übergeben",
                "Inkassokosten von 40,00\u{A0}€ berechnen",
            ],
            clock: "Uhr der Testumgebung: 10. Januar 2027 um 09:00 Uhr", state: "Bei der Inkassoabteilung",
            due: "102,58\u{A0}€"),
        Life(
            language: "fr",
            moments: [
                "23 novembre 2026 à 13:00", "26 novembre 2026 à 09:00", "11 décembre 2026 à 09:00",
                "10 janvier 2027 à 09:00",
            ],
            past: [
                "Commande passée", "Commande expédiée", "Facture envoyée", "Rappel envoyé", "Deuxième rappel envoyé",
                "Mise en demeure envoyée", "Commande transférée au service de recouvrement",
                "Frais de recouvrement de 40,00\u{A0}€ ajoutés",
            ],
            coming: [
                "Envoi de la facture", "Envoi d’un rappel", "Envoi d’un deuxième rappel",
                "Envoi de la mise en demeure", "Transfert de la commande au service de recouvrement",
                "Ajout de frais de recouvrement de 40,00\u{A0}€",
            ],
            clock: "Horloge de l’environnement de test\u{A0}: 10 janvier 2027 à 09:00",
            state: "Au service de recouvrement", due: "102,58\u{A0}€"),
    ]

    @Test("tells a life from the order to collection, in the words, dates and amounts of a language", arguments: lives)
    private func life(_ life: Life) async throws {
        try await TestServer.audited { sandbox in
            let number = try await sandbox.buy()
            let path = "/demo/orders/\(number)"
            #expect(try await sandbox.form("\(path)/ship").status == 303)
            let shipped = try await sandbox.demo(path, in: life.language).text
            let coming = Self.lines(of: shipped)
            #expect(coming.map(\.title) == life.past.prefix(2) + life.coming)
            #expect(coming.map(\.kind) == Array(repeating: "past", count: 2) + Array(repeating: "next", count: 6))
            #expect(coming.prefix(4).map(\.moment) == [0, 0, 1, 2].map { life.moments[$0] })
            #expect(coming.suffix(2).map(\.moment) == [life.moments[3], life.moments[3]])

            for step in 1...5 {
                let page = try await sandbox.demo(path).text
                let due = try #require(Self.due(on: page), "step \(step)")
                #expect(try await sandbox.form("\(path)/next", "due=\(due)").status == 303)
                #expect(try await PlatformClock(sandbox.platform).now() == Instant(milliseconds: due))
            }
            let page = try await sandbox.demo(path, in: life.language).text
            #expect(page.contains("<html lang=\"\(life.language)\">"))
            #expect(Self.lines(of: page).map(\.title) == life.past)
            #expect(Self.lines(of: page).allSatisfy { $0.kind == "past" })
            #expect(page.contains(life.clock))
            #expect(page.contains("<li class=\"now\">") && page.contains("<span>\(life.state)</span>"))
            #expect(page.contains("<dd>\(life.due)</dd>"))
            #expect(Self.due(on: page) == nil)
        }
    }

    @Test("links each letter once it is sent, in the language of the page")
    func letters() async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            let page = try await sandbox.demo("/demo/orders/COLLECTION", in: "de").text
            let links = page.matches(of: #/href="(/documents/[^"]+)"/#).map { String($0.1) }
            #expect(links.count == 5)
            for link in links {
                #expect(link.hasSuffix("?language=de"))
                #expect(try await sandbox.answer(.get(link)).header("Content-Type") == "application/pdf")
            }
            #expect(!(try await sandbox.demo("/demo/orders/KRKND-0001").text.contains("/documents/")))
        }
    }

    @Test("shows a payment that was postponed, and the day on which its term goes on")
    func hold() async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            let path = "/demo/orders/ON-HOLD"
            let page = try await sandbox.demo(path).text
            #expect(page.contains("Payment postponed until 6 December 2026"))
            #expect(Self.lines(of: page).first { $0.kind == "next" }?.title == "Resume the payment period")
            let due = try #require(Self.due(on: page))
            #expect(try await sandbox.form("\(path)/next", "due=\(due)").status == 303)
            #expect(try await sandbox.lifecycle("ON-HOLD").hold == nil)
        }
    }
}

extension DemoTimelineTests {
    @Test("moves the clock once, to the exact moment, however often its button is pressed")
    func pressedTwice() async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            let path = "/demo/orders/KRKND-0001"
            let due = try #require(Self.due(on: try await sandbox.demo(path).text))
            async let first = sandbox.form("\(path)/next", "due=\(due)").status
            async let second = sandbox.form("\(path)/next", "due=\(due)").status
            #expect(try await [first, second] == [303, 303])
            #expect(try await sandbox.form("\(path)/next", "due=\(due)").status == 303)
            #expect(try await PlatformClock(sandbox.platform).now() == Instant(milliseconds: due))
            let page = try await sandbox.demo(path).text
            #expect(Self.lines(of: page).count { $0.kind == "past" && $0.title == "Invoice sent" } == 1)
            #expect(Self.lines(of: page).contains { $0.kind == "next" && $0.title == "Send a reminder" })
            #expect(try #require(Self.due(on: page)) > due)
        }
    }

    @Test("leaves the clock alone where nothing is due, and where another step is due than the page showed")
    func notDue() async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            let start = try await PlatformClock(sandbox.platform).now()
            for number in ["NOT-STARTED", "PAID", "CREDITED"] {
                #expect(Self.due(on: try await sandbox.demo("/demo/orders/\(number)").text) == nil, "\(number)")
                for form in ["", "due=1", "due=x", "due=99999999999999999999", "due=1900000000000"] {
                    let reply = try await sandbox.form("/demo/orders/\(number)/next", form)
                    #expect(reply.status == 422, "\(number) \(form)")
                    #expect(reply.text.contains("No step of this order is due"), "\(number) \(form)")
                }
            }
            let due = try #require(Self.due(on: try await sandbox.demo("/demo/orders/KRKND-0001").text))
            for form in ["", "due=", "due=1", "due=\(due + 1)", "due=\(Int64.max)", "due=-1"] {
                let reply = try await sandbox.form("/demo/orders/KRKND-0001/next", form)
                #expect(reply.status == 422, "\(form)")
                #expect(reply.text.contains("has changed since you opened the page"), "\(form)")
            }
            #expect(try await PlatformClock(sandbox.platform).now() == start)
        }
    }

    @Test("says that the clock is as far ahead as it goes")
    func clockAtLimit() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place()
            try await sandbox.advance(["days": 36_590])
            let reply = try await sandbox.form("/demo/orders/10001/wait")
            #expect(reply.status == 422)
            #expect(reply.text.contains("already a hundred years ahead"))
        }
    }

    @Test("shows webhook messages in words, at the sandbox's time")
    func messages() async throws {
        try await TestServer.run { sandbox in
            let number = try await sandbox.buy()
            let path = "/demo/orders/\(number)"
            #expect(try await sandbox.form("\(path)/ship").status == 303)
            _ = try await sandbox.news(of: number, containing: ["Workflow started", "order_workflow_started"])
            let due = try #require(Self.due(on: try await sandbox.demo(path).text))
            #expect(try await sandbox.form("\(path)/next", "due=\(due)").status == 303)
            let news = try await sandbox.news(of: number, containing: ["order_step_advanced"])
            let title = "<b>Next step of the workflow completed</b>"
            #expect(news.contains("\(title)<span class=\"soft\">26 November 2026 at 09:00</span>"))
            #expect(news.contains("<b>Order placed</b><span class=\"soft\">23 November 2026 at 13:00</span>"))
            let german = try await sandbox.answer(.get("/demo/news?order=\(number)&language=de")).text
            #expect(german.contains("<b>Nächster Schritt des Workflows abgeschlossen</b>"))
        }
    }

    @Test("keeps a shop's own texts as text")
    func escaping() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.placeStarted()
            let reply = try await sandbox.answer(.credit("10001", "1.00", ["DESCRIPTION": "<img src=x> \"&'"]))
            #expect(reply.verdict == "200", "\(reply.text)")
            let page = try await sandbox.demo("/demo/orders/10001").text
            #expect(page.contains("€1.00 credited"))
            #expect(page.contains("<span>&lt;img src=x&gt; &quot;&amp;&#39;</span>"))
            #expect(try !TagScanner.tags(of: page).contains { $0.name == "img" })
            // A number with every sign that an order's number can have.
            try await sandbox.placeGuaranteed("A.1_b-2")
            let odd = try await sandbox.demo("/demo/orders/A.1_b-2").text
            #expect(odd.contains("action=\"/demo/orders/A%2E1_b-2/ship\""))
            let shipped = try await sandbox.form("/demo/orders/A%2E1_b-2/ship")
            #expect(shipped.status == 303 && shipped.header("Location") == "/demo/orders/A%2E1_b-2")
        }
    }
}
