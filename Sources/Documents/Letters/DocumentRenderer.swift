package import Domain

/// Sets what the platform writes to a customer, as PDF: A4, in Dutch or English.
package struct DocumentRenderer: Sendable {
    private let brand: Brand
    private let accent: RGBColour
    private let texts: Texts

    /// - Throws: `TextsError` when the texts do not read: a mistake in the build.
    package init(brand: Brand) throws {
        self.brand = brand
        accent = brand.accentColour.fill
        texts = try Texts(files: [.dutch: PackageResources.nl_strings, .english: PackageResources.en_strings])
    }

    /// The languages there are.
    package static let languages: [Language] = [.dutch, .english]

    /// The one that is spoken where the customer lives.
    package static func language(for customer: Customer) -> Language {
        ["NL", "BE"].contains(customer.address.country.text) ? .dutch : .english
    }

    /// The same document gives the same bytes.
    /// - Parameters:
    ///   - language: Dutch, or English for any other.
    ///   - payAddress: of the page on which it can be paid.
    /// - Throws: when there is no memory to draw in.
    package func pdf(
        _ document: IssuedDocument, in language: Language, payAddress: String? = nil
    ) throws -> [UInt8] {
        let phrases = Phrases(texts, in: Self.languages.contains(language) ? language : .english)
        let wording = Wording(document, brand: brand, phrases: phrases, payAddress: payAddress)
        let metadata = Drawing.Metadata(
            title: "\(wording.title) \(document.number.text)", author: brand.legalName, subject: wording.subject,
            createdAt: "\((document.statement.lastChange ?? document.issuedOn).iso)T00:00:00Z")
        return try Drawing.pdf(width: Sheet.width, height: Sheet.height, metadata: metadata) { canvas in
            Sheet(document: document, wording: wording, brand: brand, accent: accent).draw(on: canvas)
        }
    }
}
