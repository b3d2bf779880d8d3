import Foundation

/// Detects the kind of a file from its first bytes, without opening it in SQLite, which would write to it.
struct SQLiteFile {
    let path: String

    /// "NADR": application id of the platform's SQLite files.
    static let applicationID: Int32 = 0x4E41_4452

    /// - Throws: `StorageError` if the file exists and is not a database of the platform, or if it could not be
    ///   created.
    func check() throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw StorageError.folderNotFound(folder)
        }
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            guard access(folder, W_OK) == 0 else {
                throw StorageError.cannotOpen(path: path, reason: "its folder is not writable")
            }
            return
        }
        guard !isFolder.boolValue else { throw StorageError.cannotOpen(path: path, reason: "it is a folder") }
        try checkHeader()
    }

    private func checkHeader() throws {
        guard let file = FileHandle(forReadingAtPath: path), access(path, W_OK) == 0 else {
            throw StorageError.cannotOpen(path: path, reason: "permission denied")
        }
        defer { try? file.close() }
        let header = try file.read(upToCount: 100) ?? Data()
        // `touch` and an interrupted first start leave an empty file.
        guard !header.isEmpty else { return }
        guard header.count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else {
            throw StorageError.notADatabase(path)
        }
        let mark = header[68..<72].reduce(Int32(0)) { $0 << 8 | Int32($1) }
        guard mark == Self.applicationID else { throw StorageError.otherApplication(path) }
    }
}
