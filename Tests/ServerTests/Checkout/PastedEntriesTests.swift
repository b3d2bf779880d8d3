import Domain
import Foundation
@testable import ServerTestSupport
import Testing
import UseCases

@testable import Server

@Suite("The checkout takes what people paste")
struct PastedEntriesTests {
    /// A value as the customer enters it, and as it is stored.
    struct Entry: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let typed: [String: String]
        let person: String
        let phone: String
        let address: String

        static let all = [
            Entry(
                testDescription: "from a telephone's address book",
                typed: [
                    "firstName": "\u{FEFF}Jan\u{AD}neke ", "lastName": "de\u{A0}Vries\u{200B}",
                    "phone": "\u{202A}+31 (0)6 12 34 56 78\u{202C}", "houseNumber": "12 bus 0203",
                    "postalCode": "1012\u{A0}js", "city": "\u{2019}s-Hertogenbosch\u{200B}",
                ],
                person: "Janneke de Vries", phone: "+31(0)612345678",
                address: "Damrak 12 bus 0203 1012JS \u{2019}s-Hertogenbosch NL"),
            Entry(
                testDescription: "in Belgium",
                typed: [
                    "phone": "0470/12.34.56", "houseNumber": "12 boîte 3", "postalCode": "B-1000",
                    "city": "Bruxelles/Brussel", "country": "BE",
                ],
                person: "John Doe", phone: "0470 12 34 56", address: "Damrak 12 boîte 3 1000 Bruxelles/Brussel BE"),
            Entry(
                testDescription: "in a place with a number",
                typed: ["city": "2e Exloërmond", "postalCode": "9571aa", "houseNumber": "12", "houseExtension": "A"],
                person: "John Doe", phone: "0612345678", address: "Damrak 12 A 9571AA 2e Exloërmond NL"),
            Entry(
                testDescription: "in a place with its province",
                typed: ["city": "Bergen (NH)", "houseNumber": "12 A 2"],
                person: "John Doe", phone: "0612345678", address: "Damrak 12 A 2 1234AB Bergen (NH) NL"),
        ]
    }

    @Test("and stores it as they meant it", arguments: Entry.all)
    func taken(entry: Entry) async throws {
        try await TestServer.run { sandbox in
            let path = try await sandbox.checkoutPath()
            let reply = try await sandbox.submit(path, Self.birth.merging(entry.typed) { $1 })
            #expect(reply.status == 303, "\(reply.text)")
            let customer = try await sandbox.storedContent("000000123").customer
            let person = [customer.person.firstName, customer.person.lastName].compactMap { $0 }.joined(separator: " ")
            let address = customer.address
            #expect(person == entry.person)
            #expect(customer.phone.text == entry.phone)
            #expect(address.houseNumber.text == "12")
            let place = [address.postalCode.text, address.city?.text ?? "", address.country.text]
            #expect(([address.streetAndHouse] + place).joined(separator: " ") == entry.address)
        }
    }

    @Test("and says what is wrong where it can be mended, all of it at once")
    func wrong() async throws {
        try await TestServer.run { sandbox in
            let path = try await sandbox.checkoutPath()
            let typed = [
                "birthDay": "1", "birthMonth": "2", "birthYear": "85", "houseNumber": "12 bus 0203 achter",
                "phone": "12", "city": "1", "lastName": "", "firstName": "", "email": "", "postalCode": "x",
            ]
            let reply = try await sandbox.submit(path, typed)
            #expect(reply.status == 422)
            #expect(reply.text.contains("Vul nog 3 gegevens in. 5 gegevens kloppen niet"))
            for link in [
                "#firstName\">Vul uw voorletters of voornaam in.", "#lastName\">Vul uw achternaam in.",
                "#email\">Vul uw e", "#birthYear\">Vul het jaar in met 4 cijfers, bijvoorbeeld 1985.",
                "#phone\">Controleer uw telefoonnummer", "#city\">Controleer de plaats.",
                "#postalCode\">Controleer de postcode",
                "#houseNumber\">Gebruik voor huisnummer en toevoeging elk maximaal 10 tekens.",
            ] {
                #expect(reply.text.contains("<a href=\"\(link)"), "\(link)")
            }
            #expect(!reply.text.contains("Het huisnummer begint"))
            #expect(try await sandbox.count("orders") == 0)
        }
    }

    @Test("and asks for a name where the page asks for one")
    func namelessShop() async throws {
        try await TestServer.run { sandbox in
            let path = try await sandbox.checkoutPath(SessionMessage().with(member: "firstName", "\"\""))
            let reply = try await sandbox.submit(path, Self.birth.merging(["initials": " \u{200B}"]) { $1 })
            #expect(reply.status == 422)
            #expect(reply.text.contains("Vul nog 1 gegeven in"))
            #expect(reply.text.contains("<a href=\"#initials\">Vul uw voorletters of voornaam in."))
            #expect(!reply.text.contains("href=\"#firstName\""))
            let named = try await sandbox.submit(path, Self.birth.merging(["initials": "J.\u{200B}"]) { $1 })
            #expect(named.status == 303)
            #expect(try await sandbox.storedContent("000000123").customer.person.initials == "J.")
        }
    }

    private static let birth = ["birthDay": "1", "birthMonth": "\u{200B}2 ", "birthYear": "1985"]
}

@Suite("The heading above what is wrong")
struct ProblemHeadingTests {
    @Test(
        "tells what is missing from what is wrong",
        arguments: [
            ([.email, .phone], [], "Vul nog 2 gegevens in"), ([.email], [], "Vul nog 1 gegeven in"),
            ([], [.email, .phone], "2 gegevens kloppen niet"), ([], [.email], "1 gegeven klopt niet"),
            ([.email, .city], [.phone], "Vul nog 2 gegevens in. 1 gegeven klopt niet"),
        ] as [([FormField], [FormField], String)])
    func dutch(missing: [FormField], wrong: [FormField], heading: String) throws {
        #expect(try page(.dutch, missing, wrong).contains("<h2 id=\"problems-title\">\(heading)</h2>"))
    }

    @Test(
        "does so in every language",
        arguments: [
            (.english, "Fill in 2 more details"), (.german, "2 Angaben fehlen noch"),
            (.french, "Il manque 2 informations"),
        ] as [(Language, String)])
    func languages(language: Language, heading: String) throws {
        #expect(try page(language, [.email, .phone], []).contains("<h2 id=\"problems-title\">\(heading)</h2>"))
    }

    private func page(_ language: Language, _ missing: [FormField], _ wrong: [FormField]) throws -> String {
        var form = CheckoutForm(isCompany: false, prefilled: CheckoutValues(texts: PageSamples.known))
        for field in missing { form.prefilled.texts[field] = nil }
        form.problems = (missing + wrong).map { field in
            FieldProblem(field: field, reason: field == .email ? .invalidEmail : .invalidPhone)
        }
        return try GoldenPages.renderer.get().render(PageSamples.checkout(language, form: form))
    }
}

extension TestServer {
    /// A session that must be created.
    /// - Returns: the path of its page.
    fileprivate func checkoutPath(_ message: SessionMessage = SessionMessage()) async throws -> String {
        "/session/\(try await session(message).text)"
    }

    /// Posts a page's form with consent, in Dutch.
    fileprivate func submit(_ path: String, _ fields: [String: String]) async throws -> WireReply {
        let page = try await answer(.get(path))
        let token = try #require(page.text.firstMatch(of: /name="token" value="([^"]+)"/)?.1)
        let pairs = fields.merging(["token": String(token), "consent": "yes"]) { own, _ in own }.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
        }
        return try await answer(
            WireRequest(path, body: pairs.joined(separator: "&").utf8).with("Accept-Language", "nl")
                .with("Content-Type", "application/x-www-form-urlencoded"))
    }
}
