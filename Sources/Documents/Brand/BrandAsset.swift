package import Domain

/// A file of a brand for shops.
package struct BrandAsset: Hashable, Sendable {
    /// File format.
    package enum Format: String, Sendable {
        case svg, png, pdf, eps

        /// Media type.
        package var contentType: String {
            switch self {
            case .svg: "image/svg+xml"
            case .png: "image/png"
            case .pdf: "application/pdf"
            case .eps: "application/postscript"
            }
        }
    }

    /// Content of the file.
    package enum Kind: Hashable, Sendable {
        case badge(BadgeVariant)
        case logo(LogoBackground)

        /// Beginning of the file name: `badge-orange`.
        package var name: String {
            switch self {
            case .badge(let variant): "badge-\(variant.rawValue)"
            case .logo(let background): "logo-\(background.rawValue)"
            }
        }
    }

    package let kind: Kind
    package let format: Format
    /// File name: `badge-orange.svg`, `badge-orange-96.png`, `logo-light-48.png`. A badge is named by its width, a logo
    /// by its height.
    package let name: String
    /// Width in pixels; for a vector format, the size it is designed for.
    package let width: Int
    package let height: Int
    package let bytes: [UInt8]
    /// The bytes compressed with gzip; `nil` for formats that are compressed themselves.
    package let gzipped: [UInt8]?
}

/// All files of a brand. Equal brands give equal bytes.
package struct BrandAssets: Sendable {
    /// Heights of PNG badges in pixels. Their widths are 1.5 times as large.
    static let badgeHeights = [16, 32, 64, 128, 256, 512]
    static let logoHeights = [24, 48, 96, 192, 384]

    package let files: [BrandAsset]

    /// Renders all files, which takes 0.1 to 0.2 seconds. Call it on a thread that may block that long.
    /// - Throws: errors of cairo or zlib: out of memory, or a defect.
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
                kind: subject, format: .png, name: "\(subject.name)-\(width).png", width: width, height: height,
                bytes: try badge.drawing(atWidth: width).png(height: height), gzipped: nil)
        }
        return [try svg(SVGFile(title: artwork.name, badge), subject, badge.full)] + pixels
    }

    private static func logo(_ background: LogoBackground, _ artwork: BrandArtwork) throws -> [BrandAsset] {
        let drawing = artwork.logo(for: background)
        let subject = BrandAsset.Kind.logo(background)
        let (width, height) = (Int(drawing.width), Int(drawing.height))
        let printed: [(BrandAsset.Format, [UInt8])] = [
            (.eps, try drawing.eps()), (.pdf, try drawing.pdf(title: artwork.name, author: artwork.name)),
        ]
        let pixels = try logoHeights.map { height in
            BrandAsset(
                kind: subject, format: .png, name: "\(subject.name)-\(height).png",
                width: drawing.pixelWidth(at: height), height: height, bytes: try drawing.png(height: height),
                gzipped: nil)
        }
        return [try svg(SVGFile(title: artwork.name, drawing: drawing), subject, drawing)]
            + printed.map { form, bytes in
                BrandAsset(
                    kind: subject, format: form, name: "\(subject.name).\(form.rawValue)", width: width,
                    height: height, bytes: bytes, gzipped: nil)
            } + pixels
    }

    private static func svg(
        _ file: SVGFile, _ subject: BrandAsset.Kind, _ drawing: Artwork
    ) throws -> BrandAsset {
        let bytes = Array(file.text.utf8)
        return BrandAsset(
            kind: subject, format: .svg, name: "\(subject.name).svg", width: Int(drawing.width),
            height: Int(drawing.height), bytes: bytes, gzipped: try Gzip.compress(bytes))
    }
}
