import Documents
import Domain

/// Values of `brand.mustache`.
struct BrandView {
    /// A badge or a logo.
    struct AssetView {
        let id: String
        let heading: String
        let advice: String
        let path: String
        let alternative: String
        let width: Int
        let height: Int
        let grounds: [Ground]
        let html: String
        let downloads: [Download]
    }

    struct Ground {
        let name: String
        let label: String
    }

    struct Download {
        let path: String
        let label: String
        let fileName: String
    }

    struct Size {
        let path: String
        let width: Int
        let height: Int
    }

    struct Colour {
        let name: String
        let heading: String
        let hex: String
        let rgb: String
        let advice: String
    }

    struct Language {
        let code: String
        let name: String
        let texts: [TextSample]
    }

    struct TextSample {
        let text: String
    }

    let frame: LayoutView
    let title: String
    let badges: [AssetView]
    let logos: [AssetView]
    let sizes: [Size]
    let colours: [Colour]
    let checkoutLanguages: [Language]
    /// The badge's appearance in a checkout.
    let example: Example

    struct Example {
        let label: String
        let path: String
        let text: String
        let html: String
    }

    init(_ page: BrandPage, frame: LayoutView, phrases: LocalizedTexts, texts: Texts) {
        self.frame = frame
        title = "\(phrases["brandTitle"]) – \(page.frame.brand.name)"
        let gallery = BrandGallery(page, phrases: phrases)
        badges = BadgeVariant.allCases.map { gallery.badge($0) }
        logos = LogoBackground.allCases.map { gallery.logo($0) }
        sizes = gallery.sizes
        colours = Self.colours(page.frame.brand.accentColour, phrases)
        let values = LayoutView.values(of: page.frame)
        checkoutLanguages = Domain.Language.allCases.map { language in
            let words = LocalizedTexts(texts, in: language).withValues(values)
            return Language(
                code: language.code, name: words["languageName"],
                texts: Self.checkoutTexts.map { TextSample(text: words[$0]) })
        }
        example = gallery.example(text: phrases[Self.checkoutTexts[0]])
    }

    private static let checkoutTexts = [
        "brandPhrases.payAfterwardsWith", "brandPhrases.payLaterWith", "brandPhrases.payAfterwards",
    ]

    private static func colours(_ accent: AccentColour, _ phrases: LocalizedTexts) -> [Colour] {
        let colours: [(name: String, colour: RGBColour, text: (colour: RGBColour, name: String))] = [
            ("accent", accent.fill, (Palette.ink, "ink")), ("ink", Palette.ink, (Palette.paper, "paper")),
            ("paper", Palette.paper, (Palette.ink, "ink")),
        ]
        return colours.map { name, colour, text in
            let contrast = Int((colour.contrast(with: text.colour) * 10).rounded(.down))
            let ratio = FormattedDecimal("\(contrast / 10).\(contrast % 10)", in: phrases.language)
            return Colour(
                name: name, heading: phrases["brandColour.\(name)"], hex: colour.hex,
                rgb: "\(colour.red), \(colour.green), \(colour.blue)",
                advice: phrases.text("brandColourText.\(text.name)", with: ["contrast": "\(ratio)\u{A0}:\u{A0}1"]))
        }
    }
}

extension PageRenderer {
    func render(_ page: BrandPage) -> String {
        let values = LayoutView.values(of: page.frame).merging(["latest": PublishedBrand.latest]) { $1 }
        let phrases = LocalizedTexts(texts, in: page.frame.language).withValues(values)
        var frame = LayoutView(page.frame, renderer: self, phrases: phrases, postsLanguage: false)
        frame.stylesheetPath = page.stylesheetPath
        frame.scriptPath = page.scriptPath
        return render(BrandView(page, frame: frame, phrases: phrases, texts: texts), with: .brand)
    }
}
