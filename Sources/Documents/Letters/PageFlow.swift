/// Something that stands on one page as a whole: a paragraph, a row of a table, the box with what is to be paid.
struct Block {
    var height: Double
    /// Free paper above it, unless it is the first of its page.
    var spaceBefore: Double = 0
    /// Whether the next one has to stand on the same page.
    var keepsWithNext = false
    /// What a reader of the PDF is told that it is: `H1`, `P`, `TR`.
    var tag: String
    /// Rows of one table have the same.
    var table: Int?
    /// Whether it is the head of its table, which is set again where the table goes on.
    var isTableHeader = false
    let draw: (_ canvas: Canvas, _ top: Double) -> Void
}

/// Blocks laid out over pages.
struct PageFlow {
    struct Placed {
        let block: Block
        let top: Double
    }

    private(set) var pages: [[Placed]] = [[]]
    private let bottom: Double
    private let top: Double
    private var y: Double

    /// - Parameters:
    ///   - firstTop: where the first page begins, below what every letter has at its head.
    ///   - top: where every other page does.
    init(_ blocks: [Block], firstTop: Double, top: Double, bottom: Double) {
        self.top = top
        self.bottom = bottom
        y = firstTop
        var index = 0
        while index < blocks.count {
            var end = index + 1
            while blocks[end - 1].keepsWithNext, end < blocks.count { end += 1 }
            place(blocks[index..<end], header: { Self.tableHeader(for: blocks[index], in: blocks) })
            index = end
        }
    }

    private static func tableHeader(for block: Block, in blocks: [Block]) -> Block? {
        guard let table = block.table, !block.isTableHeader else { return nil }
        return blocks.first { $0.table == table && $0.isTableHeader }
    }

    private mutating func place(_ blocks: ArraySlice<Block>, header head: () -> Block?) {
        let isEmpty = pages[pages.count - 1].isEmpty
        let height =
            blocks.reduce(0) { $0 + $1.spaceBefore + $1.height } - (isEmpty ? blocks.first?.spaceBefore ?? 0 : 0)
        if y + height > bottom, !isEmpty {
            pages.append([])
            y = top
            if let head = head() { add(head) }
        }
        for block in blocks { add(block) }
    }

    private mutating func add(_ block: Block) {
        if !pages[pages.count - 1].isEmpty { y += block.spaceBefore }
        pages[pages.count - 1].append(Placed(block: block, top: y))
        y += block.height
    }

    /// Draws the blocks of a page, rows of a table within it.
    static func draw(_ page: [Placed], on canvas: Canvas) {
        var index = 0
        while index < page.count {
            let table = page[index].block.table
            var end = index + 1
            while table != nil, end < page.count, page[end].block.table == table { end += 1 }
            let draw = {
                for placed in page[index..<end] {
                    canvas.tagged(placed.block.tag) { placed.block.draw(canvas, placed.top) }
                }
            }
            if table == nil { draw() } else { canvas.tagged("Table", draw) }
            index = end
        }
    }
}
