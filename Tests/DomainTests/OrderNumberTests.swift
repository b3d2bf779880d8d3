import Testing

@testable import Domain

@Suite("Order numbers")
struct OrderNumberTests {
    @Test(
        "Numbers as published clients send them are accepted",
        arguments: [
            "O2014.05.28.2443", "KRKND-0001", "1529499250", "000000123", "0", "validation", "a_b-C.9",
            String(repeating: "9", count: 50),
        ]
    )
    func accepted(text: String) {
        #expect(OrderNumber(text)?.text == text)
    }

    @Test(
        "Other characters, nothing and more than 50 characters are refused",
        arguments: [
            "", " ", "12 34", "12/34", "#12", "12\n", "é", "１２", "12'--", "<12>",
            String(repeating: "9", count: 51),
        ]
    )
    func refused(text: String) {
        #expect(OrderNumber(text) == nil)
    }

    @Test("The number of a dry run is `validation`")
    func dryRun() {
        #expect(OrderNumber.dryRun.text == "validation")
        #expect(OrderNumber("validation") == OrderNumber.dryRun)
    }

    @Test(
        "An invoice number is the workflow, the merchant's letters and the order number with hyphens for dots",
        arguments: [
            (1, "TST", "O2014.05.28.2443", "1TSTO2014-05-28-2443"), (3, "AB", "KRKND-0001", "3ABKRKND-0001"),
            (99, "API", "a_b.c", "99APIa_b-c"),
            (1, "TST", "...", "1TST---"),
        ]
    )
    func invoiceNumbers(workflow: Int, letters: String, order: String, invoice: String) throws {
        let number = InvoiceNumber(
            workflow: workflow, letterCode: try #require(LetterCode(letters)), order: try #require(OrderNumber(order))
        )
        #expect(number.text == invoice)
        #expect(number == InvoiceNumber(stored: invoice))
    }
}
