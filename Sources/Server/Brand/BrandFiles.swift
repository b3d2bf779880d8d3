import Crypto
import Documents
import Domain
import Synchronization
import UseCases

/// The brand's files, drawn at the first request.
final class BrandFiles: Sendable {
    private let brand: Brand
    private let pool: DrawingPool
    private let renderTask = Mutex<Task<PublishedBrand, any Error>?>(nil)

    init(_ brand: Brand, pool: DrawingPool) {
        self.brand = brand
        self.pool = pool
    }

    /// Files, drawn once by the pool. The next request tries again after a failure.
    var published: PublishedBrand {
        get async throws {
            let task = renderTask.withLock { making in
                let task = making ?? Task { [brand, pool] in try await Self.draw(brand, pool) }
                making = task
                return task
            }
            do {
                return try await task.value
            } catch {
                renderTask.withLock { if $0 == task { $0 = nil } }
                throw error
            }
        }
    }

    private static func draw(_ brand: Brand, _ pool: DrawingPool) async throws -> PublishedBrand {
        try await pool.run {
            PublishedBrand(try BrandAssets(name: brand.name, accent: brand.accentColour))
        }
    }
}

/// The brand's files and the addresses at which they are served.
struct PublishedBrand: Sendable {
    struct File: Sendable {
        let asset: BrandAsset
        /// Hexadecimal digits that differ between two versions of the file.
        let contentHash: String
    }

    /// Twelve hexadecimal digits, which change with any byte of any file.
    let version: String
    let assets: [BrandAsset]
    private let files: [String: File]

    /// Path segment in place of a version, for the current files.
    static let latest = "latest"

    init(_ assets: BrandAssets) {
        self.assets = assets.files
        let marked = assets.files.map { File(asset: $0, contentHash: Self.digits(of: $0.bytes, count: 16)) }
        files = Dictionary(marked.map { ($0.asset.name, $0) }) { $1 }
        version = Self.digits(of: marked.flatMap { Array("\($0.asset.name) \($0.contentHash)\n".utf8) }, count: 12)
    }

    subscript(name: String) -> File? { files[name] }

    /// Path that browsers cache permanently.
    func path(of asset: BrandAsset) -> String { "/cdn/\(version)/\(asset.name)" }

    /// Path of the brand's current file.
    static func latestPath(of asset: BrandAsset) -> String { "/cdn/\(latest)/\(asset.name)" }

    /// True for the form of a version, current or earlier.
    static func isVersion(_ text: String) -> Bool {
        text.utf8.count == 12 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }

    private static func digits(of bytes: [UInt8], count: Int) -> String {
        String(SHA256.hash(data: bytes).hexadecimal.prefix(count))
    }
}
