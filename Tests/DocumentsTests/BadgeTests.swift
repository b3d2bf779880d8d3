import Domain
import Foundation
import FoundationXML
import Testing

@testable import Documents

@Suite("A badge")
struct BadgeTests {
    private static let names = [
        "Q", "Naderhand", "Pay Later", "Achteraf Betalen Nederland", "WWWWWWWWWWWWWWWWWWWWWWWW", "@@@ §§§ &&& %%% ggg",
        "Straks", "Één keer later & \"<anders>\"", "",
    ]

    private static func artwork(_ name: String) -> BrandArtwork {
        BrandArtwork(name: name, accent: .standard)
    }

    @Test("keeps everything on its box, off the edge", arguments: names)
    func box(name: String) {
        let badge = Self.artwork(name).badge(.colour)
        for drawing in [badge.full, badge.compact] {
            #expect((drawing.width, drawing.height) == (120, 80))
            for point in drawing.layers.dropFirst().flatMap(\.outline.points) {
                #expect(point.x >= 8 && point.x <= 112 && point.y >= 8 && point.y <= 74, "\(point)")
            }
        }
    }

    @Test("sets a short name beside the mark, a longer one below it, several words on two lines, and none too small")
    func settings() {
        #expect(Self.artwork("Q").badge(.white).minWidth < Self.artwork("Naderhand").badge(.white).minWidth)
        #expect(Self.artwork("Naderhand").badge(.white).minWidth == 48)
        #expect(Self.artwork("Achteraf Betalen Nederland").twoLines?.count == 2)
        #expect(Self.artwork("Naderhand").twoLines == nil)
        for name in ["", "WWWWWWWWWWWWWWWWWWWWWWWW"] {
            let badge = Self.artwork(name).badge(.white)
            #expect(badge.full == badge.compact && badge.minWidth == 0)
        }
    }

    @Test("shows the mark alone where the name could not be read")
    func small() {
        let badge = Self.artwork("Naderhand").badge(.black)
        #expect(badge.drawing(atWidth: 47) == badge.compact)
        #expect(badge.drawing(atWidth: 48) == badge.full)
    }

    @Test("is an SVG of less than 6 KB, well-formed, that loads nothing", arguments: names)
    func svg(name: String) throws {
        let artwork = Self.artwork(name)
        let files =
            BadgeVariant.allCases.map { SVGFile(title: name, artwork.badge($0)) }
            + LogoBackground.allCases.map { SVGFile(title: name, drawing: artwork.logo(for: $0)) }
        for file in files {
            #expect(file.text.utf8.count <= 6_000)
            let content = SVGContent()
            let parser = XMLParser(data: Data(file.text.utf8))
            parser.delegate = content
            #expect(parser.parse(), "\(file.text)")
            #expect(content.title == name)
            #expect(Set(content.elements).isSubset(of: ["svg", "title", "style", "g", "path"]))
            #expect(Set(content.attributes).isDisjoint(with: ["href", "xlink:href", "style", "onload"]))
            #expect(!file.text.contains("url(") && !file.text.contains("@import"))
        }
    }

    @Test("writes what XML cannot hold as a space")
    func controls() {
        #expect("a\u{0}b\u{1B}<c>&\u{FFFE}".xmlEscaped == "a b &lt;c&gt;&amp; ")
    }
}

/// Contents of an SVG.
private final class SVGContent: NSObject, XMLParserDelegate {
    var elements: [String] = []
    var attributes: [String] = []
    var title = ""

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        elements.append(name)
        self.attributes += attributes.keys
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        if elements.last == "title" { title += text }
    }
}
