// swift-tools-version: 6.2
import PackageDescription

/// Targets are layers; each imports only lower ones (docs/adr).
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

extension Target.Dependency {
    /// A product that only the server needs. Whoever takes `BillinkClient` with `traits: []` resolves none of these
    /// packages (docs/adr/0002-client-package.md); without the condition on every use SwiftPM would.
    static func server(_ name: String, _ package: String) -> Target.Dependency {
        .product(name: name, package: package, condition: .when(traits: ["Server"]))
    }
}

let package = Package(
    name: "naderhand",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "naderhand", targets: ["naderhand"]),
        .library(name: "BillinkClient", targets: ["BillinkClient"]),
    ],
    traits: [
        .default(enabledTraits: ["Server"]),
        .trait(name: "Server", description: "The server and its tests; without it only BillinkClient can be built."),
    ],
    dependencies: [
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-configuration.git", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.35.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    ],
    targets: [
        .target(name: "Domain", swiftSettings: strict),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(
            name: "Storage",
            dependencies: ["CPostgres", "CSQLite", "Domain"],
            resources: [.embedInCode("Schema")],
            swiftSettings: strict
        ),
        .target(
            name: "UseCases",
            dependencies: [
                "Domain", "Storage",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict
        ),
        .target(name: "Wire", dependencies: ["Domain", "UseCases"], swiftSettings: strict),
        .target(name: "Reference", dependencies: ["Domain", "UseCases", "Wire"], swiftSettings: strict),
        .systemLibrary(name: "CCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(
            name: "Documents",
            dependencies: ["CCairo", "CQREncode", "CZlib", "Domain"],
            resources: [.embedInCode("Texts")],
            swiftSettings: strict
        ),
        .target(
            name: "Server",
            dependencies: [
                "Documents", "Domain", "Reference", "Storage", "UseCases", "Wire",
                .product(name: "Crypto", package: "swift-crypto"),
                .server("HTTPTypes", "swift-http-types"),
                .server("Hummingbird", "hummingbird"),
                .server("Logging", "swift-log"),
                .server("Mustache", "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .server("NIOHTTPTypes", "swift-nio-extras"),
                .server("NIOHTTPTypesHTTP1", "swift-nio-extras"),
                .server("ServiceLifecycle", "swift-service-lifecycle"),
            ],
            resources: [
                .embedInCode("Templates"), .embedInCode("Public"), .embedInCode("Texts"), .embedInCode("Snippets"),
            ],
            swiftSettings: strict
        ),
        .systemLibrary(name: "CMalloc"),
        .executableTarget(
            name: "naderhand",
            dependencies: [
                "CMalloc", "Domain", "Storage", "UseCases", "Wire", "Server",
                .server("ArgumentParser", "swift-argument-parser"),
                .server("Configuration", "swift-configuration"),
                .server("Logging", "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .server("ServiceLifecycle", "swift-service-lifecycle"),
                .server("UnixSignals", "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),
        // The client library for a shop's own server. It depends on none of the layers.
        .target(
            name: "BillinkClient",
            dependencies: [
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict
        ),
        // Draws documents as fast as it can, for the benchmark and to be looked at.
        .executableTarget(
            name: "draw-documents",
            dependencies: ["Documents", "Domain", "DocumentSamples"],
            path: "Benchmarks/DrawDocuments",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "bare-server",
            dependencies: [
                .server("Hummingbird", "hummingbird"),
                .server("Logging", "swift-log"),
            ],
            path: "Benchmarks/BareServer",
            swiftSettings: strict
        ),
        .testTarget(
            name: "DomainTests", dependencies: ["Domain", "DocumentSamples", "TestSupport"], swiftSettings: strict),
        .target(
            name: "TestSupport", dependencies: ["CZlib", "Domain", "Storage"], path: "Tests/Support",
            exclude: ["Server"], swiftSettings: strict),
        // The platform on a socket, and the messages a shop sends to it.
        .target(
            name: "ServerTestSupport",
            dependencies: [
                "Domain", "Storage", "UseCases", "Wire", "Reference", "Documents", "Server", "BillinkClient",
                "TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
                .server("HTTPTypes", "swift-http-types"),
                .server("Hummingbird", "hummingbird"),
                .server("Logging", "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .server("ServiceLifecycle", "swift-service-lifecycle"),
            ],
            path: "Tests/Support/Server",
            swiftSettings: strict),
        .target(
            name: "DocumentSamples", dependencies: ["Domain"], path: "Tests/DocumentSamples", swiftSettings: strict),
        .testTarget(
            name: "DocumentsTests",
            dependencies: ["CCairo", "Documents", "Domain", "DocumentSamples", "TestSupport"],
            swiftSettings: strict),
        .testTarget(name: "StorageTests", dependencies: ["Domain", "Storage", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "WireTests",
            dependencies: ["Domain", "Reference", "Storage", "UseCases", "Wire", "TestSupport"],
            resources: [.copy("Corpus"), .copy("Golden")],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                "Domain", "Storage", "UseCases", "Wire", "Reference", "Documents", "DocumentSamples", "Server",
                "BillinkClient", "ServerTestSupport", "TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
                .server("HTTPTypes", "swift-http-types"),
                .server("Hummingbird", "hummingbird"),
                .server("Logging", "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .server("ServiceLifecycle", "swift-service-lifecycle"),
            ],
            resources: [.copy("Golden")],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ClientTests",
            dependencies: [
                "BillinkClient", "ServerTestSupport", "TestSupport", "Wire",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .server("HTTPTypes", "swift-http-types"),
                .server("Hummingbird", "hummingbird"),
                .server("Logging", "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .server("ServiceLifecycle", "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "CommandTests",
            dependencies: ["naderhand", "Server", "ServerTestSupport", "TestSupport", "UseCases", "Wire"],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
