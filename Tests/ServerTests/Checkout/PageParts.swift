/// A page, cut into the layout that all pages share and what the page itself puts into it.
struct PageParts {
    /// Places of the layout that a page fills, in their order.
    static let slots = ["title", "beforeHeader", "languages", "sandbox", "width", "main"]

    /// Layout with `{{name}}` in each place.
    let layout: String
    /// Text of the page for each place, in the order of `slots`.
    let texts: [String]

    /// - Returns: nil where a page has none of the layout's landmarks.
    init?(_ html: String) {
        let landmarks =
            #/
            (?s) (.*?<title>) (.*?)
            (</title>.*?<a\ class="skip"[^\n]*\n) (.*?)
            (<header.*?<ul>\n) (.*?)
            (</ul>\n</nav>\n</div>\n</header>\n) (.*?)
            (<main\ id="main"\ class=") (.*?)
            (">\n) (.*?)
            (</main>\n.*)
            /#
        guard let cut = html.wholeMatch(of: landmarks)?.output else { return nil }
        layout = [
            cut.1, "{{title}}", cut.3, "{{beforeHeader}}", cut.5, "{{languages}}", cut.7, "{{sandbox}}", cut.9,
            "{{width}}", cut.11, "{{main}}", cut.13,
        ].joined()
        texts = [cut.2, cut.4, cut.6, cut.8, cut.10, cut.12].map(String.init)
    }
}
