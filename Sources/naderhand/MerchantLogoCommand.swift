import ArgumentParser
import Domain
import Foundation
import Storage
import UseCases

/// `naderhand merchant logo`
struct MerchantLogoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "logo", abstract: "Sets or removes the logo on a merchant's hosted checkout.",
        discussion: "The checkout shows logos of at most 16 KiB; with a larger one it shows only the name.")

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Argument(help: "The merchant's username.")
    var username: String

    @Argument(help: "A PNG or SVG file of at most 256 KiB. Leave it out to remove the logo.")
    var file: String?

    func run() async throws {
        let logo = try file.map(Self.read)
        try await options.run(about: username) { try await SetLogo($0)(logo, username: username) }
        let kind = logo.map { $0.format == .png ? "PNG" : "SVG" }
        let state = State(username: username, form: kind, bytes: logo?.bytes.count)
        guard let kind, let logo else {
            return try output.show(state, sentences: "Logo of \(username) removed.")
        }
        try output.show(state, sentences: "Logo of \(username) set: \(kind), \(logo.bytes.count) bytes.")
    }

    private struct State: Encodable {
        let username: String
        /// Absent if there is no logo.
        let form: String?
        let bytes: Int?
    }

    private static func read(_ file: String) throws -> Logo {
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw CommandFailure.usage("Cannot read \(file): check the path and its permissions.")
        }
        guard let logo = Logo([UInt8](bytes)) else {
            throw CommandFailure.usage("\(file) is not a PNG or SVG of at most 256 KiB: choose another file.")
        }
        return logo
    }
}
