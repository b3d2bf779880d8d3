import Testing

@testable import Domain

@Suite("Telephone numbers")
struct PhoneNumberTests {
    @Test(
        "A telephone number has 9 to 18 characters",
        arguments: [(8, false), (9, true), (10, true), (17, true), (18, true), (19, false), (0, false)]
    )
    func lengths(count: Int, isAccepted: Bool) {
        #expect((PhoneNumber(String(repeating: "1", count: count)) != nil) == isAccepted)
        #expect((PhoneNumber(String("+31(6)12345678999999".prefix(count))) != nil) == isAccepted)
    }

    @Test(
        "Digits, blanks, hyphens, brackets and plus signs are kept as written",
        arguments: [
            "0612345678", "+31 6 12345678", "(020) 123 45 67", "0031-612345678", "+31(0)612345678", "020-1234567",
        ]
    )
    func accepted(text: String) {
        #expect(PhoneNumber(text)?.text == text)
    }

    @Test(
        "Letters and other signs are refused",
        arguments: [
            "06123456a8", "0612345678x", "06,12345678", "tel:0612345678", "０６１２３４５６７８", "---------",
            "+ + + + + +", "0612345678;", "٠٦١٢٣٤٥٦٧٨", "./././././", "+31 6 12345678 / 020 1234567",
        ]
    )
    func refused(text: String) {
        #expect(PhoneNumber(text) == nil)
    }

    @Test(
        "Invisible characters are dropped from pasted text, and separators between digits too",
        arguments: [
            ("0470/12.34.56", "0470 12 34 56"), ("06.12345678", "06 12345678"), ("06/12345678", "06 12345678"),
            ("\u{202A}+31612345678\u{202C}", "+31612345678"), ("06\u{A0}12345678", "06 12345678"),
            ("06\u{200B}12\u{AD}345678\u{FEFF}", "0612345678"), ("0612345678\n", "0612345678"),
            ("06\u{2011}12345678", "06-12345678"), ("06 – 12345678", "06 - 12345678"),
            ("+31 (0)6 12 34 56 78", "+31(0)612345678"), ("0032 (0)470 / 12.34.56", "0032(0)470123456"),
        ]
    )
    func pasted(text: String, number: String) throws {
        let phone = try #require(PhoneNumber(text))
        #expect(phone.text == number)
        // It is stored and read again.
        #expect(PhoneNumber(number) == phone)
    }

    @Test(
        "One subscriber is recognised in every spelling",
        arguments: ["0612345678", "+31 6 12345678", "0031-612345678", "+31(0)612345678", "612345678", "06-1234 5678"]
    )
    func subscriber(text: String) throws {
        #expect(try #require(PhoneNumber(text)).matchForm == "612345678")
    }
}

@Suite("E-mail addresses")
struct EmailAddressTests {
    @Test(
        "Addresses that people have are accepted as written",
        arguments: [
            "anna@example.com", "Anna.Jansen@Example.COM", "anna+shop@example.co.uk", "a@b.nl", "1@2.nl",
            "o'brien@example.ie",
            "anna_jansen-x@sub.domain.example.com", "anna@xn--mnchen-3ya.de", "anna@münchen.de", "jürgen@example.de",
            "x@example.photography", "anna!#$%&*/=?^`{|}~@example.com", "anna@1and1.com", "анна@пример.рф",
            "anna@a-b.nl",
            "\(String(repeating: "a", count: 64))@example.com", "anna@\(String(repeating: "b", count: 63)).nl",
        ]
    )
    func accepted(text: String) {
        #expect(EmailAddress(text)?.text == text)
    }

    @Test(
        "Everything else is refused",
        arguments: [
            "", "@", "anna", "anna@", "@example.com", "anna@example", "anna@@example.com", "anna@b@example.com",
            "anna jansen@example.com", "anna@exam ple.com", " anna@example.com", "anna@example.com ",
            "anna@example.com\n",
            ".anna@example.com", "anna.@example.com", "an..na@example.com", "anna@.example.com", "anna@example.com.",
            "anna@example..com", "anna@-example.com", "anna@example-.com", "anna@example.c", "anna@127.0.0.1",
            "anna@[127.0.0.1]", "anna@example.123", "\"anna\"@example.com", "anna@exam_ple.com", "anna,b@example.com",
            "anna;b@example.com", "<anna@example.com>", "anna@example.com>", "anna\u{200B}@example.com",
            "anna\u{A0}@example.com",
            "anna@exa\u{200D}mple.com", "anna\u{202E}@example.com", "anna@example.com\r\nBcc:b@example.com",
            "anna\u{1F600}@example.com", "anna@example,com", "anna(x)@example.com", "an\\na@example.com",
            "mailto:anna@example.com",
            "\(String(repeating: "a", count: 65))@example.com", "anna@\(String(repeating: "b", count: 64)).nl",
        ]
    )
    func refused(text: String) {
        #expect(EmailAddress(text) == nil)
    }

    @Test("254 bytes are the most")
    func length() {
        let domain = Array(repeating: String(repeating: "d", count: 63), count: 3).joined(separator: ".") + ".nl"
        let local = String(repeating: "a", count: 254 - 1 - domain.utf8.count)
        #expect(EmailAddress("\(local)@\(domain)") != nil)
        #expect(EmailAddress("a\(local)@\(domain)") == nil)
    }

    @Test(
        "Case, sub-addresses and the way a domain is written do not tell mailboxes apart",
        arguments: [
            ("Anna.Jansen@Example.COM", "anna.jansen@example.com"),
            ("anna.jansen+shop+1@example.com", "anna.jansen@example.com"), ("+anna@example.com", "+anna@example.com"),
            ("anna@Bücher.example", "anna@xn--bcher-kva.example"),
            ("anna@BU\u{308}CHER.example", "anna@xn--bcher-kva.example"),
            ("anna@xn--bcher-kva.example", "anna@xn--bcher-kva.example"), ("ÉMILE@example.com", "émile@example.com"),
            ("E\u{301}mile+x@example.com", "émile@example.com"),
        ])
    func recognition(text: String, form: String) throws {
        #expect(try #require(EmailAddress(text)).matchForm == form)
    }

    @Test(
        "Labels of international domains are encoded as in RFC 3492",
        arguments: [
            ("ليهمابتكلموشعربي؟", "xn--egbpdaj6bu4bxfgehfvwxn"), ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"),
            ("pročprostěnemluvíčesky", "xn--proprostnemluvesky-uyb24dma41a"),
            ("3年b組金八先生", "xn--3b-ww4c5e180e575a65lsy2b"),
            ("plain", "plain"),
        ])
    func punycode(label: String, encoded: String) {
        #expect(Punycode.label(label) == encoded)
    }

    @Test(
        "Spellings of one telephone number are one number in E.164",
        arguments: [
            ("0612345678", "NL", "+31612345678"), ("+31 6 12345678", "NL", "+31612345678"),
            ("+31 (0)6-12345678", "BE", "+31612345678"), ("0031-612345678", "NL", "+31612345678"),
            ("31612345678", "NL", "+31612345678"), ("612345678", "NL", "+31612345678"),
            ("+310612345678", "NL", "+31612345678"), ("(020) 123 45 67", "NL", "+31201234567"),
            ("0470/12.34.56", "BE", "+32470123456"), ("0032 (0)470 12.34.56", "NL", "+32470123456"),
            ("+31 (0)6 12 34 56 78", "NL", "+31612345678"), ("\u{202A}06\u{A0}12345678\u{202C}", "NL", "+31612345678"),
            ("0470 12 34 56", "BE", "+32470123456"), ("+32 470 123456", "NL", "+32470123456"),
            ("+39 06 1234567", "NL", "+39061234567"), ("621 123 456", "LU", "+352621123456"),
            ("+1 212 555 0100", "NL", "+12125550100"), ("012345678", "JP", "JP 012345678"),
        ])
    func e164(text: String, country: String, number: String) throws {
        let country = try #require(CountryCode(country))
        #expect(try #require(PhoneNumber(text)).e164(in: country) == number)
    }

    @Test(
        "Spellings of one name are equal",
        arguments: [
            ("Jansen", "jansen"), ("JANSEN", "jansen"), ("van den Berg", "vandenberg"), ("VAN DEN BERG", "vandenberg"),
            ("O'Brien", "obrien"), ("O\u{2019}Brien", "obrien"), ("Jansen-de Vries", "jansendevries"),
            ("Müller", "muller"), ("Mu\u{308}ller", "muller"), ("Ｊａｎｓｅｎ", "jansen"), ("Strauß", "strauss"),
            ("STRAUSS", "strauss"), ("\u{132}ssel", "ijssel"), ("Sørensen", "sorensen"), ("Łukasz", "lukasz"),
            ("Παπαδόπουλος", "παπαδοπουλοσ"), ("Jan\u{AD}sen", "jansen"), ("Jan\u{200B}sen", "jansen"), ("-", "-"),
        ])
    func names(text: String, form: String) {
        #expect(NormalizedName.form(of: text) == form)
    }
}

@Suite("IP addresses")
struct IPAddressTests {
    @Test(
        "IPv4 and IPv6 addresses have one spelling each",
        arguments: [
            ("127.0.0.1", "127.0.0.1"), ("255.255.255.255", "255.255.255.255"), ("0.0.0.0", "0.0.0.0"), ("::1", "::1"),
            ("2001:DB8:0::8a2e:0370:7334", "2001:db8::8a2e:370:7334"), ("::ffff:192.0.2.1", "::ffff:192.0.2.1"),
            ("FE80:0:0:0:0:0:0:1", "fe80::1"),
        ]
    )
    func accepted(text: String, spelling: String) {
        #expect(IPAddress(text)?.text == spelling)
    }

    @Test(
        "Anything else is refused",
        arguments: [
            "", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.4 ", " 1.2.3.4", "01.2.3.4", "1.2.3.-4", "example.com",
            "1.2.3.4:80",
            "[::1]", ":::1", "1::2::3", "fe80::1%eth0", "10.0.0.1, 10.0.0.2", "１.2.3.4",
        ]
    )
    func refused(text: String) {
        #expect(IPAddress(text) == nil)
    }
}
