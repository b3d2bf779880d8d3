package import Domain
package import Storage
import Synchronization

/// What every use case works with. Time, ids and randomness come from here and nowhere else.
package struct Platform: Sendable {
    package let database: any Database
    package let environment: PlatformEnvironment
    package let dutchTime: DutchCalendar
    /// The machine's, which a sandbox may be ahead of.
    private let clock: @Sendable () -> Instant
    package let uptime: @Sendable () -> Duration
    let randomBytes: @Sendable (_ count: Int) -> [UInt8]
    /// Where browsers reach this platform, without a slash at its end.
    package let publicURL: @Sendable () -> String
    private let encodeWebhook: WebhookEncoder
    /// Absent in production.
    let sandboxHooks: SandboxHooks?
    private let identifiers: Identifiers

    /// - Parameters:
    ///   - node: the number under which this process makes ids (`IdentifierGenerator`).
    ///   - clock: the machine's.
    ///   - uptime: what has passed since any moment, whatever is done to the clock.
    ///   - publicURL: where browsers reach this platform. Asked for when it is needed: the port of a process may be
    ///     known only once it listens.
    ///   - encodeWebhook: encodes the payloads of webhooks.
    ///   - pause: suspends a request for so long, in a sandbox.
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

    /// A number for a new process of a store: the ids of two processes meet only when more than a thousand were started
    /// between them, and then the store refuses the second id.
    package static func allocateNodeNumber(in database: any Database) async throws -> UInt16 {
        try await database.write { transaction in
            let started = try PlatformSetting.processCounter.value(in: transaction).flatMap(Int.init) ?? 0
            try PlatformSetting.processCounter.set(String(started &+ 1), in: transaction)
            return UInt16(started & 1023)
        }
    }

    /// What time it is here. In a sandbox the store knows how far the clock was moved, so that all processes agree; it
    /// is asked before the first answer is looked at.
    func queryTime(in transaction: any Transaction) throws -> PlatformTime {
        PlatformTime(
            system: clock(),
            offset: environment == .sandbox ? try PlatformSetting.clockOffset.queryValue(in: transaction) : nil)
    }

    /// The machine's own time, by which the world outside lives also when a sandbox is ahead of it.
    package func systemTime() -> Instant { clock() }

    func now(in transaction: any Transaction) throws -> Instant {
        try queryTime(in: transaction).now()
    }

    /// The calendar day in the Netherlands.
    func today(in transaction: any Transaction) throws -> CivilDate {
        dutchTime.date(at: try now(in: transaction))
    }

    var policy: CreditPolicy { CreditPolicy(sandboxRules: sandboxHooks?.creditRules) }

    /// The body of a webhook message.
    func webhookPayload(of content: WebhookContent) -> String { encodeWebhook(content, dutchTime) }

    func identifier(at now: Instant) -> Identifier {
        identifiers.next(at: now)
    }

    func checkUUID(at now: Instant) -> CheckUUID {
        CheckUUID(id: identifier(at: now), randomBits: randomNumber())
    }

    /// One that nobody can guess; the store sees to it that no two orders have the same.
    func paymentReference() -> PaymentReference? {
        PaymentReference(number: Int64(randomNumber() % UInt64(PaymentReference.upperBound)))
    }

    private func randomNumber() -> UInt64 {
        randomBytes(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Shared by all requests of this process.
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

/// The machine's time, and how far the platform is ahead of it.
struct PlatformTime {
    let system: Instant
    /// In milliseconds; none in production.
    let offset: PendingRows<String>?

    /// - Throws: `InvariantViolation` for an offset that no clock was moved by.
    func now() throws -> Instant {
        let offset = try offset?.first().flatMap { Int64($0) } ?? 0
        guard (-Self.maxOffset...Self.maxOffset).contains(offset) else {
            throw InvariantViolation("The setting \(PlatformSetting.clockOffset.rawValue) is out of bounds.")
        }
        return Instant(milliseconds: system.milliseconds + offset)
    }

    /// A hundred years, in milliseconds: beyond, ids would run out of bits.
    static let maxOffset: Int64 = 100 * 366 * 86_400_000
}
