import Foundation
import Testing

/// The messages in `Golden/`, byte for byte.
enum Golden {
    static func bytes(_ name: String) throws -> [UInt8] {
        let url = try #require(Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Golden"))
        return Array(try Data(contentsOf: url))
    }

    /// A reply as it was kept: an editor's last line break does not count.
    static func reply(_ name: String) throws -> String {
        String(decoding: try bytes(name), as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    /// Recorded outcomes of the corpus, by file name.
    static func outcomes() throws -> [String: String] {
        let folder = try #require(Bundle.module.url(forResource: "Golden", withExtension: nil))
        let files = try FileManager.default.contentsOfDirectory(
            at: folder.appendingPathComponent("Outcomes"), includingPropertiesForKeys: nil)
        let texts = try files.map { ($0.lastPathComponent, String(decoding: try Data(contentsOf: $0), as: UTF8.self)) }
        return Dictionary(uniqueKeysWithValues: texts)
    }
}
