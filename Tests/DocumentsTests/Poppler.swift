import Foundation
import TestSupport
import Testing

/// Reads what was drawn with programs that know nothing of us: poppler for PDF, zbar for QR codes.
struct Poppler {
    private let folder: URL

    init(_ pdf: [UInt8]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "naderhand-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(pdf).write(to: folder.appending(path: "document.pdf"))
    }

    static func reading<Result>(_ pdf: [UInt8], _ body: (Poppler) throws -> Result) throws -> Result {
        let poppler = try Poppler(pdf)
        defer { try? FileManager.default.removeItem(at: poppler.folder) }
        return try body(poppler)
    }

    /// Everything that is written, in the order of the page, with blanks for line breaks.
    func text() throws -> String {
        try run("pdftotext", ["-enc", "UTF-8", "-nopgbrk", file, "-"])
            .split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    func information() throws -> String { try run("pdfinfo", [file]) }

    func fonts() throws -> String { try run("pdffonts", [file]) }

    struct Word {
        let text: String
        let page: Int
        let xMin: Double
        let yMin: Double
        let xMax: Double
        let yMax: Double

        func overlaps(_ other: Word) -> Bool {
            page == other.page && xMin < other.xMax - 0.5 && other.xMin < xMax - 0.5 && yMin < other.yMax - 2
                && other.yMin < yMax - 2
        }
    }

    /// Positions of the words, in points from the upper left corner.
    func words() throws -> [Word] {
        var page = 0
        let word = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)<\/word>/
        return try run("pdftotext", ["-enc", "UTF-8", "-bbox", file, "-"]).split(separator: "\n").compactMap { line in
            if line.contains("<page ") { page += 1 }
            guard let match = try? word.firstMatch(in: line) else { return nil }
            let edges = [match.1, match.2, match.3, match.4].compactMap { Double($0) }
            return edges.count == 4
                ? Word(
                    text: String(match.5), page: page, xMin: edges[0], yMin: edges[1], xMax: edges[2], yMax: edges[3])
                : nil
        }
    }

    /// Contents of the QR code on the first page.
    func code() throws -> String {
        let picture = folder.appending(path: "page").path
        _ = try run("pdftoppm", ["-r", "150", "-png", "-singlefile", file, picture])
        return try run("zbarimg", ["--raw", "-q", "\(picture).png"]).trimmingCharacters(in: .newlines)
    }

    private var file: String { folder.appending(path: "document.pdf").path }

    private func run(_ program: String, _ arguments: [String]) throws -> String {
        let output = folder.appending(path: "output-\(UUID().uuidString)").path
        let path = "/usr/bin/\(program)"
        let id = try Spawn.program(path, [program] + arguments, output: output, complaint: output + ".complaint")
        var status: Int32 = 0
        while waitpid(id, &status, 0) == -1, errno == EINTR {}
        try #require(status == 0, "\(program) \(arguments) ended with \(status)")
        return try String(contentsOfFile: output, encoding: .utf8)
    }
}
