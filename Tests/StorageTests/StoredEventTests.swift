import Domain
import Testing

@testable import Storage

/// The texts were recorded from the version before payloads had types, which wrote them with `JSONEncoder`.
@Suite("Stored payloads of order events")
struct StoredEventTests {
    private typealias Payload = OrderEvent.Payload

    private static let day = CivilDate(dayNumber: 20_781)

    private static let stored: [(payload: OrderEvent.Payload, text: String)] = [
        (.placed, "{}"), (.workflowStarted(amount: Money(cents: 12_100)), #"{"amount":"12100"}"#),
        (
            .workflowStarted(amount: Money(cents: 12_100), trackAndTrace: #"3S/"TEST""#, deliveryDate: day),
            #"{"amount":"12100","deliveryDate":"2026-11-24","trackAndTrace":"3S/\"TEST\""}"#
        ),
        (
            .stepDone(name: "Invoice", document: .invoice, dueDate: CivilDate(dayNumber: 20_800)),
            #"{"document":"invoice","dueOn":"2026-12-13","step":"Invoice"}"#
        ),
        (
            .stepDone(name: "Collection", document: .collectionNotice, dueDate: CivilDate(dayNumber: 20_800)),
            #"{"document":"collection_notice","dueOn":"2026-12-13","step":"Collection"}"#
        ),
        (.credited(amount: Money(cents: 12_100)), #"{"amount":"12100"}"#),
        (.credited(amount: Money(cents: 1_000), number: "C-2"), #"{"amount":"1000","creditNumber":"C-2"}"#),
        (
            .credited(amount: Money(cents: 1_000), description: #"Kapot \ é"#, number: "C-1"),
            #"{"amount":"1000","creditNumber":"C-1","description":"Kapot \\ é"}"#
        ),
        (.closedBeforeStart(amount: Money(cents: 12_100)), #"{"amount":"12100"}"#),
        (.returnCostsCharged(amount: Money(cents: 200)), #"{"amount":"200"}"#),
        (.paymentRegistered(amount: Money(cents: 1)), #"{"amount":"1"}"#),
        (
            .paymentRegistered(amount: Money(cents: 1), description: "Contant\t\u{8}"),
            #"{"amount":"1","description":"Contant\t\b"}"#
        ),
        (.paymentReceived(amount: Money(cents: 3_050)), #"{"amount":"3050"}"#),
        (.collectionCostsCharged(amount: Money(cents: 4_000)), #"{"amount":"4000"}"#),
        (.held(until: CivilDate(dayNumber: 20_783)), #"{"until":"2026-11-26"}"#), (.resumed, "{}"),
        (.messagePosted(text: "Eén\ntwee\u{1}/\r"), #"{"text":"Eén\ntwee\u0001/\r"}"#),
    ]

    @Test("Each is stored as the text that earlier versions wrote, and read back as it was")
    func roundTrip() throws {
        for (payload, text) in Self.stored {
            #expect(payload.storedText == text)
            #expect(try Payload(payload.kind, storedText: text) == payload)
        }
        #expect(Set(Self.stored.map(\.payload.kind)) == Set(OrderEvent.Kind.allCases))
    }

    @Test(
        "Texts are escaped as JSONEncoder escapes them",
        arguments: [
            String(String.UnicodeScalarView((0..<0x80 as Range<UInt8>).map { Unicode.Scalar($0) })),
            "\r\n", "\u{7F}\u{80}\u{2028}\u{2029}", "é€🙂𐍈e\u{301}", "</script>", "",
        ])
    func escapes(text: String) throws {
        let payload = Payload.messagePosted(text: text)
        #expect(payload.storedText == (try JSONColumn.encode(["text": text])))
        #expect(try Payload(.messagePosted, storedText: payload.storedText) == payload)
    }

    @Test("Amounts and dates at the ends of what they hold come back")
    func extremes() throws {
        for cents in [Int64.min, -1, 0, .max] {
            let payload = Payload.paymentReceived(amount: Money(cents: cents))
            #expect(try Payload(.paymentReceived, storedText: payload.storedText) == payload)
        }
        for date in [CivilDate(dayNumber: .min), CivilDate(dayNumber: .max)] {
            let payload = Payload.held(until: date)
            #expect(try Payload(.held, storedText: payload.storedText) == payload)
        }
    }

    @Test("What older versions left out is absent, and is stored again as it was")
    func older() throws {
        let forms: [(payload: Payload, text: String)] = [
            (.workflowStarted(amount: nil), "{}"),
            (.workflowStarted(amount: nil, trackAndTrace: "3S1"), #"{"trackAndTrace":"3S1"}"#),
            (.stepDone(name: "Reminder"), #"{"step":"Reminder"}"#),
        ]
        for (payload, text) in forms {
            #expect(try Payload(payload.kind, storedText: text) == payload)
            #expect(payload.storedText == text)
        }
    }

    @Test("Members in another order, with spaces and with other escapes, are the same payload")
    func notation() throws {
        let text = #" { "trackAndTrace" : "3S\/\u0031", "amount" : "5" } "#
        let payload = try Payload(.workflowStarted, storedText: text)
        #expect(payload == .workflowStarted(amount: Money(cents: 5), trackAndTrace: "3S/1"))
        #expect(try Payload(.placed, storedText: "{ }") == .placed)
    }

    /// What cannot be read of which kind, and the name by which the error calls it.
    private static let unreadable: [(kind: OrderEvent.Kind, text: String, name: String)] = [
        (.placed, "", ""), (.placed, "null", ""), (.placed, "[]", ""), (.placed, #"{"amount":"1"}"#, ".amount"),
        (.resumed, #"{"x":"1"}"#, ".x"), (.paymentReceived, #"{"amount":"1""#, ""),
        (.paymentReceived, #"{"amount":1}"#, ""), (.paymentReceived, #"{"amount":null}"#, ""),
        (.paymentReceived, "{}", ".amount"), (.paymentReceived, #"{"amount":""}"#, ".amount"),
        (.paymentReceived, #"{"amount":"12.00"}"#, ".amount"), (.paymentReceived, #"{"amount":" 1"}"#, ".amount"),
        (.paymentReceived, #"{"amount":"9223372036854775808"}"#, ".amount"),
        (.paymentReceived, #"{"amount":"1","description":"Cash"}"#, ".description"),
        (.workflowStarted, #"{"amount":"much"}"#, ".amount"),
        (.workflowStarted, #"{"amount":"1","deliveryDate":"2026-02-30"}"#, ".deliveryDate"),
        (.stepDone, "{}", ".step"), (.stepDone, #"{"document":"leaflet","step":"Invoice"}"#, ".document"),
        (.stepDone, #"{"dueOn":"soon","step":"Invoice"}"#, ".dueOn"), (.credited, "{}", ".amount"),
        (.closedBeforeStart, "{}", ".amount"), (.returnCostsCharged, "{}", ".amount"),
        (.paymentRegistered, #"{"description":"Cash"}"#, ".amount"), (.collectionCostsCharged, "{}", ".amount"),
        (.held, "{}", ".until"), (.held, #"{"until":"tomorrow"}"#, ".until"), (.messagePosted, "{}", ".text"),
    ]

    @Test("A payload that no version has written is an error that names its member")
    func unreadablePayloads() {
        for (kind, text, name) in Self.unreadable {
            #expect(throws: StorageError.unreadableRow("order_events.details\(name)"), "\(kind) \(text)") {
                try Payload(kind, storedText: text)
            }
        }
    }

    @Test("Events come back from the table, for calls and for the audit; one that cannot be read is one error")
    func table() async throws {
        let store = try TestDatabase()
        let payloads = Self.stored.map(\.payload)
        let ids = payloads.indices.map { Identifier(Int64(100 + $0)) }
        let events = payloads.map { OrderEvent($0, by: .customer, occurredAt: TestDatabase.now) }
        let order = Identifier(10)
        try await store.database.write { transaction in
            for (id, event) in zip(ids, events) {
                try OrderEventTable.insert(event, id: id, orderID: order, in: transaction)
            }
        }
        #expect(try await store.database.read { try OrderEventTable.events(ofOrder: order, in: $0) } == events)
        try await store.database.write {
            try $0.execute("UPDATE order_events SET details = $1 WHERE id = 101", [.text(#"{"amount":"x"}"#)])
        }
        await #expect(throws: StorageError.unreadableRow("order_events.details.amount")) {
            try await store.database.read { try OrderEventTable.events(ofOrder: order, in: $0) }
        }
        let rows = try await store.database.read { try AuditTable.events(ofOrders: order...order, in: $0) }
        #expect(rows.map(\.id) == ids)
        #expect(rows.compactMap { try? $0.value.get() } == events.enumerated().filter { $0.offset != 1 }.map(\.element))
        #expect(throws: StorageError.unreadableRow("order_events.details.amount")) { try rows[1].value.get() }
    }

    @Test("What the platform did by itself is counted by the names of steps, and ends of holds apart")
    func countAutomatic() async throws {
        let store = try TestDatabase()
        let payloads: [Payload] = [
            .stepDone(name: "Invoice", document: .invoice, dueDate: Self.day), .stepDone(name: "Invoice"), .resumed,
            .stepDone(name: "Reminder", document: .reminder, dueDate: Self.day), .resumed, .resumed,
            .collectionCostsCharged(amount: .euros(40)),
        ]
        let now = TestDatabase.now
        try await store.database.write { transaction in
            for (index, payload) in payloads.enumerated() {
                try OrderEventTable.insert(
                    OrderEvent(payload, by: .platform, occurredAt: now), id: Identifier(Int64(100 + index)),
                    orderID: Identifier(10), in: transaction)
            }
            try OrderEventTable.insert(
                OrderEvent(.resumed, by: .merchant, occurredAt: now), id: Identifier(200), orderID: Identifier(10),
                in: transaction)
        }
        let counts = try await store.database.read {
            try OrderEventTable.countAutomatic(
                from: Identifier(100), in: Instant(milliseconds: now.milliseconds - 1)...now, in: $0)
        }
        #expect(counts.steps == ["Invoice": 2, "Reminder": 1])
        #expect(counts.resumed == 3)
    }
}
