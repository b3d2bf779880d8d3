import Domain

extension Texts {
    /// Those of the pages.
    /// - Throws: `TextsError` when a file does not read.
    init() throws {
        try self.init(files: [
            .dutch: PackageResources.nl_strings, .english: PackageResources.en_strings,
            .german: PackageResources.de_strings, .french: PackageResources.fr_strings,
        ])
    }
}
