import Domain
import Foundation
import Logging
import Server
import Storage
import TestSupport
import Testing
import UseCases
import Wire

/// A platform for one test: a fresh store, a clock to move, and the real application behind a real socket.
struct TestServer: Sendable {
    let platform: Platform
    let clock: SandboxClock
    let log: LogRecorder
    let port: Int
    let databasePath: String
    private let server: RunningApplication

    /// Runs a test against a new sandbox and ends it as an administrator would: gracefully.
    /// - Parameters:
    ///   - hasOrders: whether the sample orders are there, as they are in every sandbox but those of most tests.
    ///   - trustedProxies: peers whose `X-Forwarded-For` is believed.
    ///   - limits: what clients may take.
    ///   - drawing: threads that draw documents; they end with the sandbox.
    ///   - through: puts something between the server and the store, once the sandbox is seeded.
    ///   - pause: what a request does for the time that it is to be slow.
    static func run(
        _ environment: PlatformEnvironment = .sandbox, hasOrders: Bool = false, logLevel: Logger.Level = .info,
        trustedProxies: TrustedProxies = .none, limits: ConnectionLimits = ConnectionLimits(),
        drawing: DrawingPool = DrawingPool(), through wrap: (any Database) -> any Database = { $0 },
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
        _ body: (TestServer) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let clock = SandboxClock()
        let path = folder.file("sandbox.sqlite")
        let store = try TestDatabaseLocation(path: path).open(environment: environment, now: clock.now)
        if environment == .sandbox {
            try await SeedSandbox(platform(on: store, environment, clock, node: 0), hasOrders: hasOrders)()
        }
        let platform = try platform(on: wrap(store), environment, clock, node: 1, pause: pause)
        let log = LogRecorder()
        let server = try RunningApplication(
            platform, trustedProxies: trustedProxies, limits: limits, drawing: drawing,
            logger: log.logger(level: logLevel))
        let port = try await server.start()
        let sandbox = TestServer(
            platform: platform, clock: clock, log: log, port: port, databasePath: path, server: server)
        do {
            try await body(sandbox)
        } catch {
            await server.beginShutdown()
            throw error
        }
        await server.beginShutdown()
        try await server.waitForShutdown()
    }

    private static func platform(
        on database: any Database, _ environment: PlatformEnvironment, _ clock: SandboxClock, node: UInt16,
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) throws -> Platform {
        Platform(
            database: database, environment: environment, dutchTime: try #require(DutchCalendar()), node: node,
            clock: { clock.now }, uptime: { clock.uptime },
            randomBytes: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } },
            publicURL: { "https://pay.example.com" }, encodeWebhook: WebhookPayload.encode, pause: pause)
    }

    func beginShutdown() async {
        await server.beginShutdown()
    }

    /// Waits until the process would end.
    func hasEnded() async throws {
        try await server.waitForShutdown()
    }

    /// Sends one message over a connection of its own.
    func answer(_ message: V1TestMessage) async throws -> WireReply {
        try await answer(WireRequest(message))
    }

    func answer(_ request: WireRequest) async throws -> WireReply {
        try await connected { client in
            try client.send(request)
            return try client.receive()
        }
    }

    /// A connection of one's own, on a thread of its own.
    func connected<Value: Sendable>(
        _ body: @escaping @Sendable (WireClient) throws -> Value
    ) async throws -> Value {
        try await onThread { [port] in try body(WireClient(port: port)) }
    }
}

extension TestServer {
    /// The UUID of a check that is approved.
    func approvedCheck(_ fields: [String: String?] = [:], from account: TestAccount = .usertest) async throws -> String
    {
        let reply = try await answer(.check(fields).from(account))
        return try #require(reply.uuid, "\(reply.text)")
    }

    /// Places an order that must be taken.
    func place(_ message: V1TestMessage = .order()) async throws {
        let reply = try await answer(message)
        try #require(reply.code == "200", "\(reply.text)")
    }

    func merchant(_ account: TestAccount = .usertest) async throws -> Merchant {
        let merchant = try await platform.database.read { try MerchantTable.find(username: account.username, in: $0) }
        return try #require(merchant)
    }

    func merchantID(_ account: TestAccount = .usertest) async throws -> Identifier {
        try await merchant(account).id
    }

    /// An order as it is stored, by either of its numbers.
    func storedOrder(_ number: String, of account: TestAccount = .usertest) async throws -> OrderRow? {
        let merchant = try await merchant(account)
        let name = OrderLookupKey(number, letterCode: merchant.letterCode)
        return try await platform.database.read { try OrderTable.find(name, merchantID: merchant.id, in: $0).first() }
    }

    /// Stored contents of an order.
    func storedContent(_ number: String) async throws -> OrderContent {
        let text = try await platform.database.read { transaction in
            try transaction.row("SELECT content FROM orders WHERE number = $1", [.text(number)]) { try $0.text(0) }
        }
        return try JSONDecoder().decode(OrderContent.self, from: Data(try #require(text).utf8))
    }

    func count(_ table: String) async throws -> Int {
        let rows = try await platform.database.read { transaction in
            try transaction.row("SELECT COUNT(*) FROM \(table)", []) { try Int($0.integer(0)) }
        }
        return try #require(rows)
    }

    /// Writes to the store behind the platform's back.
    func execute(_ sql: String, _ values: [SQLValue] = []) async throws {
        try await platform.database.write { _ = try $0.execute(sql, values) }
    }
}

extension WireReply {
    /// Expects the invariants of every v1 reply.
    func expectReplyInvariants(_ location: SourceLocation = #_sourceLocation) {
        #expect(status == 200, sourceLocation: location)
        #expect(header("Content-Type") == "text/xml", sourceLocation: location)
        #expect(text.hasPrefix("<?xml version='1.0' encoding='UTF-8' ?><API><RESULT>"), sourceLocation: location)
        #expect(text.contains("<MSG>") != text.contains("<ERROR>"), sourceLocation: location)
    }
}
