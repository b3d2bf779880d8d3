import ArgumentParser
import Configuration
import Domain
import Foundation
import Server
import Storage
import UseCases
import Wire

/// Options that select a platform. An option takes precedence over its environment variable, which takes precedence
/// over the default.
struct PlatformOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "sandbox (default) or production. A database belongs to one environment for good. [NADERHAND_ENVIRONMENT]",
            valueName: "name"))
    var environment: String?

    @Option(
        help: ArgumentHelp(
            """
            A SQLite file or postgres://user@host/name. Default: naderhand-<environment>.sqlite in the current \
            folder. [NADERHAND_DATABASE]
            """,
            valueName: "path"))
    var database: String?

    func platformEnvironment() throws -> PlatformEnvironment {
        let name = EnvironmentVariable.environment.value(environment) ?? PlatformEnvironment.sandbox.rawValue
        guard let environment = PlatformEnvironment(rawValue: name) else {
            throw CommandFailure.usage("Unknown environment \(name): choose sandbox or production.")
        }
        return environment
    }

    /// Location of the database.
    func location() throws -> DatabaseLocation {
        let text =
            try EnvironmentVariable.database.value(database) ?? "naderhand-\(platformEnvironment().rawValue).sqlite"
        if PostgresConnectionString.matches(text) {
            do {
                return .server(try PostgresConnectionString(text))
            } catch let error as StorageError {
                throw CommandFailure.usage(error.description)
            }
        }
        guard !text.contains("://") else {
            throw CommandFailure.usage("--database must be a file or an address such as postgres://user@host/database.")
        }
        return .file(URL(fileURLWithPath: text).path)
    }

    /// Path of the database, for commands that work with SQLite only.
    func file() throws -> String {
        guard case .file(let path) = try location() else {
            throw CommandFailure.usage(
                "This command works with SQLite only: use pg_dump and pg_restore for PostgreSQL.")
        }
        return path
    }

    /// Path of the database, which must exist.
    func existingFile() throws -> String {
        let path = try file()
        guard FileManager.default.fileExists(atPath: path) else { throw CommandFailure.noDatabase(path) }
        return path
    }

    /// - Throws: `CommandFailure` for invalid options, before anything is opened or created.
    func validateOptions() throws {
        _ = try (platformEnvironment(), location())
    }

    /// Opens the database and the platform on it.
    /// - Parameters:
    ///   - createsIfMissing: `true` to create a missing file.
    ///   - servingConnections: maximum number of concurrent transactions of a server on PostgreSQL; `nil` for a
    ///     command.
    ///   - onError: called with problems of the database that do not prevent opening it.
    ///   - publicURL: returns the public base URL of the server; empty for a command.
    /// - Throws: `CommandFailure`
    func open(
        createsIfMissing: Bool, servingConnections: Int? = nil,
        onError: (StorageNotice) -> Void = Naderhand.printError,
        publicURL: @escaping @Sendable () -> String = { "" }
    ) async throws -> Platform {
        let (environment, location) = try (platformEnvironment(), location())
        if case .file = location, !createsIfMissing { _ = try existingFile() }
        let dutchTime = try Self.dutchTime()
        return try await CommandFailure.mappingStorageErrors {
            let database = try location.open(
                for: environment, servingConnections: servingConnections, onError: onError)
            return Platform(
                database: database, environment: environment, dutchTime: dutchTime,
                node: try await Platform.allocateNodeNumber(in: database), clock: SystemClock.now,
                uptime: SystemClock.uptime, randomBytes: SystemClock.randomBytes, publicURL: publicURL,
                encodeWebhook: WebhookPayload.encode)
        }
    }
}

extension PlatformOptions {
    /// Opens the store, runs one use case on it and closes it.
    /// - Parameter username: the merchant that the use case is about.
    /// - Throws: `CommandFailure`, also for a merchant that does not exist; other errors of the use case as they are.
    func run<Result>(
        about username: String? = nil, _ useCase: (Platform) async throws -> Result
    ) async throws -> Result {
        let platform = try await open(createsIfMissing: false)
        do {
            let result = try await CommandFailure.mappingStorageErrors { try await useCase(platform) }
            try await platform.database.close()
            return result
        } catch let error as MerchantNotFound {
            guard let username else { throw error }
            throw CommandFailure.unknownMerchant(username)
        }
    }

    /// Opens the database file read-only.
    /// - Throws: `CommandFailure`, `StorageError`
    func openForReading() throws -> Platform {
        let (environment, path) = try (platformEnvironment(), existingFile())
        return Platform(
            database: try SQLiteReadOnlyDatabase(path: path, environment: environment), environment: environment,
            dutchTime: try Self.dutchTime(), node: 0, clock: SystemClock.now, uptime: SystemClock.uptime,
            randomBytes: SystemClock.randomBytes, publicURL: { "" }, encodeWebhook: WebhookPayload.encode)
    }

    private static func dutchTime() throws -> DutchCalendar {
        guard let dutchTime = DutchCalendar() else {
            throw CommandFailure.failed("Time zone data is missing: install the package tzdata.")
        }
        return dutchTime
    }
}

/// Location of a platform's database.
enum DatabaseLocation {
    case file(String)
    case server(PostgresConnectionString)

    /// The location without a password.
    var redacted: String {
        switch self {
        case .file(let path): path
        case .server(let address): address.redacted
        }
    }

    fileprivate func open(
        for environment: PlatformEnvironment, servingConnections: Int?, onError: (StorageNotice) -> Void
    ) throws -> any Database {
        let now = SystemClock.now()
        switch self {
        case .file(let path):
            return try SQLiteDatabase(
                path: path, environment: environment, isServer: servingConnections != nil, now: now, onNotice: onError)
        case .server(let address):
            return try PostgresDatabase(
                address, environment: environment, connections: servingConnections ?? 1, now: now)
        }
    }
}

/// Environment variables behind options. Together with `BrandSetting` these are all variables of the program.
enum EnvironmentVariable: String, CaseIterable {
    case environment, host, port, database, connections, grace
    case publicURL = "public.url"
    case logLevel = "log.level"
    case allowedHosts = "allowed.hosts"
    case trustedProxies = "trusted.proxies"

    static let reader = ConfigReader(provider: EnvironmentVariablesProvider())

    /// Name of the environment variable: `NADERHAND_PUBLIC_URL`.
    var variable: String {
        "NADERHAND_\(rawValue.uppercased().replacing(".", with: "_"))"
    }

    /// Value of the option or, if it was not given, of the variable.
    func value(_ option: String?) -> String? {
        option ?? Self.reader.string(forKey: ConfigKey("naderhand.\(rawValue)"))
    }
}

/// Time and randomness of the machine, the only source of both.
enum SystemClock {
    @Sendable static func now() -> Instant {
        Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }

    private static let start = ContinuousClock.now

    @Sendable static func uptime() -> Duration {
        ContinuousClock.now - start
    }

    @Sendable static func randomBytes(_ count: Int) -> [UInt8] {
        // Eight bytes at a time, because each draw is a system call.
        var generator = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        while bytes.count < count {
            withUnsafeBytes(of: generator.next() as UInt64) { bytes.append(contentsOf: $0) }
        }
        return Array(bytes.prefix(count))
    }
}
