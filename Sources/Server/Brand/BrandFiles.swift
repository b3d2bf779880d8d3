import Crypto
import Documents
import Domain
import Synchronization
import UseCases

/// The files of the brand, drawn when they are first asked for.
final class BrandFiles: Sendable {
    private let brand: Brand
    private let pool: DrawingPool
    private let renderTask = Mutex<Task<PublishedBrand, any Error>?>(nil)

    init(_ brand: Brand, pool: DrawingPool) {
        self.brand = brand
        self.pool = pool
    }

    /// Drawn once, by the pool. What failed is tried again by whoever asks next.
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

/// The files of the brand under the addresses they are served at.
struct PublishedBrand: Sendable {
    struct File: Sendable {
        let asset: BrandAsset
        /// What tells two versions of the file apart: hexadecimal digits.
        let contentHash: String
    }

    /// Twelve hexadecimal digits, others as soon as one byte of one file is another.
    let version: String
    let assets: [BrandAsset]
    private let files: [String: File]

    /// What stands in the place of a version for whoever wants the files as they are at the time.
    static let latest = "latest"

    init(_ assets: BrandAssets) {
        self.assets = assets.files
        let marked = assets.files.map { File(asset: $0, contentHash: Self.digits(of: $0.bytes, count: 16)) }
        files = Dictionary(marked.map { ($0.asset.name, $0) }) { $1 }
        version = Self.digits(of: marked.flatMap { Array("\($0.asset.name) \($0.contentHash)\n".utf8) }, count: 12)
    }

    subscript(name: String) -> File? { files[name] }

    /// Kept by browsers for good.
    func path(of asset: BrandAsset) -> String { "/cdn/\(version)/\(asset.name)" }

    /// Always that of the brand as it is.
    static func latestPath(of asset: BrandAsset) -> String { "/cdn/\(latest)/\(asset.name)" }

    /// Whether this may have been the version once.
    static func isVersion(_ text: String) -> Bool {
        text.utf8.count == 12 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }

    private static func digits(of bytes: [UInt8], count: Int) -> String {
        String(SHA256.hash(data: bytes).hexadecimal.prefix(count))
    }
}
