import Domain

/// A row of a table.
struct TableRow {
    /// Column layouts. All cells but the first are right-aligned.
    struct Columns: Hashable {
        let edges: [Double]

        /// Description, quantity, price, VAT, amount.
        static let lines = Columns(edges: [0, 0.475, 0.575, 0.735, 0.825, 1])
        /// Description and amount.
        static let account = Columns(edges: [0, 0.8, 1])
        /// Description and amount, in the right part of the page.
        static let total = Columns(edges: [0.475, 0.825, 1])
    }

    let cells: [String]
    let columns: Columns
    let style: TextStyle
    var gap = 0.0
    var keepsWithNext = false
    var isHeader = false
    var hasRule = false

    init(
        _ cells: [String], _ columns: Columns, style: TextStyle, gap: Double = 0, keepsWithNext: Bool = false,
        isHeader: Bool = false, hasRule: Bool = false
    ) {
        self.cells = cells
        self.columns = columns
        self.style = style
        self.gap = gap
        self.keepsWithNext = keepsWithNext
        self.isHeader = isHeader
        self.hasRule = hasRule
    }

    init(_ columns: Columns, _ label: String, _ amount: String, _ style: TextStyle = .body, gap: Double = 0) {
        self.init([label, amount], columns, style: style, gap: gap)
    }

    private static let padding = 4.0

    func block(in table: Int, measuredBy canvas: Canvas) -> Block {
        let placed = cells.enumerated().map { index, text in
            let x = LetterPage.left + columns.edges[index] * LetterPage.contentWidth + (index == 0 ? 0 : 6)
            let end = LetterPage.left + columns.edges[index + 1] * LetterPage.contentWidth
            return (text: text, x: x, width: end - x, style: index == 0 ? style : style.trailing)
        }
        let height = placed.map { canvas.height(of: $0.text, $0.style, width: $0.width) }.max() ?? 0
        let (isHead, hasRule) = (isHeader, hasRule)
        return Block(
            height: height + 2 * Self.padding, spaceBefore: gap, keepsWithNext: keepsWithNext, tag: "TR", table: table,
            isTableHeader: isHead
        ) { canvas, top in
            for cell in placed {
                canvas.tagged(isHead ? "TH" : "TD") {
                    canvas.draw(cell.text, x: cell.x, y: top + Self.padding, width: cell.width, cell.style)
                }
            }
            guard isHead || hasRule else { return }
            canvas.rule(
                x: LetterPage.left, y: top + height + 2 * Self.padding, width: LetterPage.contentWidth,
                isHead ? Palette.ink : Palette.line)
        }
    }
}
