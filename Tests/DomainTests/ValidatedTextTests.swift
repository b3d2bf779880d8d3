import Foundation
import Testing

@testable import Domain

@Suite("Values written as text")
struct ValidatedTextTests {
    @Test("A value is stored as its normalised text and read back as itself")
    func storedForm() throws {
        #expect(try stored(IBAN("nl91 abna 0417 1643 00")) == "[\"NL91ABNA0417164300\"]")
        #expect(try stored(BIC("abnanl2a")) == "[\"ABNANL2A\"]")
        #expect(try stored(CountryCode("be")) == "[\"BE\"]")
        #expect(try stored(CityName("'s-Hertogenbosch")) == "[\"'s-Hertogenbosch\"]")
        #expect(try throughJSON(try #require(EmailAddress("Anna@Example.com"))).text == "Anna@Example.com")
    }

    @Test("An invalid stored value is not read")
    func wrongStoredForm() {
        #expect(throws: DecodingError.self) { try read(IBAN.self, from: "[\"NL92ABNA0417164300\"]") }
        #expect(throws: DecodingError.self) { try read(EmailAddress.self, from: "[\"anna\"]") }
        #expect(throws: DecodingError.self) { try read(HouseNumber.self, from: "[12]") }
        #expect(throws: DecodingError.self) { try read(OrderNumber.self, from: "[null]") }
    }

    @Test("A customer, company or consumer, survives storage", arguments: CustomerType.allCases)
    func customer(type: CustomerType) throws {
        let customer = DomainSamples.customer(type)
        #expect(try throughJSON(customer) == customer)
        #expect(try throughJSON(customer).type == type)
    }

    // No table of arguments: they are printed, and a zero byte in a log makes it a binary file.
    @Test("Nothing hides behind a zero byte")
    func zeroByte() {
        #expect(IPAddress("127.0.0.1\u{0}<script>") == nil)
        #expect(IPAddress("::1\u{0}") == nil)
        #expect(EmailAddress("anna@example.com\u{0}") == nil)
        #expect(EmailAddress("anna\u{0}@example.com") == nil)
        #expect(OrderNumber("12\u{0}") == nil)
        #expect(PhoneNumber("0612345678\u{0}") == nil)
        #expect(CityName("Amsterdam\u{0}") == nil)
        #expect(IBAN("NL91ABNA0417164300\u{0}") == nil)
        #expect(VATNumber("NL123456789B01\u{0}") == nil)
        #expect(PostalCode("1234AB\u{0}", in: .netherlands) == nil)
        #expect(Money("1\u{0}") == nil)
        #expect(CivilDate("01-01-2026\u{0}") == nil)
    }

    @Test("Only ASCII digits and letters count as such")
    func asciiClasses() {
        let bytes = UInt8.min...UInt8.max
        #expect(String(decoding: bytes.filter(\.isASCIIDigit), as: UTF8.self) == "0123456789")
        #expect(String(decoding: bytes.filter(\.isASCIICapital), as: UTF8.self) == "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        #expect(bytes.count(where: \.isASCIILetter) == 52)
        #expect(bytes.count(where: \.isASCIIAlphanumeric) == 62)
    }

    private func stored(_ value: (some ValidatedText)?) throws -> String {
        String(decoding: try JSONEncoder().encode([try #require(value)]), as: UTF8.self)
    }

    private func read<Value: ValidatedText>(_ type: Value.Type, from json: String) throws -> [Value] {
        try JSONDecoder().decode([Value].self, from: Data(json.utf8))
    }
}
