import Domain

extension Language {
    /// Language of a page: the one chosen on the page, else the one chosen before, else the one that the browser
    /// prefers, else Dutch.
    /// - Parameters:
    ///   - query: `language` of the URL or of the posted form.
    ///   - cookie: the earlier choice.
    ///   - acceptLanguage: the request's `Accept-Language`.
    static func preferred(query: String?, cookie: String?, acceptLanguage: String?) -> Language {
        query.flatMap(Language.init(tag:)) ?? cookie.flatMap(Language.init(tag:))
            ?? acceptLanguage.flatMap(firstAccepted) ?? .dutch
    }

    /// Reads `de`, `de-AT` and `DE_at`.
    init?(tag: String) {
        let primary = tag.prefix { $0 != "-" && $0 != "_" }
        self.init(rawValue: primary.lowercased())
    }

    /// The supported language with the highest weight; the first of equal ones.
    private static func firstAccepted(_ header: String) -> Language? {
        var best: (language: Language, weight: Double)?
        // The header's length is up to the client; only the first languages count.
        for range in header.split(separator: ",", maxSplits: 20).prefix(20) {
            let parts = range.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
            guard let tag = parts.first, let language = Language(tag: tag) else { continue }
            let weight = weight(of: parts.dropFirst())
            if weight > best?.weight ?? 0 { best = (language, weight) }
        }
        return best?.language
    }

    private static func weight(of parameters: ArraySlice<String>) -> Double {
        guard let parameter = parameters.first(where: { $0.lowercased().hasPrefix("q=") }) else { return 1 }
        guard let weight = Double(parameter.dropFirst(2)), (0...1).contains(weight) else { return 0 }
        return weight
    }
}
