import CCairo

/// Replacement of characters for which no family of `FontFamily` has a glyph.
extension OpaquePointer {
    /// The layout's text with a white square for each cluster without glyph, so that a document is the same on every
    /// machine, whatever other fonts it has.
    ///
    /// Pango would draw a box with the character's code, which does not help a customer and takes 15 microseconds each:
    /// more than everything else on a page of such characters.
    func replacingUnknown(in text: String) -> String {
        let clusters = unknownClusters
        guard !clusters.isEmpty else { return text }
        let bytes = Array(text.utf8)
        var replaced: [UInt8] = []
        var index = 0
        for cluster in clusters where cluster.lowerBound >= index && cluster.upperBound <= bytes.count {
            // Blanks between foreign letters are laid out in the font of the letters, and stay.
            guard !String(decoding: bytes[cluster], as: UTF8.self).allSatisfy(\.isWhitespace) else { continue }
            replaced += bytes[index..<cluster.lowerBound]
            replaced += "□".utf8
            index = cluster.upperBound
        }
        return String(decoding: replaced + bytes[index...], as: UTF8.self)
    }

    /// Ranges of clusters without glyph in the text's UTF-8, in its order.
    private var unknownClusters: [Range<Int>] {
        guard let iterator = pango_layout_get_iter(self) else { return [] }
        defer { pango_layout_iter_free(iterator) }
        var clusters: [Range<Int>] = []
        repeat {
            if let run = pango_layout_iter_get_run_readonly(iterator) { clusters += run.pointee.unknownClusters }
        } while pango_layout_iter_next_run(iterator) != 0
        return clusters.sorted { $0.lowerBound < $1.lowerBound }
    }
}

extension PangoLayoutRun {
    /// `PANGO_GLYPH_UNKNOWN_FLAG`, a macro that Swift does not import.
    private static let unknownFlag: PangoGlyph = 0x1000_0000

    fileprivate var unknownClusters: [Range<Int>] {
        guard let item = item?.pointee, let glyphs = glyphs?.pointee else { return [] }
        let start = Int(item.offset)
        let infos = UnsafeBufferPointer(start: glyphs.glyphs, count: Int(glyphs.num_glyphs))
        let offsets = UnsafeBufferPointer(start: glyphs.log_clusters, count: infos.count).map(Int.init)
        let isForeign = !FontFamily.isKnown(item.analysis.font)
        let unknown = Set(zip(infos, offsets).lazy.filter { isForeign || $0.0.glyph & Self.unknownFlag != 0 }.map(\.1))
        guard !unknown.isEmpty else { return [] }
        // A cluster extends to the beginning of the next one, in the order of the text.
        let starts = Set(offsets).sorted() + [Int(item.length)]
        return zip(starts, starts.dropFirst()).filter { unknown.contains($0.0) }.map { (start + $0.0)..<(start + $0.1) }
    }
}
