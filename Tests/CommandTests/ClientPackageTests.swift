import Foundation
@testable import ServerTestSupport
import Testing

/// Whoever only wants the client resolves no package of the server's (docs/adr/0002-client-package.md).
@Suite("The client without the server")
struct ClientPackageTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("../..").standardizedFileURL

    /// A manifest as SwiftPM reads it. Nothing is resolved or fetched for it.
    private static func manifest(in folder: URL) async throws -> [String: Any] {
        let environment = ProcessInfo.processInfo.environment.filter { ["PATH", "HOME"].contains($0.key) }
        let ending = try await Program.inNewFolder { program in
            // A scratch folder of its own: `swift test` may hold the lock of the usual one.
            let arguments = [
                "swift", "package", "--package-path", folder.path, "--scratch-path", program.folder.path,
                "dump-package",
            ]
            return try await program.launch("/usr/bin/env", arguments, environment: environment).waitForExit()
        }
        #expect(ending.status == 0, "\(ending.errorOutput)")
        return try #require(JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any])
    }

    private static func target(of manifest: [String: Any]) throws -> [String: Any] {
        let targets = try #require(manifest["targets"] as? [[String: Any]])
        return try #require(targets.first { $0["name"] as? String == "BillinkClient" })
    }

    /// The packages that a target's products come from without a condition: `{"product":["NIOCore","swift-nio",null,
    /// null]}`, and with one `{"product":["Logging","swift-log",null,{"traits":["Server"],…}]}`.
    private static func packages(of target: [String: Any]) throws -> Set<String> {
        let dependencies = try #require(target["dependencies"] as? [[String: Any]])
        return Set(
            dependencies.compactMap { dependency in
                guard let product = dependency["product"] as? [Any], product.count == 4 else { return nil }
                return product[3] is [String: Any] ? nil : product[1] as? String
            })
    }

    @Test("Without the trait Server the root package needs no more than the client")
    func withoutServer() async throws {
        let whole = try await Self.manifest(in: Self.root)
        let targets = try #require(whole["targets"] as? [[String: Any]])
        let needed = try targets.reduce(into: Set()) { $0.formUnion(try Self.packages(of: $1)) }
        #expect(try needed == Self.packages(of: Self.target(of: whole)))
        #expect(try #require(whole["dependencies"] as? [Any]).count > needed.count)
    }
}
