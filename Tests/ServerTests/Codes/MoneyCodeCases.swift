@testable import ServerTestSupport
import Testing

/// Credits and payments. Their codes are those of single orders, but for what is wrong with the whole request.
extension ErrorCodeCase {
    static let credit =
        envelope(of: .credit("10001", "1.00")) + creditRequests + creditStages + [
            .brokenOrder(.credit("10001", "1.00"))
        ]

    private static let creditRequests = [
        ErrorCodeCase("705", "no list of orders", V1TestMessage.credit([]).with("INVOICES", xml: nil)),
        ErrorCodeCase("705", "an empty list", .credit([])),
        ErrorCodeCase(
            "402", "a workflow that was not agreed", .credit("10001", "1.00", ["WORKFLOWNUMBER": "100"]),
            detail: "100", in: .item(number: "10001")
        ) {
            try await $0.placeStarted()
            return $1
        },
        ErrorCodeCase(
            "402", "a workflow number that is none", .credit("10001", "1.00", ["WORKFLOWNUMBER": "x<y"]),
            detail: "x<y", in: .item(number: "10001")
        ) {
            try await $0.placeStarted()
            return $1
        },
        ErrorCodeCase("-1", "an unknown order", .credit("nobody", "1.00"), in: .item(number: "nobody")),
        ErrorCodeCase(
            "-1", "another workflow than the order's", .credit("10001", "1.00", ["WORKFLOWNUMBER": "1"]),
            in: .item(number: "10001")
        ) {
            try await $0.placeStarted()
            return $1
        },
        ErrorCodeCase(
            "404", "the number of another credit", .credit("10001", "2.00", ["CREDITNUMBER": "C-1"]), detail: "C-1",
            in: .item(number: "10001")
        ) {
            try await $0.placeStarted()
            #expect(try await $0.answer(.credit("10001", "1.00", ["CREDITNUMBER": "C-1"])).verdict == "200")
            return $1
        },
        ErrorCodeCase(
            "601", "101 credits", .credit(Array(repeating: V1TestLine("10001", ["CREDITAMOUNT": "1"]), count: 101))),
    ]

    private static let creditStages: [ErrorCodeCase] = [
        .creditRefused("a cent more than the order came to", "121.01"), .creditRefused("no amount", nil),
        .creditRefused("an amount that is none", "ten"), .creditRefused("a Dutch decimal comma", "1,50"),
        .creditRefused("nothing", "0.00"), .creditRefused("less than nothing", "-1.00"),
        ErrorCodeCase("707", "more than is left to credit", .credit("10001", "21.01"), in: .item(number: "10001")) {
            try await $0.placeStarted()
            #expect(try await $0.answer(.credit("10001", "100")).verdict == "200")
            return $1
        },
        ErrorCodeCase("707", "an order with the collector", .credit("10001", "1.00"), in: .item(number: "10001")) {
            try await $0.placeInCollection()
            return $1
        },
        ErrorCodeCase("708", "an order that is fully credited", .credit("10001", "1.00"), in: .item(number: "10001")) {
            try await $0.placeStarted()
            #expect(try await $0.answer(.credit("10001", "121")).verdict == "200")
            return $1
        },
        ErrorCodeCase("708", "an order credited before its start", .credit("10001", "1.00"), in: .item(number: "10001"))
        {
            try await $0.place()
            #expect(try await $0.answer(.credit("10001", "121")).verdict == "200")
            return $1
        },
    ]

    private static func creditRefused(_ why: String, _ amount: String?) -> ErrorCodeCase {
        ErrorCodeCase("707", why, .credit("10001", amount), in: .item(number: "10001")) {
            try await $0.placeStarted()
            return $1
        }
    }

    static let payment =
        envelope(of: .payment("10001", "1.00")) + paymentRequests + paymentStages + [
            .brokenOrder(.payment("10001", "1.00"))
        ]

    private static let paymentRequests = [
        ErrorCodeCase("420", "no list of orders", V1TestMessage.payment([]).with("INVOICES", xml: nil)),
        ErrorCodeCase("420", "an empty list", .payment([])),
        ErrorCodeCase("704", "an unknown order", .payment("nobody", "1.00"), detail: "nobody"),
        ErrorCodeCase(
            "704", "an unknown order behind a known one",
            .payment([V1TestLine("10001", ["AMOUNT": "1"]), V1TestLine("nobody", ["AMOUNT": "1"])]), detail: "nobody"
        ) {
            try await $0.placeStarted()
            return $1
        },
        ErrorCodeCase(
            "402", "a workflow that was not agreed", .payment("10001", "1.00", ["WORKFLOWNUMBER": "100"]),
            detail: "100", in: .item(number: "10001")
        ) {
            try await $0.placeStarted()
            return $1
        },
        ErrorCodeCase(
            "708", "31 characters of description",
            .payment("10001", "1.00", ["DESCRIPTION": String(repeating: "é", count: 31)]), in: .item(number: "10001")
        ) {
            try await $0.placeStarted()
            return $1
        },
        ErrorCodeCase(
            "601", "101 payments", .payment(Array(repeating: V1TestLine("10001", ["AMOUNT": "1"]), count: 101))),
    ]

    private static let paymentStages = [
        ErrorCodeCase("707", "an order the customer has paid", .payment("10001", "1.00"), in: .item(number: "10001")) {
            try await $0.placeStarted()
            try await $0.pay("3TST10001", "121")
            return $1
        },
        ErrorCodeCase("707", "an order that is fully credited", .payment("10001", "1.00"), in: .item(number: "10001")) {
            try await $0.placeStarted()
            #expect(try await $0.answer(.credit("10001", "121")).verdict == "200")
            return $1
        },
        ErrorCodeCase("706", "an order with the collector", .payment("10001", "1.00"), in: .item(number: "10001")) {
            try await $0.placeInCollection()
            return $1
        },
    ]
}
