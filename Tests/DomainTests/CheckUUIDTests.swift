import TestSupport
import Testing

@testable import Domain

@Suite("Check UUIDs")
struct CheckUUIDTests {
    @Test("A UUID has the form of version 4 in lower case, and is read back with its number")
    func roundTrip() throws {
        var random = SplitMix64(seed: 7)
        for _ in 0..<10_000 {
            let id = Identifier(Int64.random(in: 0...Int64.max, using: &random))
            let uuid = CheckUUID(id: id, randomBits: random.next())
            #expect(
                uuid.text.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
            let read = try #require(CheckUUID(uuid.text.uppercased()))
            #expect(read == uuid)
            #expect(read.id == id)
        }
    }

    @Test("Fifty-nine bits of the secret count, each of them")
    func secret() {
        let id = Identifier(1)
        let texts = Set((0..<64).map { CheckUUID(id: id, randomBits: 1 << UInt64($0)).text })
        #expect(texts.count == 60)
    }

    @Test(
        "Values that no check can have are refused",
        arguments: [
            "", "x", "98ec1488-bb48-4b2b-9684-de924d5bdda", "98ec1488-bb48-4b2b-9684-de924d5bddag",
            "98ec1488bb484b2b9684de924d5bdda8", "98ec1488-bb48-1b2b-9684-de924d5bdda8",
            "98ec1488-bb48-4b2b-c684-de924d5bdda8",
            "98ec-1488bb48-4b2b-9684-de924d5bdda8", "+8ec1488-bb48-4b2b-9684-de924d5bdda8", "unkown-uuid-1529499250",
        ]
    )
    func refused(text: String) {
        #expect(CheckUUID(text) == nil)
    }
}
