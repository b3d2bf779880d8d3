package import Domain
package import Storage
import Synchronization

/// Dependencies of every use case, and the only source of time, ids and randomness.
package struct Platform: Sendable {
    package let database: any Database
    package let environment: PlatformEnvironment
    package let dutchTime: DutchCalendar
    /// System clock, which a sandbox's clock may be ahead of.
    private let clock: @Sendable () -> Instant
    /// Monotonic time since an arbitrary moment.
    package let uptime: @Sendable () -> Duration
    let randomBytes: @Sendable (_ count: Int) -> [UInt8]
    /// Base URL for browsers, without trailing slash.
    package let publicURL: @Sendable () -> String
    private let encodeWebhook: WebhookEncoder
    /// Hooks of a sandbox; `nil` in production.
    let sandboxHooks: SandboxHooks?
    private let identifiers: Identifiers

    /// - Parameters:
    ///   - node: number of this process within its ids (`IdentifierGenerator`).
    ///   - clock: system clock.
    ///   - uptime: monotonic time since an arbitrary moment.
    ///   - publicURL: base URL for browsers. Evaluated at each use, since the port of a process may be known only once
    ///     it listens.
    ///   - encodeWebhook: encodes the payloads of webhooks.
    ///   - pause: suspends a request for a duration, in a sandbox.
    package init(
        database: any Database, environment: PlatformEnvironment, dutchTime: DutchCalendar, node: UInt16,
        clock: @escaping @Sendable () -> Instant, uptime: @escaping @Sendable () -> Duration,
        randomBytes: @escaping @Sendable (_ count: Int) -> [UInt8], publicURL: @escaping @Sendable () -> String,
        encodeWebhook: @escaping WebhookEncoder,
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.database = database
        self.environment = environment
        self.dutchTime = dutchTime
        self.clock = clock
        self.uptime = uptime
        self.randomBytes = randomBytes
        self.publicURL = publicURL
        self.encodeWebhook = encodeWebhook
        sandboxHooks = environment == .sandbox ? SandboxHooks(pause: pause) : nil
        identifiers = Identifiers(IdentifierGenerator(node: node))
    }

    /// Allocates the number of a new process of a database. Ids of two processes collide only when more than a thousand
    /// processes were started between them; the database rejects the second id then.
    package static func allocateNodeNumber(in database: any Database) async throws -> UInt16 {
        try await database.write { transaction in
            let started = try PlatformSetting.processCounter.value(in: transaction).flatMap(Int.init) ?? 0
            try PlatformSetting.processCounter.set(String(started &+ 1), in: transaction)
            return UInt16(started & 1023)
        }
    }

    /// Queries the platform's time. The offset of a sandbox's clock is stored, so that all processes agree; it is read
    /// in one round trip with the first result.
    func queryTime(in transaction: any Transaction) throws -> PlatformTime {
        PlatformTime(
            system: clock(),
            offset: environment == .sandbox ? try PlatformSetting.clockOffset.queryValue(in: transaction) : nil)
    }

    /// System time, which applies to the outside world even when a sandbox's clock is ahead.
    package func systemTime() -> Instant { clock() }

    func now(in transaction: any Transaction) throws -> Instant {
        try queryTime(in: transaction).now()
    }

    /// Calendar day in the Netherlands, by the platform's clock.
    func today(in transaction: any Transaction) throws -> CivilDate {
        dutchTime.date(at: try now(in: transaction))
    }

    var policy: CreditPolicy { CreditPolicy(sandboxRules: sandboxHooks?.creditRules) }

    /// Encoded payload of a webhook.
    func webhookPayload(of content: WebhookContent) -> String { encodeWebhook(content, dutchTime) }

    func identifier(at now: Instant) -> Identifier {
        identifiers.next(at: now)
    }

    func checkUUID(at now: Instant) -> CheckUUID {
        CheckUUID(id: identifier(at: now), randomBits: randomNumber())
    }

    /// Random payment reference; a unique constraint ensures that no two orders share one.
    func paymentReference() -> PaymentReference? {
        PaymentReference(number: Int64(randomNumber() % UInt64(PaymentReference.upperBound)))
    }

    private func randomNumber() -> UInt64 {
        randomBytes(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Id generator shared by all requests of this process.
    private final class Identifiers: Sendable {
        private let sequence: Mutex<IdentifierGenerator>

        init(_ sequence: IdentifierGenerator) {
            self.sequence = Mutex(sequence)
        }

        func next(at now: Instant) -> Identifier {
            sequence.withLock { $0.next(at: now) }
        }
    }
}

/// System time, and the offset of the platform's clock.
struct PlatformTime {
    let system: Instant
    /// Offset in milliseconds; `nil` in production.
    let offset: PendingRows<String>?

    /// - Throws: `InvariantViolation` for an offset outside the range of the clock.
    func now() throws -> Instant {
        let offset = try offset?.first().flatMap { Int64($0) } ?? 0
        guard (-Self.maxOffset...Self.maxOffset).contains(offset) else {
            throw InvariantViolation("The setting \(PlatformSetting.clockOffset.rawValue) is out of bounds.")
        }
        return Instant(milliseconds: system.milliseconds + offset)
    }

    /// Maximum offset in milliseconds, a hundred years; ids would run out of bits beyond it.
    static let maxOffset: Int64 = 100 * 366 * 86_400_000
}
