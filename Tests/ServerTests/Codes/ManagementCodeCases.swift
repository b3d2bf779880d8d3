@testable import ServerTestSupport
import Testing

extension ErrorCodeCase {
    static let status =
        envelope(of: .status("10001")) + [
            ErrorCodeCase("705", "no list of orders", V1TestMessage.status().with("INVOICES", xml: nil)),
            ErrorCodeCase("420", "an empty list", V1TestMessage.status().with("INVOICES", xml: "")),
            ErrorCodeCase(
                "420", "an item without anything in it", V1TestMessage.status().with("INVOICES", xml: "<ITEM/>")),
            ErrorCodeCase("110", "101 orders", .status(of: numbers(101))),
            ErrorCodeCase("111", "a second request where one is allowed", .status("10001")) { sandbox, message in
                try await sandbox.limit(perSecond: 1, burst: 1)
                #expect(try await sandbox.answer(message).code == "200")
                return message
            },
            .brokenOrder(.status("10001")),
        ]

    static let startWorkflow =
        envelope(of: .start("10001")) + [
            ErrorCodeCase("705", "no list of orders", V1TestMessage.start().with("INVOICES", xml: nil)),
            ErrorCodeCase("705", "an empty list", V1TestMessage.start().with("INVOICES", xml: "")),
            ErrorCodeCase("708", "11 orders", .start(of: numbers(11))),
            ErrorCodeCase("704", "an unknown order", .start("I2014.001.234"), detail: "I2014.001.234"),
            ErrorCodeCase("704", "a number that XML has to escape", .start("<&>"), detail: "<&>"),
            ErrorCodeCase("704", "a known order between unknown ones", .start("10001", "10002"), detail: "10002") {
                try await $0.place()
                return $1
            },
            ErrorCodeCase(
                "704", "the order's number beside another workflow", .start("10001", workflow: "1"), detail: "10001"
            ) {
                try await $0.place()
                return $1
            },
            ErrorCodeCase("707", "an order that is started", .start("10001"), in: .item(number: "10001")) {
                try await $0.placeStarted()
                return $1
            },
            ErrorCodeCase(
                "707", "an order paid before its start, once started", .start("10001"), in: .item(number: "10001")
            ) {
                try await $0.place()
                #expect(try await $0.answer(.payment("10001", "121")).verdict == "200")
                try await $0.start("10001")
                return $1
            },
            ErrorCodeCase("707", "an order credited after its start", .start("10001"), in: .item(number: "10001")) {
                try await $0.placeStarted()
                #expect(try await $0.answer(.credit("10001", "121")).verdict == "200")
                return $1
            },
            ErrorCodeCase("707", "an order credited before its start", .start("10001"), in: .item(number: "10001")) {
                try await $0.place()
                #expect(try await $0.answer(.credit("10001", "121")).verdict == "200")
                return $1
            },
            .brokenOrder(.start("10001")),
        ]

    static let onHold =
        envelope(of: .hold("10001"), wrongID: "101") + [
            ErrorCodeCase(
                "104", "resume without RESUME", V1TestMessage.resume("10001").with(["RESUME": nil]), as: .legacyOnly),
            ErrorCodeCase(
                "104", "another RESUME", V1TestMessage.resume("10001").with(["RESUME": "n"]), as: .legacyOnly),
            ErrorCodeCase("401", "no number", .hold(nil)),
            ErrorCodeCase("401", "no workflow number", .hold("10001", workflow: nil)),
            ErrorCodeCase("401", "no number to resume", .resume(nil)),
            ErrorCodeCase("401", "no workflow number to resume", .resume("10001", workflow: nil)),
            ErrorCodeCase("402", "an unknown number", .hold("nobody")),
            ErrorCodeCase("402", "an unknown number to resume", .resume("nobody")),
            ErrorCodeCase("402", "another workflow than the order's", .hold("10001", workflow: "1")) {
                try await $0.placeStarted()
                return $1
            },
            ErrorCodeCase("402", "a workflow that was not agreed", .hold("10001", workflow: "100")) {
                try await $0.placeStarted()
                return $1
            },
            ErrorCodeCase("403", "15 days of what is guaranteed", .hold("10001", days: "15", workflow: "1")) {
                try await $0.placeGuaranteed()
                try await $0.start("10001")
                return $1
            },
            ErrorCodeCase("403", "a second hold that makes 15 days of both", .hold("10001", days: "14", workflow: "1"))
            {
                try await $0.placeGuaranteed()
                try await $0.start("10001")
                #expect(try await $0.answer(.hold("10001", days: "14", workflow: "1")).code == "200")
                try await $0.advance(["days": 1])
                return $1
            },
            ErrorCodeCase("701", "an order that is not started", .hold("10001")) {
                try await $0.place()
                return $1
            },
            ErrorCodeCase("701", "an order that is paid", .hold("10001")) {
                try await $0.placeStarted()
                try await $0.pay("3TST10001", "121")
                return $1
            },
            ErrorCodeCase("701", "an order with the collector", .hold("10001", workflow: "1")) {
                try await $0.placeInCollection()
                return $1
            },
            .brokenOrder(.hold("10001")),
        ]

    private static func numbers(_ count: Int) -> [String] { (1...count).map(String.init) }

    /// Case of every call about an order whose row cannot be read.
    static func brokenOrder(_ message: V1TestMessage) -> ErrorCodeCase {
        ErrorCodeCase("603", "a stored row that cannot be read", message) { sandbox, message in
            try await sandbox.place()
            try await sandbox.execute("UPDATE orders SET stage = 'nonsense'")
            return message
        }
    }
}
