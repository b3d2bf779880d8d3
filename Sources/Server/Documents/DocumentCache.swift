import Documents
import Domain
import Synchronization
import UseCases

/// Draws documents and caches the most recently used ones. Concurrent requests for one state of an order share one
/// drawing.
final class DocumentCache: Sendable {
    private let renderer: DocumentRenderer
    private let pool: DrawingPool
    private let state = Mutex((kept: Entries(), underWay: [Key: Task<FileResponse, any Error>]()))

    /// - Throws: an error of the build, when a texts file is invalid.
    init(brand: Brand, pool: DrawingPool) throws {
        renderer = try DocumentRenderer(brand: brand)
        self.pool = pool
    }

    /// - Throws: `DrawingPool.Busy`, or `DrawingError` when memory is exhausted.
    func pdf(of found: ShowDocument.LinkedDocument, in language: Language) async throws -> FileResponse {
        let key = Key(found: found, language: language)
        let drawing = state.withLock { state in
            if let file = state.kept.find(key) { return Drawing.done(file) }
            let task = state.underWay[key] ?? Task { try await draw(key) }
            state.underWay[key] = task
            return .underWay(task)
        }
        return switch drawing {
        case .done(let file): file
        case .underWay(let task): try await task.value
        }
    }

    private enum Drawing {
        case done(FileResponse)
        case underWay(Task<FileResponse, any Error>)
    }

    private func draw(_ key: Key) async throws -> FileResponse {
        do {
            let file = try await pool.run { [renderer] in
                let bytes = try renderer.pdf(key.found.document, in: key.language, payAddress: key.found.payURL)
                return FileResponse(bytes, contentType: "application/pdf")
            }
            state.withLock { state in
                state.kept.add(file, for: key)
                state.underWay[key] = nil
            }
            return file
        } catch {
            state.withLock { $0.underWay[key] = nil }
            throw error
        }
    }

    private struct Key: Hashable {
        let found: ShowDocument.LinkedDocument
        let language: Language
    }

    /// Cache entries. The least recently used one is evicted first.
    private struct Entries {
        private var files: [Key: (file: FileResponse, used: UInt64)] = [:]
        private var size = 0
        private var uses: UInt64 = 0
        private static let maxBytes = 16 * 1024 * 1024

        mutating func find(_ key: Key) -> FileResponse? {
            guard let found = files[key] else { return nil }
            uses += 1
            files[key]?.used = uses
            return found.file
        }

        mutating func add(_ file: FileResponse, for key: Key) {
            guard file.bytes.count <= Self.maxBytes else { return }
            uses += 1
            size += file.bytes.count - (files[key]?.file.bytes.count ?? 0)
            files[key] = (file, uses)
            while size > Self.maxBytes, let oldest = files.min(by: { $0.value.used < $1.value.used }) {
                size -= oldest.value.file.bytes.count
                files[oldest.key] = nil
            }
        }
    }
}
