package import Domain

/// A file of a brand, as shops load it.
package struct BrandAsset: Hashable, Sendable {
    /// How the file is written.
    package enum Format: String, Sendable {
        case svg, png, pdf, eps

        /// Its media type.
        package var contentType: String {
            switch self {
            case .svg: "image/svg+xml"
            case .png: "image/png"
            case .pdf: "application/pdf"
            case .eps: "application/postscript"
            }
        }
    }

    /// What is drawn.
    package enum Kind: Hashable, Sendable {
        case badge(BadgeVariant)
        case logo(LogoBackground)

        /// The first part of its files' names: `badge-orange`.
        package var name: String {
            switch self {
            case .badge(let variant): "badge-\(variant.rawValue)"
            case .logo(let ground): "logo-\(ground.rawValue)"
            }
        }
    }

    package let subject: Kind
    package let form: Format
    /// `badge-orange.svg`, `badge-orange-96.png`, `logo-light-48.png`: a badge by its width, a logo by its height.
    package let name: String
    /// In pixels; of what has no pixels of its own, the size it is drawn for.
    package let width: Int
    package let height: Int
    package let bytes: [UInt8]
    /// The same as gzip carries it. SVG only: the others are compressed in themselves.
    package let gzipped: [UInt8]?
}

/// Every file of a brand. The same brand gives the same bytes.
package struct BrandAssets: Sendable {
    /// Heights of the PNG, in pixels. Badges are half as wide again.
    static let badgeHeights = [16, 32, 64, 128, 256, 512]
    static let logoHeights = [24, 48, 96, 192, 384]

    package let files: [BrandAsset]

    /// Draws them all, which takes a tenth of a second or two. Belongs on a thread that may be kept so long.
    /// - Throws: when cairo or zlib fails: no memory, or a mistake of ours.
    package init(name: String, accent: AccentColour) throws {
        let artwork = BrandArtwork(name: name, accent: accent)
        files =
            try BadgeVariant.allCases.flatMap { try Self.badge($0, artwork) }
            + LogoBackground.allCases.flatMap { try Self.logo($0, artwork) }
    }

    private static func badge(_ variant: BadgeVariant, _ artwork: BrandArtwork) throws -> [BrandAsset] {
        let badge = artwork.badge(variant)
        let subject = BrandAsset.Kind.badge(variant)
        let pixels = try badgeHeights.map { height in
            let width = badge.full.pixelWidth(at: height)
            return BrandAsset(
                subject: subject, form: .png, name: "\(subject.name)-\(width).png", width: width, height: height,
                bytes: try badge.drawing(atWidth: width).png(height: height), gzipped: nil)
        }
        return [try svg(SVGFile(title: artwork.name, badge), subject, badge.full)] + pixels
    }

    private static func logo(_ ground: LogoBackground, _ artwork: BrandArtwork) throws -> [BrandAsset] {
        let drawing = artwork.logo(for: ground)
        let subject = BrandAsset.Kind.logo(ground)
        let (width, height) = (Int(drawing.width), Int(drawing.height))
        let printed: [(BrandAsset.Format, [UInt8])] = [
            (.eps, try drawing.eps()), (.pdf, try drawing.pdf(title: artwork.name, author: artwork.name)),
        ]
        let pixels = try logoHeights.map { height in
            BrandAsset(
                subject: subject, form: .png, name: "\(subject.name)-\(height).png",
                width: drawing.pixelWidth(at: height), height: height, bytes: try drawing.png(height: height),
                gzipped: nil)
        }
        return [try svg(SVGFile(title: artwork.name, drawing: drawing), subject, drawing)]
            + printed.map { form, bytes in
                BrandAsset(
                    subject: subject, form: form, name: "\(subject.name).\(form.rawValue)", width: width,
                    height: height, bytes: bytes, gzipped: nil)
            } + pixels
    }

    private static func svg(
        _ file: SVGFile, _ subject: BrandAsset.Kind, _ drawing: Artwork
    ) throws -> BrandAsset {
        let bytes = Array(file.text.utf8)
        return BrandAsset(
            subject: subject, form: .svg, name: "\(subject.name).svg", width: Int(drawing.width),
            height: Int(drawing.height), bytes: bytes, gzipped: try Gzip.compress(bytes))
    }
}
