import Domain

/// Delivery address and the shop's references: parcel code, its own texts, and the address that gets a copy of the
/// invoice.
struct ShippingBlock {
    private let title: String
    private let address: [String]
    private let references: [String]

    init(_ document: CustomerDocument, wording: DocumentTexts) {
        let particulars = document.particulars
        title = wording["shipping.address"]
        address =
            particulars.delivery.map { delivery in
                [delivery.recipient].compactMap(\.self) + wording.lines(of: delivery.address)
            } ?? []
        let line = { (key: String, text: String) in wording.phrases.text(key, with: ["text": text.singleLine]) }
        references =
            [
                particulars.trackAndTrace.map { line("shipping.trackAndTrace", $0) },
                particulars.secondEmail.map { line("shipping.copy", $0.text) },
            ].compactMap(\.self)
            + particulars.variables.filter { !$0.isEmpty }.map { line("shipping.variable", $0) }
    }

    /// Width of a column; the whole width where there is no address.
    private var width: Double { address.isEmpty ? LetterPage.contentWidth : LetterPage.contentWidth / 2 - 8 }

    /// `nil` where the shop sent none of it.
    func block(measuredBy canvas: Canvas) -> Block? {
        guard !address.isEmpty || !references.isEmpty else { return nil }
        let width = self.width
        let (place, texts) = (address.joined(separator: "\n"), references.joined(separator: "\n"))
        let titleHeight = address.isEmpty ? 0 : canvas.height(of: title, .note, width: width) + 2
        let placeHeight = address.isEmpty ? 0 : canvas.height(of: place, .note.inked, width: width)
        let textsHeight = references.isEmpty ? 0 : canvas.height(of: texts, .note.inked, width: width)
        let (hasAddress, hasTexts, heading) = (!address.isEmpty, !references.isEmpty, title)
        return Block(
            height: titleHeight + max(placeHeight, textsHeight), spaceBefore: 8, keepsWithNext: true, tag: "P"
        ) { canvas, top in
            if hasAddress {
                canvas.draw(heading, x: LetterPage.left, y: top, width: width, .note)
                canvas.draw(place, x: LetterPage.left, y: top + titleHeight, width: width, .note.inked)
            }
            if hasTexts {
                let x = hasAddress ? LetterPage.right - width : LetterPage.left
                canvas.draw(texts, x: x, y: top + titleHeight, width: width, .note.inked)
            }
        }
    }
}
