import Domain

extension Texts {
    /// Reads the texts of the pages.
    /// - Throws: `TextsError` for an invalid file.
    init() throws {
        try self.init(files: [
            .dutch: PackageResources.nl_texts, .english: PackageResources.en_texts,
            .german: PackageResources.de_texts, .french: PackageResources.fr_texts,
        ])
    }
}
