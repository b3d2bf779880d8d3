import Domain
import Hummingbird
import Logging

/// One browser request to the demo shop, with the language of its response and the logger for errors.
struct DemoVisit: Sendable {
    let phrases: LocalizedTexts
    /// Language chosen by this request, which a cookie keeps.
    let selectedLanguage: Language?
    let logger: Logger

    init(_ request: Request, _ context: AppRequestContext, texts: Texts) {
        let choice = LanguageChoice(request)
        phrases = LocalizedTexts(texts, in: choice.language)
        selectedLanguage = choice.selectedLanguage
        logger = context.logger
    }

    /// URL of one of the platform's pages, in the visit's language.
    func localized(_ path: String) -> String { "\(path)?language=\(phrases.language.code)" }
}
