import Foundation
@testable import ServerTestSupport

/// The built program, run in a folder of its own with nothing in its environment.
struct Program: Sendable {
    /// Exit status and output of a run.
    struct Exit: Sendable {
        /// Exit status as a shell has it: 128 plus the signal for a killed program.
        let status: Int32
        let output: String
        let errorOutput: String
    }

    /// SwiftPM builds the program beside the tests.
    static let path = Bundle.main.bundleURL.appendingPathComponent("naderhand").path

    let folder: TemporaryFolder

    /// Environment variables that a production server needs to start.
    static let production = [
        "NADERHAND_ENVIRONMENT": "production",
        "NADERHAND_PUBLIC_URL": "https://pay.example.com",
        "NADERHAND_BRAND_LEGAL_NAME": "Straks Betalen B.V.",
        "NADERHAND_BRAND_ADDRESS": "Damrak 1, 1012 LG Amsterdam",
        "NADERHAND_BRAND_KVK_NUMBER": "12345678",
        "NADERHAND_BRAND_IBAN": "NL91ABNA0417164300",
        "NADERHAND_BRAND_SUPPORT_EMAIL": "hulp@straks.example",
        "NADERHAND_BRAND_SUPPORT_PHONE": "020 123 45 67",
    ]

    /// Options that `merchant add` needs beside the username.
    static let newMerchant = ["--letter-code", "SHP", "--company-name", "Shop"] + address
    static let address = [
        "--street", "Kerkstraat", "--house-number", "28", "--postal-code", "1012 JS", "--city", "Amsterdam",
    ]

    /// Runs a test with a folder that is empty, and gone afterwards.
    static func inNewFolder<Result>(_ body: (Program) async throws -> Result) async throws -> Result {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        return try await body(Program(folder: folder))
    }

    /// Runs it to its end.
    func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> Exit {
        try await launch(Self.path, arguments, environment: environment).waitForExit()
    }

    func run(_ arguments: String..., environment: [String: String] = [:]) async throws -> Exit {
        try await run(arguments, environment: environment)
    }

    /// Starts any program the way this one is started.
    func launch(
        _ path: String, _ arguments: [String], environment: [String: String] = [:]
    ) throws -> RunningProgram {
        try RunningProgram(path: path, arguments: arguments, environment: environment, folder: folder.path)
    }
}

extension Program.Exit {
    /// The one line of JSON that was printed.
    func json() throws -> JSONNode {
        try JSONDecoder().decode(JSONNode.self, from: Data(output.utf8))
    }
}
