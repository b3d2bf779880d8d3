import Domain
import Foundation
import TestSupport
import Testing

@testable import Documents

@Suite("The brand's files")
struct BrandAssetsTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        let name: String
        let accent: String

        var testDescription: String { "\(name) \(accent)" }

        func assets() throws -> BrandAssets {
            try BrandAssets(name: name, accent: try #require(AccentColour(configured: accent)))
        }
    }

    static let samples = [
        Sample(name: "Naderhand", accent: "#F28D20"), Sample(name: "Q", accent: "#00FF00"),
        Sample(name: "Achteraf Betalen Nederland", accent: "#FFFFFF"), Sample(name: "Straks & Co", accent: "#FFDD00"),
    ]

    @Test("are badges in three variants and logos for two grounds, in the sizes that are promised")
    func list() throws {
        let names = try Self.samples[0].assets().files.map(\.name)
        let badges = ["orange", "white", "black"].flatMap { variant in
            ["badge-\(variant).svg"] + [24, 48, 96, 192, 384, 768].map { "badge-\(variant)-\($0).png" }
        }
        let logos = ["light", "dark"].flatMap { ground in
            ["svg", "eps", "pdf"].map { "logo-\(ground).\($0)" }
                + [24, 48, 96, 192, 384].map { "logo-\(ground)-\($0).png" }
        }
        #expect(names == badges + logos)
    }

    @Test("are made of any name, however long")
    func longNames() throws {
        let files = try BrandAssets(name: String(repeating: "Straks ", count: 60), accent: .standard).files
        #expect(files.count == 37)
        #expect(files.allSatisfy { !$0.bytes.isEmpty && $0.width <= 8_000 })
    }

    @Test("have the same bytes whenever they are made", arguments: samples)
    func sameBytes(sample: Sample) throws {
        #expect(try sample.assets().files == sample.assets().files)
        let eps = try #require(try sample.assets().files.first { $0.format == .eps })
        #expect(!String(decoding: eps.bytes, as: UTF8.self).contains("CreationDate"))
    }

    @Test("are PNG of their stated size, transparent at the corners", arguments: samples)
    func pixels(sample: Sample) throws {
        for asset in try sample.assets().files where asset.format == .png {
            let pixels = try Pixels(png: asset.bytes)
            #expect((pixels.width, pixels.height) == (asset.width, asset.height), "\(asset.name)")
            for (x, y) in [(0, 0), (asset.width - 1, 0), (0, asset.height - 1)] {
                #expect(pixels[x, y].opacity < 200, "\(asset.name)")
            }
        }
    }

    @Test("stand on the colour of their variant, whatever accent is configured", arguments: samples)
    func grounds(sample: Sample) throws {
        let accent = try #require(RGBColour(hex: sample.accent))
        for asset in try sample.assets().files where asset.format == .png {
            let pixels = try Pixels(png: asset.bytes)
            switch asset.kind {
            case .badge(let variant):
                let beside = pixels[asset.width / 12, asset.height / 2]
                #expect(beside == .init(colour: variant.background(accent), opacity: 255), "\(asset.name)")
            case .logo:
                // Between the mark and the name there is nothing.
                #expect(pixels[asset.height * 54 / 48, asset.height / 2].opacity == 0, "\(asset.name)")
                #expect(pixels[asset.height / 2, asset.height / 8].opacity == 255, "\(asset.name)")
            }
        }
    }

    @Test("write the name in ink or white, to be read on its ground", arguments: samples)
    func names(sample: Sample) throws {
        let accent = try #require(AccentColour(configured: sample.accent))
        let artwork = BrandArtwork(name: sample.name, accent: accent)
        for variant in BadgeVariant.allCases {
            let letters = BrandArtwork.textColour(on: variant.background(accent.fill))
            #expect(letters.contrast(with: variant.background(accent.fill)) >= 4.5)
            let badge = artwork.badge(variant)
            #expect(badge.full.layers.last?.colour == letters)
            #expect(badge.full.layers.count > badge.compact.layers.count)
            #expect(try Pixels(png: badge.full.png(height: 512)).count(letters) > 2_000)
        }
    }

    @Test("never lose the mark on a ground of its own colour", arguments: samples)
    func marks(sample: Sample) throws {
        let accent = try #require(AccentColour(configured: sample.accent))
        let artwork = BrandArtwork(name: sample.name, accent: accent)
        for variant in BadgeVariant.allCases {
            let background = variant.background(accent.fill)
            let colours = artwork.mark(x: 0, y: 0, side: 24, on: background).map(\.colour)
            #expect(colours[0].contrast(with: background) >= 1.2 && colours[0].contrast(with: colours[1]) >= 4.5)
        }
    }

    @Test("for print are what they say, without a picture in pixels", arguments: samples)
    func print(sample: Sample) throws {
        for asset in try sample.assets().files where [.eps, .pdf].contains(asset.format) {
            let text = String(decoding: asset.bytes, as: UTF8.self)
            if asset.format == .eps {
                #expect(text.hasPrefix("%!PS-Adobe-3.0 EPSF-3.0\n"))
                let box = try #require(text.firstMatch(of: /%%BoundingBox: (\d+) (\d+) (\d+) (\d+)\n/))
                let sides = [Int(box.3), Int(box.4)].compactMap { $0 }
                #expect(sides[0] <= asset.width && sides[0] > asset.width * 9 / 10 && sides[1] == asset.height)
                #expect(!text.contains("/ImageType"))
            } else {
                #expect(text.hasPrefix("%PDF-1.") && text.contains("%%EOF"))
                #expect(!text.contains("/Image"))
            }
        }
    }

    @Test("come back from gzip as they were, and only SVG is packed", arguments: samples)
    func gzip(sample: Sample) throws {
        for asset in try sample.assets().files {
            #expect((asset.gzipped != nil) == (asset.format == .svg))
            guard let gzipped = asset.gzipped else { continue }
            #expect(gzipped.count < asset.bytes.count / 2 + 100)
            // No time, and so the same bytes tomorrow.
            #expect(Array(gzipped[4..<8]) == [0, 0, 0, 0])
            #expect(try Gzip.unpacked(gzipped, room: asset.bytes.count + 1) == asset.bytes)
        }
    }
}
