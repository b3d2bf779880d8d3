import Domain
@testable import ServerTestSupport
import Testing

@Suite("The form of a message")
struct MessageFormTests {
    /// A body and what is special about it.
    struct Form: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let body: String

        init(_ description: String, _ body: String) {
            testDescription = description
            self.body = body
        }
    }

    private static let message = V1TestMessage.check(["CITY": "Curaçao"])

    private static let accepted = [
        Form("no declaration", message.xml),
        Form("a declaration and a line feed", "<?xml version=\"1.0\"?>\n\(message.xml)\n"),
        Form("a declaration with encoding", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\(message.xml)"),
        Form("a declaration of Latin-1", "<?xml version='1.0' encoding='ISO-8859-1'?>\(message.xml)"),
        Form("a declaration of UTF-16", "<?xml version='1.0' encoding='UTF-16' standalone='yes' ?>\(message.xml)"),
        Form("a declaration of nonsense", "<?xml version='1.0' encoding='x'?>\(message.xml)"),
        Form("a byte order mark", "\u{FEFF}\(message.xml)"),
        Form("a byte order mark and a declaration", "\u{FEFF}<?xml version=\"1.0\"?>\(message.xml)"),
        Form("a line feed and blanks before API", "\r\n   \(message.xml)"),
        Form("white space before a declaration", "\n\t<?xml version=\"1.0\"?>\n\n\(message.xml)"),
        Form("a blank behind every end tag", message.xml.replacing("</", with: " </").replacing(">", with: "> ")),
        Form("every element on a line of its own", message.xml.replacing("><", with: ">\r\n  <")),
        Form("the fields from last to first", message.reversed.xml),
        Form(
            "comments everywhere",
            "<!-- a -->\(message.xml.replacing("><", with: "><!-- <b> & -->< "))".replacing("< ", with: "<")),
        Form("a processing instruction", "<?php echo ?>\(message.xml)"),
        Form("elements nobody knows", "<API><DEVICE>x</DEVICE><A><B><C>1</C></B></A>\(message.content)</API>"),
        Form("attributes", message.xml.replacing("<TYPE>", with: "<TYPE a='1' b=\"2\">")),
        Form("a default namespace", message.xml.replacing("<API>", with: "<API xmlns=\"urn:x\">")),
        Form(
            "a declared xsi",
            message.xml.replacing("<API>", with: "<API xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">")),
        Form("an undeclared xsi", message.xml.replacing("<CITY>", with: "<STATE xsi:nil=\"true\"/><CITY>")),
        Form("CDATA", message.xml.replacing("Curaçao", with: "<![CDATA[Curaçao]]>")),
        Form("an empty element before the one that counts", message.xml.replacing("<TYPE>", with: "<TYPE/><TYPE>")),
        Form("sixteen elements deep", "<API>\(nested(15))\(message.content)</API>"),
    ]

    @Test("A message is read whatever a shop puts around it", arguments: accepted)
    func reads(_ form: Form) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(WireRequest("/api/check", body: form.body.utf8))
            reply.expectReplyInvariants()
            #expect(reply.code == "500")
        }
    }

    private static let refused = [
        Form("nothing", ""),
        Form("white space", " \n "),
        Form("another root", message.xml.replacing("API>", with: "api>")),
        Form("JSON", #"{"VERSION":"BILLINK2.0"}"#),
        Form("a form", "xml=\(message.xml)"),
        Form("the fields without root", message.content),
        Form("seventeen elements deep", "<API>\(nested(16))\(message.content)</API>"),
        Form("a bare < in a text", message.xml.replacing("Curaçao", with: "a < b")),
        Form("a bare & and a bare <", message.xml.replacing("Curaçao", with: "a & b < c")),
        Form("a control character", message.xml.replacing("Curaçao", with: "a\u{7}b")),
        Form("the reference of a control character", message.xml.replacing("Curaçao", with: "a&#7;b")),
        Form("the reference of no character", message.xml.replacing("Curaçao", with: "a&#x110000;b")),
        Form("an attribute twice", message.xml.replacing("<TYPE>", with: "<TYPE a='1' a='1'>")),
        Form("a second root", message.xml + "<API/>"),
        Form("text behind the root", message.xml + "and more"),
        Form("half of it", String(message.xml.prefix(message.xml.count / 2))),
        Form("all but the last character", String(message.xml.dropLast())),
    ]

    @Test("What is no message is answered 601", arguments: refused)
    func refuses(_ form: Form) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(WireRequest("/api/check", body: form.body.utf8))
            reply.expectReplyInvariants()
            #expect(reply.text == Recorded.error("601", "Errors parsing xml file"))
        }
    }

    private static func nested(_ depth: Int) -> String {
        String(repeating: "<A>", count: depth) + String(repeating: "</A>", count: depth)
    }

    @Test(
        "A last name is stored as the shop meant it",
        arguments: [
            ("Jansen &amp; Zn", "Jansen & Zn"),
            ("Jansen & Zn", "Jansen & Zn"),
            ("Jansen &amp Zn & Co", "Jansen &amp Zn & Co"),
            ("Jansen&nbsp;Zn", "Jansen&nbsp;Zn"),
            ("&", "&"),
            ("Jansen & &lt;b&gt;", "Jansen & <b>"),
            ("<![CDATA[Jansen & <Zn>]]>", "Jansen & <Zn>"),
            ("a & <![CDATA[b & c]]> &amp; d", "a & b & c & d"),
            ("&lt;i&gt;Jansen&lt;/i&gt; &quot;&apos;", "<i>Jansen</i> \"'"),
            ("Jans&#233;n &#x20AC;", "Jansén €"),
            ("  \n Jansen\t ", "Jansen"),
            ("Jansen<!-- Zn -->s", "Jansens"),
            ("Müller", "Müller"),
            ("MÃ¼ller", "Müller"),
            ("Ã", "Ã"),
            ("O'Brien", "O'Brien"),
            ("李 🙂", "李 🙂"),
        ])
    func texts(xml: String, stored: String) async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place(V1TestMessage.order().with("LASTNAME", xml: xml))
            let content = try await sandbox.storedContent("10001")
            #expect(content.customer.person.lastName == stored)
        }
    }

    @Test(
        "Company, street and description arrive as sent, in capitals too",
        arguments: ["CAFÉ®", "NESTLÉ®", "CITROËN™", "SMÅ®", "LA FENÊTRE®", "Ä Ö Ü"])
    func textIsKept(text: String) async throws {
        try await TestServer.run { sandbox in
            let message = V1TestMessage.companyOrder(["COMPANYNAME": text, "STREET": text])
                .with(line: ["DESCRIPTION": text, "PRICEINCL": "10", "BTW": "21"])
            try await sandbox.place(message)
            let content = try await sandbox.storedContent("10001")
            #expect(content.customer.company?.name.text == text)
            #expect(content.customer.address.street == text)
            #expect(content.lines.map(\.description) == [text])
        }
    }

    @Test("References that were escaped twice are replaced in descriptions, and in no name")
    func references() async throws {
        try await TestServer.run { sandbox in
            let line = V1TestLine([
                "DESCRIPTION": "Baker&#039;s salt &amp; &quot;pepper&quot;", "PRICEINCL": "10", "BTW": "21",
            ])
            let message = V1TestMessage.order(["LASTNAME": "Baker &amp; Zn"]).with(lines: [line])
            try await sandbox.place(message)
            let content = try await sandbox.storedContent("10001")
            #expect(content.lines.map(\.description) == ["Baker's salt & \"pepper\""])
            #expect(content.customer.person.lastName == "Baker &amp; Zn")
        }
    }

    @Test(
        "Places, numbers and codes are taken in both APIs as people paste them",
        arguments: [
            ("2e Exloërmond", "9571 aa", "12 bus 0203", "0612345678"),
            ("Bergen (NH)", "1861  KJ", "12 A 2", "06.12345678"),
            ("St. Willebrord", "\u{FEFF}4711AB", "12", "\u{202A}+31 (0)6 12 34 56 78\u{202C}"),
        ])
    func pasted(city: String, postalCode: String, houseNumber: String, phone: String) async throws {
        let fields: [String: String?] = [
            "CITY": city, "POSTALCODE": postalCode, "HOUSENUMBER": houseNumber, "HOUSEEXTENSION": nil,
            "PHONENUMBER": phone,
        ]
        try await TestServer.run { sandbox in
            for api in WireAPI.allCases {
                #expect(try await sandbox.answer(.check(fields), through: api).verdict == "500")
                let number = "\(api)"
                let order = V1TestMessage.order(fields).with(["ORDERNUMBER": number])
                #expect(try await sandbox.answer(order, through: api).verdict == "200")
                let customer = try await sandbox.storedContent(number).customer
                #expect(customer.address.city?.text == city)
                #expect(customer.address.houseNumber.text == "12")
                #expect(customer.phone.e164(in: .netherlands) == "+31612345678")
            }
        }
    }

    @Test(
        "A city that was encoded twice is read",
        arguments: [("KÃ¶ln", "Köln"), ("â\u{80}\u{99}s-Graveland", "’s-Graveland")])
    func doubleEncoding(sent: String, stored: String) async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place(.order(["COUNTRYCODE": "DE", "POSTALCODE": "50667", "CITY": sent]))
            let content = try await sandbox.storedContent("10001")
            #expect(content.customer.address.city?.text == stored)
        }
    }

    @Test(
        "A field that is nil, empty or blank is a field that is not there",
        arguments: [
            "<LASTNAME xsi:nil=\"true\"/>", "<LASTNAME xsi:nil=\"1\"></LASTNAME>",
            "<LASTNAME xsi:nil=\"true\">Jansen</LASTNAME>",
            "<LASTNAME/>", "<LASTNAME></LASTNAME>", "<LASTNAME> \n </LASTNAME>", "<LASTNAME><![CDATA[ ]]></LASTNAME>",
            "",
            "<lastname>Jansen</lastname>", "<LASTNAME><B>Jansen</B></LASTNAME>",
        ])
    func absent(element: String) async throws {
        try await TestServer.run { sandbox in
            let message = V1TestMessage.check(["LASTNAME": nil]).xml.replacing("<API>", with: "<API>\(element)")
            let reply = try await sandbox.answer(WireRequest("/api/check", body: message.utf8))
            #expect(reply.text == Recorded.error("410", "Last name missing"))
        }
    }

    @Test("xsi:nil=\"false\" says nothing")
    func notNil() async throws {
        try await TestServer.run { sandbox in
            let message = V1TestMessage.check().xml.replacing("<LASTNAME>", with: "<LASTNAME xsi:nil=\"false\">")
            let reply = try await sandbox.answer(WireRequest("/api/check", body: message.utf8))
            #expect(reply.code == "500")
        }
    }

    @Test(
        "Case does not matter in version, action and type",
        arguments: [
            ["VERSION": "Billink2.0"], ["ACTION": "CHECK"], ["ACTION": "check"], ["TYPE": "p"],
        ])
    func lowerCase(fields: [String: String]) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(.check(fields))
            #expect(reply.code == "500")
        }
    }
}
