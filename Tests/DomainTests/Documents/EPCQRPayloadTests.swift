import Domain
import Testing

@Suite("Contents that a banking app reads")
struct EPCQRPayloadTests {
    @Test("are eleven lines")
    func lines() throws {
        let payload = try #require(
            EPCQRPayload(
                to: .fictional, holder: "Naderhand Voorbeeld B.V.", amount: Money(cents: 12_100),
                remittance: "5000056789012345"))
        #expect(
            payload.text == """
                BCD
                002
                1
                SCT

                Naderhand Voorbeeld B.V.
                NL04NADE0123456789
                EUR121.00


                5000056789012345
                """)
    }

    @Test("are none for an amount that cannot be transferred", arguments: [0, -1, 100_000_000_000])
    func amounts(cents: Int64) {
        #expect(
            EPCQRPayload(to: .fictional, holder: "N", amount: Money(cents: cents), remittance: "") == nil)
    }
}
