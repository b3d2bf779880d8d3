import Domain

extension Texts {
    /// Those of the pages.
    /// - Throws: `TextsError` when a file does not read.
    init() throws {
        try self.init(files: [
            .dutch: PackageResources.nl_texts, .english: PackageResources.en_texts,
            .german: PackageResources.de_texts, .french: PackageResources.fr_texts,
        ])
    }
}
