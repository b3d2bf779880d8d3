import ArgumentParser
import Configuration
import Domain
import Foundation
import Storage
import UseCases

/// Which platform a command is about. An option given beats the environment variable beats the default.
struct PlatformOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "sandbox (the default) or production; a database never changes sides. [NADERHAND_ENVIRONMENT]",
            valueName: "name"))
    var environment: String?

    @Option(
        help: ArgumentHelp(
            "The SQLite file; naderhand-<environment>.sqlite in this folder by default. [NADERHAND_DATABASE]",
            valueName: "path"))
    var database: String?

    func platformEnvironment() throws -> PlatformEnvironment {
        let name = Setting.environment.value(environment) ?? PlatformEnvironment.sandbox.rawValue
        guard let environment = PlatformEnvironment(rawValue: name) else {
            throw CommandFailure.usage("There is no environment \(name): choose sandbox or production.")
        }
        return environment
    }

    func databasePath() throws -> String {
        let path = try Setting.database.value(database) ?? "naderhand-\(platformEnvironment().rawValue).sqlite"
        guard !path.contains("://") else {
            throw CommandFailure.usage("This version stores in SQLite: name a file with --database, not an address.")
        }
        return URL(fileURLWithPath: path).path
    }

    /// - Throws: `CommandFailure` for options that mean nothing, before anything is looked at or made.
    func validateOptions() throws {
        _ = try (platformEnvironment(), databasePath())
    }

    /// Opens the store and everything on it.
    /// - Parameter mayCreate: whether a database that is not there is made.
    func open(mayCreate: Bool) throws -> Platform {
        let (environment, path) = try (platformEnvironment(), databasePath())
        guard mayCreate || FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure.impossible(
                "There is no database \(path): name one with --database, or make it with naderhand serve.")
        }
        guard let dutchTime = DutchTime() else {
            throw CommandFailure.impossible("This system has no time zone data: install the package tzdata.")
        }
        do {
            let database = try SQLiteDatabase(path: path, environment: environment, now: SystemSources.now())
            return Platform(
                database: database, environment: environment, dutchTime: dutchTime, clock: SystemSources.now,
                randomBytes: SystemSources.randomBytes)
        } catch let error as StorageError {
            throw CommandFailure.impossible(error.description)
        }
    }
}

/// The environment variable behind an option.
enum Setting: String {
    case environment, host, port, database
    case publicURL = "public.url"
    case logLevel = "log.level"

    private static let reader = ConfigReader(provider: EnvironmentVariablesProvider())

    /// The option as given or, without one, the variable.
    func value(_ option: String?) -> String? {
        option ?? Self.reader.string(forKey: ConfigKey("naderhand.\(rawValue)"))
    }
}

/// Time and randomness of the machine: the only place where they come from.
enum SystemSources {
    @Sendable static func now() -> Instant {
        Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }

    @Sendable static func randomBytes(_ count: Int) -> [UInt8] {
        // Eight at a time: each draw is a system call.
        var generator = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        while bytes.count < count {
            withUnsafeBytes(of: generator.next() as UInt64) { bytes.append(contentsOf: $0) }
        }
        return Array(bytes.prefix(count))
    }
}
