import Domain

/// Values of `layout.mustache`, which surrounds every page.
struct LayoutView {
    let languageCode: String
    let text: [String: String]
    var stylesheetPath: String
    var scriptPath: String
    let iconAddress: String
    let languages: [LanguageView]
    let shopName: String?
    let shopLogo: String?
    let returnPath: String?
    let sandbox: Bool
    let brandName: String
    let legalName: String
    let legalAddress: String
    let supportEmail: String
    let supportPhone: String
    let supportPhoneAddress: String
    let privacyAddress: String
    let termsAddress: String

    struct LanguageView {
        let code: String
        let abbreviation: String
        let name: String
        let isCurrent: Bool
        /// URL of the page in that language; `nil` on pages with a form, which posts the choice.
        let linkAddress: String?
    }

    init(_ frame: PageLayout, renderer: PageRenderer, phrases: LocalizedTexts, postsLanguage: Bool) {
        languageCode = frame.language.code
        text = phrases.all.filter { !$0.key.contains(".") }
        stylesheetPath = renderer.stylesheet.path
        scriptPath = renderer.script.path
        iconAddress = renderer.icon
        languages = Language.allCases.map { language in
            LanguageView(
                code: language.code, abbreviation: language.code.uppercased(),
                name: LocalizedTexts(renderer.texts, in: language)["languageName"],
                isCurrent: language == frame.language,
                linkAddress: postsLanguage ? nil : "\(frame.path)?language=\(language.code)")
        }
        shopName = frame.shop?.name
        shopLogo = frame.shop?.logoDataURL
        returnPath = frame.shop?.returnPath
        sandbox = frame.brand.isSandbox
        brandName = frame.brand.name
        legalName = frame.brand.legalName
        legalAddress = frame.brand.legalAddress
        supportEmail = frame.brand.supportEmail
        supportPhone = frame.brand.supportPhone
        supportPhoneAddress = "tel:" + frame.brand.supportPhone.filter { $0.isNumber || $0 == "+" }
        privacyAddress = frame.brand.privacyURL
        termsAddress = frame.brand.termsURL
    }

    /// Values for the placeholders in the texts of every page.
    static func values(of frame: PageLayout) -> [String: String] {
        [
            "brand": frame.brand.name, "legalName": frame.brand.legalName, "shop": frame.shop?.name ?? "",
            "email": frame.brand.supportEmail, "phone": frame.brand.supportPhone,
            "hours": frame.brand.supportHours,
        ]
    }
}
