import Documents
import Domain

/// Assets of the brand, as the page shows them.
struct BrandGallery {
    private let page: BrandPage
    private let phrases: LocalizedTexts
    /// Height of badges and logos in most checkouts, in pixels.
    private static let checkoutHeight = 48

    init(_ page: BrandPage, phrases: LocalizedTexts) {
        self.page = page
        self.phrases = phrases
    }

    func badge(_ variant: BadgeVariant) -> BrandView.AssetView {
        let subject = BrandAsset.Kind.badge(variant)
        let grounds = ["paper", "black"].map { ground in
            BrandView.Ground(name: ground, label: phrases["brandGround.\(ground)"])
        }
        return assetView(subject, on: grounds)
    }

    func logo(_ ground: LogoBackground) -> BrandView.AssetView {
        let name = ground == .light ? "paper" : "black"
        return assetView(.logo(ground), on: [BrandView.Ground(name: name, label: phrases["brandGround.\(name)"])])
    }

    /// Badges by size, from the height of a letter to the width of a card.
    var sizes: [BrandView.Size] {
        [24, 36, 48, 72, 96, 144].map { width in
            BrandView.Size(path: preferred.map(page.published.path) ?? "", width: width, height: width * 2 / 3)
        }
    }

    /// A payment option in a shop's checkout, with the badge beside it.
    func example(text: String) -> BrandView.Example {
        let badge = preferred
        return BrandView.Example(
            label: phrases["brandExample"], path: badge.map(page.published.path) ?? "", text: text,
            html: badge.map { image($0, alternative: "") + "\n" + escaped(text) } ?? "")
    }

    private var preferred: BrandAsset? {
        page.published.assets.first { $0.kind == .badge(.colour) && $0.format == .svg }
    }

    private func assetView(_ subject: BrandAsset.Kind, on grounds: [BrandView.Ground]) -> BrandView.AssetView {
        let assets = page.published.assets.filter { $0.kind == subject }
        let drawing = assets.first { $0.format == .svg }
        return BrandView.AssetView(
            id: subject.name, heading: phrases["brandHeading.\(subject.name)"],
            advice: phrases["brandAdvice.\(subject.name)"], path: drawing.map(page.published.path) ?? "",
            alternative: page.frame.brand.name, width: drawing?.width ?? 0, height: drawing?.height ?? 0,
            grounds: grounds, html: drawing.map { image($0, alternative: page.frame.brand.name) } ?? "",
            downloads: assets.map(download))
    }

    /// HTML to copy: the address of the brand's current file, and its size so that the page does not shift as it loads.
    private func image(_ asset: BrandAsset, alternative: String) -> String {
        let width = asset.width * Self.checkoutHeight / asset.height
        return "<img src=\"\(page.address)\(PublishedBrand.latestPath(of: asset))\"\n"
            + "  alt=\"\(escaped(alternative))\" width=\"\(width)\" height=\"\(Self.checkoutHeight)\">"
    }

    private func escaped(_ text: String) -> String { HTMLEscaping().escapeText(text) }

    private func download(_ asset: BrandAsset) -> BrandView.Download {
        let form = asset.format.rawValue.uppercased()
        return BrandView.Download(
            path: page.published.path(of: asset),
            label: asset.format == .png ? "\(form) \(asset.width) × \(asset.height)" : form, fileName: asset.name)
    }
}
