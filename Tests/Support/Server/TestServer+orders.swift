import Domain
import Storage
import Testing
import UseCases

/// Places orders, moves them on, and reads their state.
extension TestServer {
    /// Sends a v1 message, through either API.
    func answer(_ message: V1TestMessage, through api: WireAPI) async throws -> WireReply {
        try await answer(WireRequest(message, through: api))
    }

    func answer(json message: V2TestMessage, key: String? = nil) async throws -> WireReply {
        try await answer(WireRequest(message, key: key))
    }

    /// Places an order of 121.00 on workflow 1 for somebody whose check is always approved.
    func placeGuaranteed(_ number: String = "10001", _ fields: [String: String?] = [:]) async throws {
        let uuid = try await approvedCheck(["BACKDOOR": "1"].merging(fields.filter { $0.key != "ORDERITEMS" }) { $1 })
        try await place(.order(["WORKFLOWNUMBER": "1", "ORDERNUMBER": number, "CHECKUUID": uuid]).with(fields))
    }

    /// Places an order on workflow 3 and starts it.
    func placeStarted(_ number: String = "10001", _ fields: [String: String?] = [:]) async throws {
        try await place(.order(["ORDERNUMBER": number]).with(fields))
        try await start(number)
    }

    /// Starts an order, which must be possible.
    func start(_ number: String) async throws {
        let reply = try await answer(.start(number))
        try #require(reply.verdict == "500", "\(reply.text)")
    }

    /// Places an order on workflow 1, starts it and lets nobody pay until the collector has it.
    func placeInCollection(_ number: String = "10001") async throws {
        try await placeGuaranteed(number)
        try await start(number)
        try await advance(["days": 60])
    }

    /// Moves the clock as a shop does.
    @discardableResult
    func advance(_ move: JSONNode) async throws -> JSONNode {
        let reply = try await answer(.sandbox("clock/advance", move))
        try #require(reply.status == 200, "\(reply.text)")
        return try #require(reply.json)
    }

    /// The customer pays the platform.
    @discardableResult
    func pay(_ invoiceNumber: String, _ amount: String) async throws -> JSONNode {
        let payment: JSONNode = ["invoiceNumber": .string(invoiceNumber), "amount": .string(amount)]
        let reply = try await answer(.sandbox("payments", payment))
        try #require(reply.status == 200, "\(reply.text)")
        return try #require(reply.json)
    }

    /// An order as the JSON API tells of it.
    func info(_ number: String = "10001") async throws -> JSONNode {
        let reply = try await answer(json: .info(number))
        return try #require(reply.json?["invoices"]?[0], "\(reply.text)")
    }

    /// Stored state of an order.
    func lifecycle(_ number: String = "10001", of account: TestAccount = .usertest) async throws -> OrderLifecycle {
        try #require(try await storedOrder(number, of: account)).lifecycle
    }

    func openAmount(_ number: String = "10001") async throws -> String? {
        try await info(number)["openAmount"]?.text
    }

    /// STATUS and DESCRIPTION of an order in the legacy API.
    func status(_ number: String = "10001") async throws -> String {
        let reply = try await answer(.status(number))
        return [reply.elements("STATUS"), reply.elements("DESCRIPTION")].joined().joined(separator: " ")
    }

    /// Webhook events of the order, in sequence.
    func webhookEvents(_ number: String = "10001", of account: TestAccount = .usertest) async throws -> [String] {
        let order = try #require(try await storedOrder(number, of: account))
        return try await platform.database.read { try OutboxTable.all(orderID: order.id, in: $0) }
            .map(\.notice.rawValue)
    }

    /// The kinds of what happened to an order, oldest first.
    func events(_ number: String = "10001") async throws -> [String] {
        let order = try #require(try await storedOrder(number))
        return try await platform.database.read { try OrderEventTable.events(ofOrder: order.id, in: $0) }
            .map(\.kind.rawValue)
    }

    /// Events, postings and balances must agree after whatever a test did.
    func expectBalancedBooks(_ location: SourceLocation = #_sourceLocation) async throws {
        let report = try await AuditBooks(platform)()
        #expect(report.findings == [], sourceLocation: location)
    }

    /// Runs a test in a sandbox of its own, whose books must be clean at its end.
    static func audited(
        hasOrders: Bool = false, _ location: SourceLocation = #_sourceLocation,
        _ body: (TestServer) async throws -> Void
    ) async throws {
        try await run(hasOrders: hasOrders) { sandbox in
            try await body(sandbox)
            try await sandbox.expectBalancedBooks(location)
        }
    }

    func limit(_ account: TestAccount = .usertest, perSecond: Int, burst: Int) async throws {
        let limit = try #require(RateLimit(perSecond: perSecond, burst: burst))
        try await SetRateLimit(platform)(limit, username: account.username)
    }
}

extension WireRequest {
    /// Asks for what only a sandbox can do.
    static func sandbox(_ call: String, _ body: JSONNode) -> WireRequest {
        WireRequest("/sandbox/\(call)", body: body.wireText.utf8).with("Content-Type", "application/json")
    }
}

extension TestServer {
    /// The moments of what there is to tell of an order, in Dutch winter time.
    func momentsOfNotices(_ number: String) async throws -> [String] {
        let order = try #require(try await storedOrder(number))
        let moments = try await platform.database.read { try OutboxTable.all(orderID: order.id, in: $0) }.map(\.at)
        return moments.map { moment in
            let date = platform.dutchTime.date(at: moment)
            let wall = moment.milliseconds + platform.dutchTime.offset(at: moment)
            let (hours, minutes) = (wall / 3_600_000 % 24, wall / 60_000 % 60)
            return "\(date.iso)T\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes):00+01:00"
        }
    }
}
