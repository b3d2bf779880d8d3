import Domain
import Testing
import UseCases

@testable import Wire

@Suite("Legacy messages")
struct V1MessageTests {
    private func message(_ content: String, for call: V1Call = .order) throws -> V1Message {
        try V1Message(Array("<API><VERSION>BILLINK2.0</VERSION>\(content)</API>".utf8), for: call)
    }

    @Test("Every field of a check or an order has an element, and no element belongs to two fields")
    func elements() {
        let names = FormField.allCases.flatMap(\.elementNames)
        #expect(FormField.allCases.allSatisfy { !$0.elementNames.isEmpty })
        #expect(Set(names).count == names.count)
    }

    @Test("A field is read under each of its names, the first that says anything", arguments: FormField.allCases)
    func aliases(field: FormField) throws {
        for name in field.elementNames {
            #expect(try message("<\(name)> x </\(name)>").text(field) == "x")
        }
        let all = field.elementNames.enumerated().map { "<\($1)>\($0 == 0 ? "" : "\($0)")</\($1)>" }.joined()
        #expect(try message(all).text(field) == (field.elementNames.count > 1 ? "1" : nil))
    }

    @Test(
        "Lines are found whatever they are called",
        arguments: [
            ("<ORDERITEMS><ITEM><CODE>1</CODE></ITEM><ITEM><CODE>2</CODE></ITEM></ORDERITEMS>", ["1", "2"]),
            ("<ORDERITEMS><ITEMS><CODE>1</CODE></ITEMS><ITEMS><CODE>2</CODE></ITEMS></ORDERITEMS>", ["1", "2"]),
            ("<ORDERITEMS><CODE>1</CODE><BTW>21</BTW></ORDERITEMS>", ["1"]),
            ("<ORDERITEMS><CODE>1</CODE></ORDERITEMS><ORDERITEMS><CODE>2</CODE></ORDERITEMS>", ["1", "2"]),
            ("<ORDERITEMS></ORDERITEMS>", []), ("<ORDERITEMS/>", []), ("<ORDERITEMS><ITEM/></ORDERITEMS>", []),
            ("<ORDERITEMS>\n <ITEM>\n  <CODE>1</CODE>\n </ITEM>\n</ORDERITEMS>", ["1"]),
        ]
    )
    func lines(list: String, codes: [String]) throws {
        #expect(try message(list).entries(of: "ORDERITEMS")?.compactMap { $0.text("CODE") } == codes)
    }

    @Test("No list at all is something else than an empty one")
    func missingList() throws {
        #expect(try message("").orderReferences() == nil)
        #expect(try message("<INVOICES/>").orderReferences()?.isEmpty == true)
    }

    @Test("Lower-case children leave an item without a number")
    func lowerCase() throws {
        let references = try message(
            "<INVOICES><ITEM><invoicenumber>1</invoicenumber></ITEM></INVOICES>", for: .status
        ).orderReferences()
        #expect(references?.map(\.reference.number) == [""])
    }

    @Test("The version is told before anything else, and compared without regard to case")
    func version() throws {
        #expect(throws: Refusal(.unknownVersion)) { try V1Message(Array("<API/>".utf8), for: .check) }
        #expect(throws: Refusal(.unreadableMessage)) { try V1Message(Array("<SOAP/>".utf8), for: .check) }
        _ = try V1Message(Array("<API><VERSION>Billink2.0</VERSION></API>".utf8), for: .check)
    }
}
