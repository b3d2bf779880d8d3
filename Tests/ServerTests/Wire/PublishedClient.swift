@testable import ServerTestSupport
import Testing

/// A published client as docs/spec/wire-v1.md describes it: how it dresses its messages, and what it says in them.
struct PublishedClient: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var prefix = "/api"
    var version = "HTTP/1.1"
    var contentType: String?
    /// Formats the one-line message as the client sends it.
    var dress: @Sendable (V1TestMessage) -> String = { $0.xml }
    var check: V1TestMessage
    var order: V1TestMessage
    /// Order total in cents.
    let cents: Int64

    func request(_ message: V1TestMessage) -> WireRequest {
        var request = WireRequest("\(prefix)/\(message.call)", body: dress(message).utf8)
            .with("Content-Type", contentType)
        request.version = version
        return request
    }

    static let all = [kees, omnipay, magento2, wooCommerce, oldWooCommerce, magento1, prestaShop]

    private static let kees = PublishedClient(
        testDescription: "PHP library (kees)",
        dress: { "<?xml version=\"1.0\"?>\($0.xml)" },
        check: .company(["ACTION": "CHECK", "ORDERAMOUNT": "1,452.00", "SEX": nil]),
        order: .companyOrder([
            "ACTION": "ORDER", "WORKFLOWNUMBER": "1", "ORDERAMOUNT": "1,452.00", "ADITIONALTEXT": "Thank you",
            "EMAIL2": "books@example.com",
        ]).with(line: ["DESCRIPTION": "Desk", "ORDERQUANTITY": "1", "PRICEEXCL": "1200", "BTW": "21"]),
        cents: 145_200)

    private static let omnipay = PublishedClient(
        testDescription: "Omnipay",
        dress: { "<?xml version=\"1.0\"?>\($0.reversed.xml)" },
        check: .check([
            "WORKFLOWNUMBER": "3", "BIRTHDATE": nil, "SEX": nil, "INITIALS": nil, "HOUSEEXTENSION": "",
            "COMPANYNAME": "",
        ]),
        order: V1TestMessage.order([
            "BIRTHDATE": nil, "SEX": nil, "INITIALS": nil, "ORDERAMOUNT": "24.2", "CURRENCY": "EUR",
        ])
        .with(
            "ORDERITEMS",
            xml: V1TestMessage.lines(
                [V1TestLine(["CODE": "1", "ORDERQUANTITY": "2", "PRICEINCL": "12.1", "BTW": "21"])], named: "ITEMS")),
        cents: 2_420)

    private static let magento2 = PublishedClient(
        testDescription: "Magento 2",
        contentType: "text/xml",
        dress: { "<?xml version=\"1.0\"?>\($0.xml)" },
        check: .check([
            "DATE": "23-11-2026", "DEVICE": "Linux", "BROWSER": "Firefox 145", "ADITIONALTEXT": "", "SEX": nil,
            "VALIDATEORDER": nil, "BACKDOOR": "1",
        ]),
        order: V1TestMessage.order(["WORKFLOWNUMBER": "1", "SEX": nil, "ORDERNUMBER": "000000123", "ORDERAMOUNT": nil])
            .with(lines: [
                V1TestLine(["CODE": "SKU", "ITEMQUANTITY": "2.0000", "PRICEEXCL": "50.0000", "BTW": "21.0000"]),
                V1TestLine(["DESCRIPTION": "Fee", "ITEMQUANTITY": "1", "PRICEINCL": "1.9500", "BTW": "1.21"]),
                V1TestLine(["CODE": "SPRING", "ITEMQUANTITY": "1", "PRICEINCL": "-10", "BTW": "21.0000"]),
            ]),
        cents: 11_295)

    private static let wooCommerce = PublishedClient(
        testDescription: "WooCommerce",
        prefix: "/v1/client", version: "HTTP/1.0", contentType: "application/x-www-form-urlencoded",
        dress: { message in
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\(message.xml.replacing("><", with: ">\n  <"))\n"
        },
        check: .check([
            "SEX": "O", "DELIVERYSTREET": "Damrak", "DELIVERY_HOUSENUMBER": "1", "DELIVERY_HOUSEEXTENSION": "A",
            "DELIVERY_POSTALCODE": "1012 JS", "HIGHRISK": "0",
        ]),
        order: V1TestMessage.order([
            "WORKFLOWNUMBER": "1", "SEX": "O", "DELIVERYSTREET": "Damrak", "DELIVERY_HOUSENUMBER": "1",
            "DELIVERY_HOUSEEXTENSION": "A", "DELIVERY_POSTALCODE": "1012 JS", "ORDERAMOUNT": "117.05",
            "CURRENCY": "EUR", "DEBTORNUMBER": "7", "ADDITIONALTEXT": "",
        ]).with(lines: [
            V1TestLine(["CODE": "1", "ORDERQUANTITY": "1", "PRICEINCL": "112.1", "PRICEEXCL": "92.64", "BTW": "21"]),
            V1TestLine([
                "DESCRIPTION": "Shipping", "ORDERQUANTITY": "1", "PRICEINCL": "4.95", "PRICEEXCL": "4.09", "BTW": "21",
            ]),
        ]),
        cents: 11_705)

    private static let oldWooCommerce = PublishedClient(
        testDescription: "the older WooCommerce plugin",
        contentType: "application/x-www-form-urlencoded",
        dress: { $0.xml.replacing("><", with: ">\n<") },
        // It sends a company's check as a consumer's. Its BACKDOOR, always 0, is left out: in a sandbox that is a no.
        check: .check([
            "COMPANYNAME": "Acme & Zn", "CHAMBEROFCOMMERCE": "01234567", "SEX": "O", "STREET": nil,
            "CITY": "CuraÃ§ao", "BACKDOOR": nil,
        ]),
        order: V1TestMessage.companyOrder([
            "WORKFLOWNUMBER": "1", "SEX": "O", "CITY": "CuraÃ§ao", "BANKACCOUNTNUMBER": "", "BANKACCOUNTHOLDER": "",
            "ADITIONALTEXT": "",
        ]).with(lines: [
            V1TestLine(["CODE": "1", "ORDERQUANTITY": "3", "ITEMQUANTITY": "1", "PRICEINCL": "24.20", "BTW": "21"]),
            V1TestLine(["CODE": "Discount", "ORDERQUANTITY": "1", "PRICEINCL": "-5.00", "BTW": "0"]),
        ]),
        cents: 6_760)

    private static let magento1 = PublishedClient(
        testDescription: "Magento 1",
        contentType: "text/xml",
        dress: { $0.reversed.xml },
        check: .check([
            "DELIVERYSTREET": "Spui", "DELIVERY_HOUSENUMBER": "21", "DELIVERY_HOUSEEXTENSION": "",
            "DELIVERY_POSTALCODE": "1012WX",
        ]),
        order: V1TestMessage.order([
            "WORKFLOWNUMBER": "1", "DELIVERYSTREET": "Spui", "DELIVERYHOUSENUMBER": "21", "DELIVERYHOUSEEXTENSION": "",
            "DELIVERYPOSTALCODE": "1012WX", "VARIABLE1": "100000001", "VARIABLE2": "", "VARIABLE3": "",
            "VATNUMBER": "NL123456789B01", "VALIDATEORDER": "N",
        ]).with(line: ["CODE": "1", "DESCRIPTION": "Lamp", "BTW": "21", "ORDERQUANTITY": "1", "PRICEEXCL": "100"]),
        cents: 12_100)

    private static let prestaShop = PublishedClient(
        testDescription: "PrestaShop",
        contentType: "application/xml; charset=utf-8",
        dress: { message in
            "\n        "
                + message.xml.replacing("&amp;", with: "&").replacing("></", with: "> </").replacing("><", with: "> <")
        },
        check: .check([
            "FIRSTNAME": nil, "INITIALS": "Anna & Bert", "STREET": nil, "SEX": "V", "LASTNAME": "Jansen & Zn",
        ]),
        order: V1TestMessage.order([
            "WORKFLOWNUMBER": "1", "FIRSTNAME": nil, "INITIALS": "Anna & Bert", "LASTNAME": "Jansen & Zn", "SEX": "V",
        ]).with(lines: [
            V1TestLine([
                "CODE": "1", "ORDERQUANTITY": "2", "ITEMQUANTITY": "1", "PRICEINCL": "60.50", "PRICEEXCL": "50",
                "BTW": "21",
            ]),
            V1TestLine(["CODE": "K01", "ORDERQUANTITY": "1", "ITEMQUANTITY": "1", "PRICEINCL": "-6.05", "BTW": "0"]),
            V1TestLine(["CODE": "00", "ORDERQUANTITY": "1", "ITEMQUANTITY": "1", "PRICEINCL": "6.05", "BTW": "21"]),
        ]),
        cents: 12_100)
}
