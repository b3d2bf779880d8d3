import Testing

extension CodeCase {
    static let status =
        envelope(of: .status("10001")) + [
            CodeCase("705", "no list of orders", ShopMessage.status().with("INVOICES", xml: nil)),
            CodeCase("420", "an empty list", ShopMessage.status().with("INVOICES", xml: "")),
            CodeCase("420", "an item without anything in it", ShopMessage.status().with("INVOICES", xml: "<ITEM/>")),
            CodeCase("110", "101 orders", .status(of: numbers(101))),
            CodeCase("603", "a stored row that cannot be read", .status("10001")) { sandbox, message in
                try await sandbox.place()
                try await sandbox.execute("UPDATE orders SET stage = 'nonsense'")
                return message
            },
        ]

    static let startWorkflow =
        envelope(of: .start("10001")) + [
            CodeCase("705", "no list of orders", ShopMessage.start().with("INVOICES", xml: nil)),
            CodeCase("705", "an empty list", ShopMessage.start().with("INVOICES", xml: "")),
            CodeCase("708", "11 orders", .start(of: numbers(11))),
            CodeCase("704", "an unknown order", .start("I2014.001.234"), detail: "I2014.001.234"),
            CodeCase("704", "a number that XML has to escape", .start("<&>"), detail: "&lt;&amp;&gt;"),
            CodeCase("704", "a known order between unknown ones", .start("10001", "10002"), detail: "10002") {
                try await $0.place()
                return $1
            },
            CodeCase("707", "an order that is started", .start("10001"), in: .item(number: "10001")) {
                sandbox, message in
                try await sandbox.place()
                #expect(try await sandbox.answer(message).elements("CODE") == ["500", "500"])
                return message
            },
            // Credits come later; until then the stage they leave is written by hand.
            CodeCase("706", "an order credited before its start", .start("10001"), in: .item(number: "10001")) {
                try await $0.place()
                try await $0.execute("UPDATE orders SET stage = 'credited'")
                return $1
            },
            CodeCase("603", "a stored row that cannot be read", .start("10001")) { sandbox, message in
                try await sandbox.place()
                try await sandbox.execute("UPDATE orders SET stage = 'nonsense'")
                return message
            },
        ]

    private static func numbers(_ count: Int) -> [String] { (1...count).map(String.init) }
}
