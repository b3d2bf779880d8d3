import Testing

@testable import Server

@Suite("A posted form")
struct PostedFormTests {
    private static func fields(_ text: String) -> [String: String] { PostedForm(Array(text.utf8)).fields }

    @Test("is read as browsers write it")
    func reading() {
        #expect(
            Self.fields("name=d%27%C3%89t%c3%a9+%26+Zn&empty=&bare&a%5B0%5D=1+1")
                == ["name": "d'Été & Zn", "empty": "", "bare": "", "a[0]": "1 1"])
        #expect(Self.fields("").isEmpty)
        #expect(Self.fields("&&&").isEmpty)
    }

    @Test(
        "has no text where percent signs stand for none, and keeps its other fields",
        arguments: ["%", "%4", "%+1", "%-1", "%zz", "%%41", "x%4", "%FF", "%C3", "%ED%A0%80"])
    func wrongEscapes(value: String) {
        #expect(Self.fields("a=\(value)&b=%41&\(value)=c") == ["a": "", "b": "A"])
    }

    @Test("reads the first of two values with one name")
    func twice() {
        #expect(Self.fields("a=1&a=2&%61=3") == ["a": "1"])
    }

    @Test("is no larger than a form of this platform: names, values and fields beyond that are not read")
    func sizes() {
        let many = (0..<200).map { "f\($0)=1" }.joined(separator: "&")
        #expect(Self.fields(many).count == 100)
        let long = String(repeating: "x", count: 2_001)
        #expect(Self.fields("a=\(long)&\(long)=1&b=2") == ["a": "", "b": "2"])
        // Combining marks out of order, each of which would have to be sorted to compare two names.
        let marks = String(repeating: "\u{301}\u{323}", count: 16_000)
        #expect(Self.fields("a\(marks)=1&a\(marks)=2&b=3") == ["b": "3"])
    }
}
