// swift-tools-version: 6.2
import PackageDescription

/// The floors up to Wire, built so that libFuzzer sees which way an input takes and AddressSanitizer what it touches.
/// They are the same files, found through the link `Floors`; a file that is new there is new here.
///
/// Optimised, since a fuzzer is as good as it is fast. Overflow, bounds and `nil` are still trapped.
let watched: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .unsafeFlags(["-O", "-enable-testing", "-sanitize=address,fuzzer", "-assert-config", "Debug"]),
]

let package = Package(
    name: "fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
    ],
    targets: [
        .target(name: "Domain", path: "Floors/Domain", swiftSettings: watched),
        .systemLibrary(name: "CSQLite", path: "Floors/CSQLite", pkgConfig: "sqlite3"),
        .systemLibrary(name: "CPostgres", path: "Floors/CPostgres", pkgConfig: "libpq"),
        .target(
            name: "Storage",
            dependencies: ["CPostgres", "CSQLite", "Domain"],
            path: "Floors/Storage",
            resources: [.embedInCode("Schema")],
            swiftSettings: watched
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
            path: "Floors/UseCases",
            swiftSettings: watched
        ),
        .target(name: "Wire", dependencies: ["Domain", "UseCases"], path: "Floors/Wire", swiftSettings: watched),
        .systemLibrary(name: "LibFuzzer", path: "LibFuzzer"),
        .executableTarget(
            name: "fuzz",
            dependencies: ["Domain", "LibFuzzer", "Storage", "UseCases", "Wire"],
            path: "Fuzz",
            swiftSettings: watched,
            linkerSettings: [.unsafeFlags(["-sanitize=address"]), .linkedLibrary("stdc++")]
        ),
    ],
    swiftLanguageModes: [.v6]
)
