/// Content that is not divided between pages: a paragraph, a row of a table, the payment box.
struct Block {
    var height: Double
    /// Space above it, unless it is the first of its page.
    var spaceBefore: Double = 0
    /// True if the next block must be on the same page.
    var keepsWithNext = false
    /// Structure tag in the PDF: `H1`, `P`, `TR`.
    var tag: String
    /// Number shared by the rows of one table; `nil` for anything else.
    var table: Int?
    /// True for the header of a table, which is repeated on every page of the table.
    var isTableHeader = false
    let draw: (_ canvas: Canvas, _ top: Double) -> Void
}

/// Layout of blocks on pages.
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
    ///   - firstTop: top of the first page's content, below the letter's header.
    ///   - top: top of every other page's content.
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

    /// Draws the blocks of a page; rows of one table share a table tag.
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
