import Domain
@testable import ServerTestSupport
import Storage
import Testing
import UseCases

@Suite("VAT reasons of an order")
struct SupplyTests {
    private static func line(_ rate: String, _ reason: String? = nil, text: String? = nil) -> V1TestLine {
        let fields: [(String, String?)] = [
            ("CODE", "1"), ("DESCRIPTION", "Stoel"), ("ORDERQUANTITY", "1"), ("PRICEINCL", "100"), ("BTW", rate),
            ("VATREASON", reason), ("VATREASONTEXT", text),
        ]
        return V1TestLine(fields.compactMap { name, text in text.map { (name: name, text: $0) } })
    }

    @Test("A line's reason for no VAT is kept, and an order's for its other zero rates", arguments: WireAPI.allCases)
    func reasons(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            let order = V1TestMessage.companyOrder(["VATREASON": "Reverse-Charge", "VATREASONTEXT": "Onderaanneming"])
                .with(lines: [Self.line("0", "exempt", text: "Onderwijs"), Self.line("0"), Self.line("21")])
            let reply = try await sandbox.answer(order, through: api)
            #expect(reply.verdict == "200", "\(reply.text)")
            #expect(
                try await sandbox.storedContent("10001").lines.map(\.vatExemption) == [
                    VATExemption(.exempt, text: "Onderwijs"), VATExemption(.reverseCharge, text: "Onderaanneming"), nil,
                ])
        }
    }

    @Test(
        "A reason that is unknown, or stands on a line with VAT, is refused; the JSON API names the field",
        arguments: WireAPI.allCases,
        [
            ("vrijgesteld", "0", nil), (nil, "0", "vrijgesteld"), (nil, "21", "reverse_charge"),
        ] as [(String?, String, String?)])
    func wrongReasons(api: WireAPI, message: (ofOrder: String?, rate: String, ofLine: String?)) async throws {
        try await TestServer.run { sandbox in
            let order = V1TestMessage.companyOrder(["VATREASON": message.ofOrder])
                .with(lines: [Self.line(message.rate, message.ofLine)])
            let reply = try await sandbox.answer(order, through: api)
            #expect(reply.verdict == "430")
            #expect(reply.text.contains("Wrong BTW value, should be "), "\(reply.text)")
            if api == .v2 {
                let sentence = reply.json?["error.message"]?.text ?? ""
                #expect(sentence.contains("vatReason") && sentence.contains("intra_community"), "\(sentence)")
            }
            #expect(try await sandbox.count("orders") == 0)
        }
    }

    @Test("An invalid or distant day of delivery is refused", arguments: WireAPI.allCases)
    func wrongDays(api: WireAPI) async throws {
        try await TestServer.run { sandbox in
            for day in ["morgen", "31-02-2026", "01-01-1999", "01-01-2099"] {
                let reply = try await sandbox.answer(.order(["DELIVERYDATE": day]), through: api)
                #expect(reply.verdict == "405", "\(day)")
                if api == .v2 { #expect(reply.json?["error.message"]?.text?.contains("deliveryDate") ?? false) }
            }
            let reply = try await sandbox.answer(.order(["DELIVERYDATE": "01-12-2026"]), through: api)
            #expect(reply.verdict == "200")
            #expect(try await sandbox.storedContent("10001").deliveryDate == CivilDate("01-12-2026"))
        }
    }

    @Test("With the start of the workflow too, and then nothing is started", arguments: WireAPI.allCases)
    func start(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            for number in ["10001", "10002"] { try await sandbox.place(.order(["ORDERNUMBER": number])) }
            func start(_ day: String) async throws -> WireReply {
                let items = [
                    V1TestLine([("INVOICENUMBER", "10001")]),
                    V1TestLine([("INVOICENUMBER", "10002"), ("DELIVERYDATE", day)]),
                ]
                let message = V1TestMessage.start().with("INVOICES", xml: V1TestMessage.lines(items))
                return try await sandbox.answer(message, through: api)
            }
            let wrong = try await start("morgen")
            #expect(wrong.verdict == "601")
            if api == .v2 { #expect(wrong.json?["error.message"]?.text?.contains("deliveryDate") ?? false) }
            #expect(try await sandbox.events() == ["placed"])
            #expect(try await start("24-11-2026").verdict == "500")
            let order = try #require(try await sandbox.storedOrder("10002"))
            let events = try await sandbox.platform.database.read {
                try OrderEventTable.events(ofOrder: order.id, in: $0)
            }
            #expect(
                events.last?.payload
                    == .workflowStarted(amount: Money(cents: 12_100), deliveryDate: CivilDate("24-11-2026")))
            #expect(try await sandbox.info("10002")["deliveryDate"]?.text == "24-11-2026")
        }
    }

    @Test("Info tells what was sent with an order, and nothing of it where nothing was")
    func info() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place(.order(["ORDERNUMBER": "10002"]))
            let sent: [String: JSONNode?] = [
                "customer.email2": "boekhouding@example.com", "trackAndTrace": "3SOLD", "variable1": "Filiaal 7",
                "variable3": "Actie", "deliveryDate": "01-12-2026", "shippingAddress.street": "Dam",
                "shippingAddress.houseNumber": "2", "shippingAddress.postalCode": "1012JS",
                "shippingAddress.city": "Amsterdam", "shippingAddress.lastName": "Bos",
            ]
            #expect(try await sandbox.answer(json: .order(sent)).verdict == "200")
            let start: JSONNode = [["number": "10001", "trackAndTrace": "3SNEW"]]
            #expect(try await sandbox.answer(json: V2TestMessage.start().with(["invoices": start])).verdict == "500")
            let told = try await sandbox.info()
            let expected = [
                "email2": "boekhouding@example.com", "trackAndTrace": "3SNEW", "variable1": "Filiaal 7",
                "variable3": "Actie", "deliveryDate": "01-12-2026", "shippingAddress.street": "Dam",
                "shippingAddress.houseNumber": "2", "shippingAddress.postalCode": "1012JS",
                "shippingAddress.countryCode": "NL", "shippingAddress.lastName": "Bos",
            ]
            for (path, text) in expected { #expect(told[path]?.text == text, "\(path) in \(told)") }
            #expect(told["variable2"] == nil)
            let plain = try await sandbox.info("10002")
            for path in expected.keys { #expect(plain[path] == nil, "\(path)") }
        }
    }

    @Test("A zero rate to a company with a VAT number of another member state is an intra-community supply")
    func intraCommunity() async throws {
        try await TestServer.audited { sandbox in
            let order = V1TestMessage.companyOrder([
                "COUNTRYCODE": "BE", "POSTALCODE": "2000", "CITY": "Antwerpen", "CHAMBEROFCOMMERCE": "0123.456.749",
                "VATNUMBER": "BE0123456749",
            ]).with(lines: [Self.line("0")])
            try await sandbox.place(order)
            try await sandbox.start("10001")
            let reply = try await sandbox.answer(.get(sandbox.invoicePath() + "/ubl"))
            #expect(reply.status == 200)
            for part in [
                "<cbc:ID>K</cbc:ID>", "VATEX-EU-IC", "<cbc:SalesOrderID>10001</cbc:SalesOrderID>",
                "<cbc:EndpointID schemeID=\"0208\">0123456749</cbc:EndpointID>",
                "<cbc:IdentificationCode>BE</cbc:IdentificationCode>",
            ] {
                #expect(reply.text.contains(part), "\(part) in \(reply.text)")
            }
            #expect(!reply.text.contains("<cbc:ID>Z</cbc:ID>"))
        }
    }
}
