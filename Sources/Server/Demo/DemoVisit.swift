import Domain
import Hummingbird
import Logging

/// One request of a browser to the demo shop: the language it is answered in, and the log that errors go to.
struct DemoVisit: Sendable {
    let phrases: LocalizedTexts
    /// The language that was chosen with this request, to be remembered.
    let selectedLanguage: Language?
    let logger: Logger

    init(_ request: Request, _ context: AppRequestContext, texts: Texts) {
        let choice = LanguageChoice(request)
        phrases = LocalizedTexts(texts, in: choice.language)
        selectedLanguage = choice.selectedLanguage
        logger = context.logger
    }

    /// An address of the platform's own pages, shown in the visit's language.
    func localized(_ path: String) -> String { "\(path)?language=\(phrases.language.code)" }
}
