package import Domain

/// Renders documents for customers as PDF: A4, in the customer's language.
package struct DocumentRenderer: Sendable {
    private let brand: Brand
    private let accent: RGBColour
    private let texts: Texts

    /// - Throws: `TextsError` when the texts cannot be parsed, a defect of the build.
    package init(brand: Brand) throws {
        self.brand = brand
        accent = brand.accentColour.fill
        texts = try Texts(files: [
            .dutch: PackageResources.nl_texts, .english: PackageResources.en_texts,
            .german: PackageResources.de_texts, .french: PackageResources.fr_texts,
        ])
    }

    /// Language of the customer's country; English where the platform does not have it. An order does not say which of
    /// its languages a Belgian reads, so Belgium gets Dutch.
    package static func language(for customer: Customer) -> Language {
        switch customer.address.country.text {
        case "NL", "BE": .dutch
        case "DE", "AT": .german
        case "FR", "LU": .french
        default: .english
        }
    }

    /// Renders a document. Equal documents give equal bytes.
    /// - Parameter payAddress: URL of the page on which it can be paid.
    /// - Throws: errors of cairo: out of memory, or a defect.
    package func pdf(
        _ document: CustomerDocument, in language: Language, payAddress: String? = nil
    ) throws -> [UInt8] {
        let phrases = LocalizedTexts(texts, in: language)
        let wording = DocumentTexts(document, brand: brand, phrases: phrases, payAddress: payAddress)
        let metadata = DrawingSurface.Metadata(
            title: "\(wording.title) \(document.number.text)", author: brand.legalName, subject: wording.subject,
            createdAt: "\((document.statement.lastEntryDate ?? document.issueDate).iso)T00:00:00Z")
        return try DrawingSurface.pdf(width: LetterPage.width, height: LetterPage.height, metadata: metadata) {
            canvas in
            LetterPage(document: document, wording: wording, brand: brand, accent: accent).draw(on: canvas)
        }
    }
}
