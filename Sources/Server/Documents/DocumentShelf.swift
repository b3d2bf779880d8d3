import Documents
import Domain
import NIOPosix
import Synchronization
import UseCases

/// Draws documents, and keeps what was asked for last: the same state of an order is drawn once.
final class DocumentShelf: Sendable {
    private let renderer: DocumentRenderer
    private let kept = Mutex(Kept())

    /// - Throws: when the texts do not read: a mistake in the build.
    init(brand: Brand) throws {
        renderer = try DocumentRenderer(brand: brand)
    }

    /// - Throws: when there is no memory to draw in.
    func pdf(of found: ShowDocument.Found, in language: Language) async throws -> FileReply {
        let key = Key(found: found, language: language)
        if let file = kept.withLock({ $0.find(key) }) { return file }
        let renderer = renderer
        // Not on an event loop, which others wait for.
        let bytes = try await NIOThreadPool.singleton.runIfActive {
            try renderer.pdf(found.document, in: language, payAddress: found.payAddress)
        }
        let file = FileReply(bytes, contentType: "application/pdf")
        kept.withLock { $0.add(file, for: key) }
        return file
    }

    private struct Key: Hashable {
        let found: ShowDocument.Found
        let language: Language
    }

    /// What was used least lately goes first when there is no more room.
    private struct Kept {
        private var files: [Key: (file: FileReply, used: UInt64)] = [:]
        private var size = 0
        private var uses: UInt64 = 0
        private static let room = 16 * 1024 * 1024

        mutating func find(_ key: Key) -> FileReply? {
            guard let found = files[key] else { return nil }
            uses += 1
            files[key]?.used = uses
            return found.file
        }

        mutating func add(_ file: FileReply, for key: Key) {
            guard file.bytes.count <= Self.room else { return }
            uses += 1
            size += file.bytes.count - (files[key]?.file.bytes.count ?? 0)
            files[key] = (file, uses)
            while size > Self.room, let oldest = files.min(by: { $0.value.used < $1.value.used }) {
                size -= oldest.value.file.bytes.count
                files[oldest.key] = nil
            }
        }
    }
}
