@testable import ServerTestSupport
import Testing

/// Two requests at the same moment, over two connections that stay open, a thousand times.
@Suite("Races")
struct RaceTests {
    private static let rounds = 1_000

    @Test("Of two concurrent orders with one number one succeeds, and the other is refused as a duplicate")
    func oneNumber() async throws {
        try await TestServer.run { sandbox in
            let codes = try await Self.race(in: sandbox) { round, _ in
                let order = V1TestMessage.order(["ORDERNUMBER": "\(round)"]).fromAnotherPerson(round)
                return (order, order)
            }
            #expect(codes == ["200 403": Self.rounds])
            #expect(try await sandbox.count("orders") == Self.rounds)
            #expect(try await sandbox.count("order_events") == Self.rounds)
        }
    }

    @Test("Of two concurrent orders with one UUID one succeeds, and the other is refused because the check is used")
    func oneUUID() async throws {
        try await TestServer.run { sandbox in
            let codes = try await Self.race(in: sandbox) { round, client in
                try client.send(WireRequest(.check(["BACKDOOR": "1"]).fromAnotherPerson(round)))
                let uuid = try #require(try client.receive().uuid)
                let order = V1TestMessage.order(["WORKFLOWNUMBER": "1", "CHECKUUID": uuid]).fromAnotherPerson(round)
                return (order.with(["ORDERNUMBER": "\(round)a"]), order.with(["ORDERNUMBER": "\(round)b"]))
            }
            #expect(codes == ["200 446": Self.rounds])
            #expect(try await sandbox.count("orders") == Self.rounds)
            #expect(try await sandbox.count("orders JOIN checks ON checks.order_id = orders.id") == Self.rounds)
        }
    }

    @Test("Of two orders of one person that are over the limit together one wins, and the other is refused")
    func oneExposure() async throws {
        try await TestServer.run { sandbox in
            let rounds = 100
            let codes = try await Self.race(rounds, in: sandbox) { round, client in
                let uuids = try (0..<2).map { _ in
                    try client.send(WireRequest(.check(["ORDERAMOUNT": "1000"]).fromAnotherPerson(round)))
                    return try #require(try client.receive().uuid)
                }
                let orders = uuids.enumerated().map { index, uuid in
                    V1TestMessage.order(["WORKFLOWNUMBER": "1", "CHECKUUID": uuid, "ORDERNUMBER": "\(round)-\(index)"])
                        .with(line: ["PRICEINCL": "1000", "BTW": "21"]).fromAnotherPerson(round)
                }
                return (orders[0], orders[1])
            }
            #expect(codes == ["200 701": rounds])
            #expect(try await sandbox.count("orders") == rounds)
        }
    }

    @Test("Of two concurrent starts of one order one succeeds, and the other is refused as already started")
    func oneStart() async throws {
        try await TestServer.run { sandbox in
            let rounds = 100
            let codes = try await Self.race(rounds, in: sandbox) { round, client in
                try client.send(WireRequest(.order(["ORDERNUMBER": "\(round)"]).fromAnotherPerson(round)))
                _ = try client.receive()
                return (.start("\(round)"), .start("\(round)"))
            }
            #expect(codes == ["500 707": rounds])
            #expect(try await sandbox.count("order_events WHERE kind = 'workflow_started'") == rounds)
        }
    }

    @Test(
        "Of two concurrent credits or payments of one order one succeeds, and the other is refused",
        arguments: [
            (V1TestMessage.credit("", "121"), V1TestMessage.credit("", "121"), "200 708"),
            (.payment("", "121"), .payment("", "121"), "200 707"), (.credit("", "100"), .credit("", "100"), "200 707"),
        ])
    func oneSettlement(one: V1TestMessage, other: V1TestMessage, expected: String) async throws {
        try await TestServer.audited { sandbox in
            let rounds = 50
            let codes = try await Self.race(rounds, in: sandbox) { round, client in
                try client.send(WireRequest(.order(["ORDERNUMBER": "\(round)"]).fromAnotherPerson(round)))
                _ = try client.receive()
                return (one.about("\(round)"), other.about("\(round)"))
            }
            #expect(codes == [expected: rounds])
        }
    }

    /// Sends pairs of messages at once, the two connections taking turns in going first.
    /// - Returns: how often each pair of codes came back.
    private static func race(
        _ rounds: Int = rounds, in sandbox: TestServer,
        between contenders: @escaping @Sendable (Int, WireClient) throws -> (V1TestMessage, V1TestMessage)
    ) async throws -> [String: Int] {
        let port = sandbox.port
        return try await onThread {
            var clients = [try WireClient(port: port), try WireClient(port: port)]
            var codes: [String: Int] = [:]
            for round in 0..<rounds {
                let (one, other) = try contenders(round, clients[0])
                let (first, second) = (WireRequest(one).bytes, WireRequest(other).bytes)
                try clients[0].send(first)
                try clients[1].send(second)
                let pair = try clients.map { try $0.receive().elements("CODE").last ?? "none" }.sorted()
                codes[pair.joined(separator: " "), default: 0] += 1
                clients.swapAt(0, 1)
            }
            return codes
        }
    }
}

extension V1TestMessage {
    /// The message for another order; its item names no order.
    fileprivate func about(_ number: String) -> V1TestMessage {
        let items = value(of: "INVOICES")?.replacing(
            "<INVOICENUMBER></INVOICENUMBER>", with: "<INVOICENUMBER>\(number)</INVOICENUMBER>")
        return with("INVOICES", xml: items)
    }
}
