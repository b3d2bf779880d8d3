import Domain
@testable import ServerTestSupport
import TestSupport
import Testing

/// Several shops at once, each saying anything about the same few orders while time passes and customers pay.
@Suite("Conversations")
struct ConversationTests {
    private static let talkers = 8
    private static let requestsOfEach = 375

    @Test("After any requests in any order and concurrency the ledger is consistent")
    func conversation() async throws {
        try await TestServer.audited { sandbox in
            let port = sandbox.port
            let faults = try await withThrowingTaskGroup(of: [String].self) { group in
                for number in 0..<Self.talkers {
                    group.addTask {
                        try await onThread {
                            var talker = try Talker(port: port, number: number)
                            return try talker.talk(requests: Self.requestsOfEach)
                        }
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(faults == [])
            try await sandbox.advance(["days": 100])
            try await Self.expectAgreement(in: sandbox)
            let orders = try await sandbox.count("orders")
            #expect(orders > Talker.orders, "the conversation was about nothing")
            let notices = try await sandbox.count("(SELECT DISTINCT notice FROM outbox) AS notices")
            #expect(notices >= OrderWebhookEvent.allCases.count - 1, "hardly anything happened to the orders")
        }
    }

    /// Expects that both APIs report the same for every order, and that no amount due is negative.
    private static func expectAgreement(in sandbox: TestServer) async throws {
        for account in [TestAccount.usertest, .apitest] {
            let numbers = (0..<Talker.orders).map(Talker.number)
            let status = try await sandbox.answer(V1TestMessage.status(of: numbers).from(account))
            let infos = try await sandbox.answer(V1TestMessage.status(of: numbers).from(account), through: .v2)
            let orders = try #require(infos.json?["invoices"]).elements
            #expect(status.elements("INVOICENUMBER") == orders.map { $0["number"]?.text })
            #expect(status.elements("STATUS") == orders.map { $0["status"]?.text })
            #expect(status.elements("DESCRIPTION") == orders.map { $0["description"]?.text })
            for order in orders {
                guard let open = order["openAmount"]?.text, let state = order["status"]?.text else { continue }
                #expect(!open.hasPrefix("-"), "\(order)")
                #expect((state == "1") == (open == "0.00"), "\(order)")
            }
        }
    }
}

/// One end of a conversation, on a connection of its own.
private struct Talker {
    static let orders = 40

    private let client: WireClient
    /// A conversation that goes wrong goes wrong again, as far as threads allow.
    private var random: SplitMix64
    private var faults: [String] = []

    init(port: Int, number: Int) throws {
        client = try WireClient(port: port)
        random = SplitMix64(seed: UInt64(number))
    }

    static func number(_ index: Int) -> String { "C\(index)" }

    /// - Returns: what was wrong with replies.
    mutating func talk(requests: Int) throws -> [String] {
        for _ in 0..<requests {
            let request = try request()
            try client.send(request)
            let reply = try client.receive()
            if let fault = fault(of: reply) {
                faults.append("\(request.path) \(fault): \(reply.text.prefix(300))")
            }
        }
        return faults
    }

    private mutating func request() throws -> WireRequest {
        let message: V1TestMessage
        switch Int.random(in: 0..<100, using: &random) {
        case ..<3: return advance()
        case ..<15: return payment()
        case ..<35: return try order()
        case ..<38: message = .check(["EMAIL": "\(name)@example.com"])
        case ..<50: message = .start(of: names)
        case ..<62: message = credit()
        case ..<72: message = .payment(items { ["AMOUNT": $0] })
        case ..<80: message = .hold(name, days: pick(["1", "3", "14", "15", nil]), workflow: pick(["3", "1"]))
        case ..<87: message = .resume(name, workflow: pick(["3", "1"]))
        case ..<92: message = .message(name, "Hello \(name)")
        default: message = .status(of: names)
        }
        return asked(message, by: account)
    }

    private var account: TestAccount {
        mutating get { Bool.random(using: &random) ? .usertest : .apitest }
    }

    /// Through either API, sometimes under a key.
    private mutating func asked(_ message: V1TestMessage, by account: TestAccount) -> WireRequest {
        let message = message.from(account)
        guard Bool.random(using: &random) else { return WireRequest(message) }
        let key: String? = Int.random(in: 0..<4, using: &random) == 0 ? "key-\(name)" : nil
        return WireRequest(V2TestMessage(message), key: key)
    }

    private mutating func advance() -> WireRequest {
        let hours = Int.random(in: 1...60, using: &random)
        return .sandbox("clock/advance", ["hours": .number("\(hours)")])
    }

    private mutating func payment() -> WireRequest {
        let index = Int.random(in: 0..<Self.orders, using: &random)
        let invoiceNumber = "\(Self.workflow(of: index))\(pick(["TST", "API"]) ?? "")\(Self.number(index))"
        return .sandbox("payments", ["invoiceNumber": .string(invoiceNumber), "amount": .string(amount)])
    }

    private mutating func order() throws -> WireRequest {
        let index = Int.random(in: 0..<Self.orders, using: &random)
        let (account, workflow) = (account, Self.workflow(of: index))
        var fields: [String: String?] = ["ORDERNUMBER": Self.number(index), "WORKFLOWNUMBER": workflow]
        if workflow == "1" {
            try client.send(WireRequest(V1TestMessage.check(["BACKDOOR": "1"]).from(account)))
            fields["CHECKUUID"] = try client.receive().uuid
        }
        // Several orders belong to one customer.
        return asked(V1TestMessage.order(fields).fromAnotherPerson(index % 7), by: account)
    }

    /// A third of the orders is guaranteed, and comes to the collector if nobody pays.
    private static func workflow(of index: Int) -> String { index % 3 == 0 ? "1" : "3" }

    private mutating func credit() -> V1TestMessage {
        let number = Int.random(in: 0..<3, using: &random) == 0 ? "N\(name)" : nil
        return .credit(items { ["CREDITAMOUNT": $0, "CREDITNUMBER": number] })
    }

    private mutating func items(_ fields: (String) -> [String: String?]) -> [V1TestLine] {
        names.map { V1TestLine($0, fields(amount)) }
    }

    private var amount: String {
        mutating get { pick(["1", "0.01", "21.00", "60.50", "100", "121", "121.00", "150.00", "-1", ""]) ?? "" }
    }

    /// One to three orders, by either of their numbers, seldom one that cannot be there.
    private var names: [String] {
        mutating get { (0..<Int.random(in: 1...3, using: &random)).map { _ in name } }
    }

    private var name: String {
        mutating get {
            let number = Self.number(Int.random(in: 0..<Self.orders, using: &random))
            return pick([number, number, number, "3TST\(number)", "1API\(number)"]) ?? number
        }
    }

    private mutating func pick(_ choices: [String?]) -> String? {
        choices[Int.random(in: 0..<choices.count, using: &random)]
    }

    private func fault(of reply: WireReply) -> String? {
        if reply.status >= 500 { return "HTTP \(reply.status)" }
        guard reply.header("Content-Type") == "application/json" else {
            let isWell = reply.status == 200 && reply.text.contains("<MSG>") != reply.text.contains("<ERROR>")
            let codes = reply.elements("CODE")
            return isWell && !codes.contains("603") ? nil : "badly made"
        }
        guard let json = reply.json, case .object = json else { return "no object" }
        if json["error.code"]?.text == "603", reply.status == 409 { return nil }
        // The key of another request is told so; nothing else is a failure of ours.
        let isKeyReused = json["error.message"]?.text?.contains("Idempotency-Key") == true
        if json["error.code"]?.text == "603", !isKeyReused { return "603" }
        return json["result"] != nil || json["status"] != nil ? nil : "badly made"
    }
}
