import Domain

/// A document on A4 paper: the platform's header, the customer's address in the place of a window envelope, the
/// content, and page numbers in the footer.
struct LetterPage {
    let document: CustomerDocument
    let wording: DocumentTexts
    let brand: Brand
    let accent: RGBColour

    /// Width of the page in points, like all lengths here.
    static let width = 595.28
    static let height = 841.89
    static let left = 56.0
    static let right = 539.28
    static let contentWidth = right - left
    private static let addressTop = 116.0
    private static let firstTop = 218.0
    private static let top = 64.0
    private static let bottom = 780.0
    /// Left edge of the texts beside the address.
    private static let sidebarLeft = 372.0

    func draw(on canvas: Canvas) {
        let flow = PageFlow(
            LetterContent(document, wording: wording, brand: brand, canvas: canvas).blocks, firstTop: Self.firstTop,
            top: Self.top, bottom: Self.bottom)
        canvas.tagged("Document") {
            for (index, page) in flow.pages.enumerated() {
                if index == 0 { drawHeader(on: canvas) } else { drawContinuationHeader(on: canvas) }
                PageFlow.draw(page, on: canvas)
                drawFooter(on: canvas, page: index + 1, of: flow.pages.count)
                canvas.endPage()
            }
        }
    }

    // MARK: Head

    private func drawHeader(on canvas: Canvas) {
        canvas.fill(x: 0, y: 0, width: Self.width, height: 6, accent)
        for layer in BrandArtwork.mark(of: accent, x: Self.left, y: 40, side: 26, on: Palette.paper) {
            canvas.fill(layer.outline, layer.colour)
        }
        canvas.tagged("P") {
            canvas.draw(brand.name, x: Self.left + 35, y: 42, TextStyle(size: 18, weight: .semibold))
        }
        draw(sender, from: Self.sidebarLeft, to: Self.right, y: 42, .note, on: canvas)
        draw(recipient, from: Self.left, to: Self.sidebarLeft - 20, y: Self.addressTop, .body, on: canvas)
        let label = draw(
            [wording["label.seller"]], from: Self.sidebarLeft, to: Self.right, y: Self.addressTop, .note, on: canvas)
        draw(seller, from: Self.sidebarLeft, to: Self.right, y: Self.addressTop + label + 2, .note.inked, on: canvas)
    }

    /// - Returns: height of the texts.
    @discardableResult
    private func draw(
        _ lines: [String], from left: Double, to right: Double, y: Double, _ style: TextStyle, on canvas: Canvas
    ) -> Double {
        canvas.tagged("P") {
            canvas.draw(lines.joined(separator: "\n"), x: left, y: y, width: right - left, style)
        }
    }

    private var sender: [String] {
        [
            brand.legalName, brand.legalAddress, brand.supportPhone, brand.supportEmail,
            brand.chamberOfCommerceNumber.map { "\(wording["label.chamberOfCommerce"]) \($0.text)" },
            brand.vatNumber.map { "\(wording["label.vatNumber"]) \($0.text)" },
        ].compactMap { $0 }
    }

    private var recipient: [String] {
        let customer = document.content.customer
        let person = [customer.person.firstName ?? customer.person.initials, customer.person.lastName]
            .compactMap { $0 }.joined(separator: " ")
        let names = customer.company.map {
            [$0.name.text, wording.phrases.text("attentionOf", with: ["name": person])]
        }
        return ((names ?? [person]) + wording.lines(of: customer.address)).map(\.singleLine)
    }

    private var seller: [String] {
        let shop = document.shop
        let lines: [String?] =
            [shop.companyName.singleLine] + (shop.address.map(wording.lines) ?? []) + [
                shop.email?.text,
                shop.chamberOfCommerceNumber.map { "\(wording["label.chamberOfCommerce"]) \($0.text)" },
                shop.vatNumber.map { "\(wording["label.vatNumber"]) \($0.text)" },
            ]
        return lines.compactMap { $0 }
    }

    // MARK: Every page

    private func drawContinuationHeader(on canvas: Canvas) {
        canvas.fill(x: 0, y: 0, width: Self.width, height: 6, accent)
        canvas.draw(brand.name, x: Self.left, y: 34, .note.inked)
        canvas.draw(
            "\(wording.title) \(document.number.text)", x: Self.left, y: 34, width: Self.contentWidth, .note.trailing)
    }

    private func drawFooter(on canvas: Canvas, page: Int, of count: Int) {
        canvas.rule(x: Self.left, y: 796, width: Self.contentWidth, Palette.line)
        let number = wording.phrases.text("page", with: ["page": String(page), "count": String(count)])
        canvas.draw(wording["footer"], x: Self.left, y: 803, width: Self.contentWidth - 64, .small)
        canvas.draw(number, x: Self.left, y: 803, width: Self.contentWidth, .small.trailing)
    }
}
