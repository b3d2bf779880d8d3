import Foundation
import Testing

@testable import ServerTests

/// `Client/` is a package for those who only want the client (docs/adr/0002-client-package.md).
@Suite("The client's own package")
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
            return try await program.launch("/usr/bin/env", arguments, environment: environment).ended()
        }
        #expect(ending.status == 0, "\(ending.complaint)")
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

    /// The packages that a manifest names, by identity, each with its versions.
    private static func dependencies(of manifest: [String: Any]) throws -> [String: String] {
        let all = try #require(manifest["dependencies"] as? [[String: [[String: Any]]]])
        var texts: [String: String] = [:]
        for dependency in all.flatMap({ $0.values.flatMap(\.self) }) {
            texts[try #require(dependency["identity"] as? String)] = try text(of: dependency)
        }
        return texts
    }

    private static func text(of object: Any) throws -> String {
        let data = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .fragmentsAllowed])
        return String(decoding: data, as: UTF8.self)
    }

    @Test("It names what the target needs and nothing more, in the versions of the root package")
    func dependencies() async throws {
        let own = try await Self.manifest(in: Self.root.appendingPathComponent("Client"))
        let whole = try await Self.manifest(in: Self.root)
        let (ownTarget, target) = (try Self.target(of: own), try Self.target(of: whole))
        let products = try Self.text(of: #require(target["dependencies"]))
        #expect(try Self.text(of: #require(ownTarget["dependencies"])) == products)
        let needed = try Self.packages(of: target)
        #expect(!needed.isEmpty)
        let named = try Self.dependencies(of: whole).filter { needed.contains($0.key) }
        #expect(try Self.dependencies(of: own) == named)
        #expect((own["targets"] as? [Any])?.count == 1)
    }

    @Test("Without the trait Server the root package needs no more than the client")
    func withoutServer() async throws {
        let whole = try await Self.manifest(in: Self.root)
        let targets = try #require(whole["targets"] as? [[String: Any]])
        let needed = try targets.reduce(into: Set()) { $0.formUnion(try Self.packages(of: $1)) }
        #expect(try needed == Self.packages(of: Self.target(of: whole)))
        #expect(try Self.dependencies(of: whole).count > needed.count)
    }

    @Test("Its sources are those of the repository's target")
    func sources() throws {
        let link = Self.root.appendingPathComponent("Client/Sources/BillinkClient").resolvingSymlinksInPath()
        #expect(link.path == Self.root.appendingPathComponent("Sources/BillinkClient").resolvingSymlinksInPath().path)
    }
}
