import Testing

@testable import Wire

@Suite("XML reader")
struct XMLReaderTests {
    private func read(_ text: String) -> XMLNode? {
        XMLReader.read(Array(text.utf8))
    }

    @Test(
        "What published clients send is read",
        arguments: [
            "<API><A>x</A></API>", "<?xml version=\"1.0\"?>\n<API><A>x</A></API>\n",
            "<?xml version='1.0' encoding='ISO-8859-1' ?><API><A>x</A></API>",
            "\n   <API>\n  <A>x</A> \n</API> ", "\n <?xml version=\"1.0\"?><API><A>x</A></API>",
            "\u{FEFF}<API><A>x</A></API>", "<API><A> \n x\t</A></API>", "<API ><A >x</A ></API >",
            "<API><!-- a <b> & c --><A>x</A></API>", "<API><A><![CDATA[x]]></A></API>", "<API><A>&#120;</A></API>",
            "<API><A>&#x78;</A></API>", "<API><?php x ?><A>x</A></API><!-- end -->",
            "<API\n><A lang=\"nl\">x</A></API>",
        ]
    )
    func accepted(text: String) {
        #expect(read(text)?.text("A") == "x")
    }

    @Test(
        "What is not well-formed is no message",
        arguments: [
            "", " ", "x", "<", "<A", "<A>", "<A/", "<A></B>", "<A></a>", "<A><B></A></B>", "<A/><B/>", "<A/>x", "x<A/>",
            "<A b></A>", "<A b=c/>", "<A b='1' b='2'/>", "<A b='1'c='2'/>", "<A b='<'/>", "<A b='1/>", "<1/>", "<-a/>",
            "< A/>", "<A>]]></A>", "<A>&#0;</A>", "<A>&#31;</A>", "<A>&#xD800;</A>", "<A>&#x110000;</A>",
            "<A>\u{0}</A>", "<A>\u{1}</A>", "<A><!-- -- --></A>", "<A><!-- </A>", "<A><![CDATA[ </A>",
            "<A><!ELEMENT b></A>", "<!DOCTYPE A><A/>", "<!DOCTYPE A [<!ENTITY b 'c'>]><A>&b;</A>",
            "<?xml version='1.0'?>",
            "<A></A", "<A></A ", "<A><?</A>", "<A><? ?></A>", "{\"a\":1}",
        ]
    )
    func refused(text: String) {
        #expect(read(text) == nil)
    }

    @Test(
        "An `&` that begins no reference is the character itself",
        arguments: [
            ("Jansen & Zn", "Jansen & Zn"), ("A&B", "A&B"), ("&", "&"), ("&nbsp;", "&nbsp;"),
            ("&eacute;t&eacute;", "&eacute;t&eacute;"),
            ("a &amp; b & c &lt;", "a & b & c <"), ("&amp;amp;", "&amp;"), ("&;", "&;"), ("&#;", "&#;"),
            ("&#x;", "&#x;"),
            ("&#12a;", "&#12a;"), ("https://x?a=1&b=2;3", "https://x?a=1&b=2;3"), ("&quot;&apos;&gt;", "\"'>"),
            ("&#233;&#xE9;&#x1F642;", "éé🙂"), ("&ampersand", "&ampersand"), ("&é;", "&é;"),
            ("&#+65;", "&#+65;"), ("&#-65;", "&#-65;"), ("&#x+41;", "&#x+41;"), ("&# 65;", "&# 65;"), ("&&&lt;", "&&<"),
            ("&#00000000065;", "A"), ("&#x000000041;", "A"), ("&#0000000000065;", "&#0000000000065;"),
        ]
    )
    func ampersands(sent: String, text: String) {
        #expect(read("<API><A>\(sent)</A></API>")?.text("A") == text)
        #expect(read("<API><B c=\"\(sent.filter { $0 != "\"" })\"/><A>\(sent)</A></API>")?.text("A") == text)
    }

    @Test("Nothing is expanded inside a CDATA section")
    func sections() {
        #expect(read("<API><A>a<![CDATA[ & <b> &amp; ]] > ]]>c</A></API>")?.text("A") == "a & <b> &amp; ]] > c")
    }

    @Test("An element that says it is nil is as good as empty, with its prefix undeclared")
    func absent() {
        let node = read("<API><A xsi:nil=\"true\">x</A><A xsi:nil='1'/><A/><A>  </A><B xsi:nil=\"false\">y</B></API>")
        #expect(node?.children.count == 5)
        #expect(node?.text("A") == nil)
        #expect(node?.text("B") == "y")
    }

    @Test("Sixteen levels are read and seventeen are not", arguments: [(16, true), (17, false), (10_000, false)])
    func depth(levels: Int, isRead: Bool) {
        let text = String(repeating: "<A>", count: levels) + String(repeating: "</A>", count: levels)
        #expect((read(text) != nil) == isRead)
    }

    @Test(
        "Bytes that are not UTF-8 are no message",
        arguments: [[0xFF, 0xFE, 0x3C, 0x00], [0x3C, 0x41, 0xE9, 0x2F, 0x3E]])
    func encodings(bytes: [UInt8]) {
        #expect(XMLReader.read(bytes) == nil)
    }

    @Test("Text beside children does not count, and children keep their order")
    func mixed() {
        let node = read("<API>x<B>1</B>y<C><D>2</D></C>z</API>")
        #expect(node?.text == "")
        #expect(node?.children.map(\.name) == ["B", "C"])
        #expect(node?.children.last?.text("D") == "2")
    }

    @Test(
        "UTF-8 that was encoded twice is decoded once more, and nothing else is touched",
        arguments: [
            ("KÃ¶ln", "Köln"), ("Ã©tÃ©", "été"), ("Köln", "Köln"), ("Ã", "Ã"), ("naïve café", "naïve café"),
            ("€ Ã¶", "€ Ã¶"), ("voilÃ\u{A0}", "voilà"), ("SmÃ\u{85}", "SmÅ"),
        ]
    )
    func doubleEncoding(sent: String, text: String) {
        #expect(read("<API><A>\(sent)</A></API>")?.text("A") == text)
    }

    @Test(
        "White space that was encoded twice is white space, so that a blank field is an empty one",
        arguments: [
            ("\u{E2}\u{80}\u{83}", ""), ("\u{E3}\u{80}\u{80}x\u{E2}\u{80}\u{83}", "x"),
            ("x\u{E2}\u{80}\u{A8}", "x"),
        ]
    )
    func doubleEncodedWhiteSpace(sent: String, text: String) {
        #expect(read("<API><A>\(sent)</A></API>")?.children.map(\.text) == [text])
    }

    @Test(
        "Text has no white space around it, of any kind, and keeps what is inside",
        arguments: [
            (" a ", "a"), ("a b", "a b"), ("\r\na\r\n b\t", "a\r\n b"), ("\u{A0}a\u{2003}", "a"),
            (" \u{3000}\r\n", ""), ("\u{85}a\u{2028}", "a"), (" e\u{301} ", "e\u{301}"),
            (" \u{301}a", "\u{301}a"), ("a \u{301}", "a \u{301}"), ("\u{FEFF}a", "\u{FEFF}a"),
            ("a\u{200B}", "a\u{200B}"), (" 🙂 ", "🙂"),
        ]
    )
    func trimming(sent: String, text: String) {
        #expect(read("<A>\(sent)</A>").map { Array($0.text.unicodeScalars) } == Array(text.unicodeScalars))
    }
}
