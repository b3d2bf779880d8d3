package import Domain

/// Box with the amount to pay, account, payment reference and the QR code for banking apps.
struct PaymentBox {
    private let instruction: String
    private let rows: [(label: String, value: String)]
    private let code: QRCode?
    private let caption: String
    private let link: (text: String, address: String)?

    init(_ document: CustomerDocument, wording: DocumentTexts, brand: Brand) {
        instruction = wording.instruction
        caption = wording["pay.code"]
        guard document.statement.amountDue > .zero else {
            rows = []
            code = nil
            link = nil
            return
        }
        rows = [
            (wording["pay.amount"], wording.text(document.statement.amountDue)),
            (wording["pay.account"], brand.account.iban.grouped),
            (wording["pay.bic"], brand.account.bic?.text ?? ""),
            (wording["pay.holder"], brand.legalName),
            (wording["pay.reference"], document.paymentReference.grouped),
        ].filter { !$0.1.isEmpty }
        code = document.epcPayload(brand: brand).flatMap { QRCode($0.text) }
        link = wording.payAddress.map { (wording.phrases.text("pay.link", with: ["address": $0]), $0) }
    }

    private static let padding = 16.0
    private static let codeSide = 96.0
    private static let labelWidth = 118.0

    /// Width that the code leaves for texts.
    private var textWidth: Double {
        LetterPage.contentWidth - 2 * Self.padding - (code == nil ? 0 : Self.codeSide + 20)
    }

    func height(measuredBy canvas: Canvas) -> Double {
        let text = layOut(on: canvas, top: 0, draws: false)
        let beside = code == nil ? 0 : Self.codeSide + 6 + canvas.height(of: caption, .note, width: Self.codeSide)
        return max(text, beside) + 2 * Self.padding
    }

    func draw(on canvas: Canvas, top: Double, height: Double) {
        canvas.fill(
            .roundedRectangle(x: LetterPage.left, y: top, width: LetterPage.contentWidth, height: height, radius: 8),
            Palette.wash
        )
        layOut(on: canvas, top: top + Self.padding, draws: true)
        guard let code else { return }
        let x = LetterPage.right - Self.padding - Self.codeSide
        let y = top + Self.padding
        draw(code, on: canvas, x: x, y: y)
        canvas.tagged("P") {
            canvas.draw(
                caption, x: x, y: y + Self.codeSide + 6, width: Self.codeSide, TextStyle.note.centred)
        }
    }

    /// Lays out the texts below each other.
    /// - Returns: height of the texts.
    @discardableResult
    private func layOut(on canvas: Canvas, top: Double, draws: Bool) -> Double {
        let left = LetterPage.left + Self.padding
        var y = top
        func set(_ text: String, x: Double, width: Double, _ style: TextStyle) -> Double {
            guard draws else { return canvas.height(of: text, style, width: width) }
            return canvas.tagged("P") { canvas.draw(text, x: x, y: y, width: width, style) }
        }
        y += set(instruction, x: left, width: textWidth, .sum)
        if !rows.isEmpty { y += 8 }
        for row in rows {
            let label = set(row.label, x: left, width: Self.labelWidth - 8, .body.soft)
            let value = set(row.value, x: left + Self.labelWidth, width: textWidth - Self.labelWidth, .strong)
            y += max(label, value) + 2
        }
        if let link {
            y += 6
            let height = canvas.height(of: link.text, .small.inked, width: textWidth)
            if draws {
                canvas.link(to: link.address) {
                    canvas.draw(link.text, x: left, y: y, width: textWidth, .small.inked)
                }
            }
            y += height
        }
        return y - top
    }

    /// Draws the code black on white with the required margin of four squares.
    private func draw(_ code: QRCode, on canvas: Canvas, x: Double, y: Double) {
        canvas.fill(x: x, y: y, width: Self.codeSide, height: Self.codeSide, Palette.paper)
        let square = Self.codeSide / Double(code.size + 8)
        canvas.fill(
            code.rows, x: x + 4 * square, y: y + 4 * square, side: Double(code.size) * square,
            RGBColour(red: 0, green: 0, blue: 0))
    }
}

extension CustomerDocument {
    /// Payload of the QR code; `nil` when nothing is due.
    package func epcPayload(brand: Brand) -> EPCQRPayload? {
        EPCQRPayload(
            to: brand.account, holder: brand.legalName, amount: statement.amountDue, remittance: paymentReference.digits
        )
    }
}
