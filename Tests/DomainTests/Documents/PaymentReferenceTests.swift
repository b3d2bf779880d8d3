import Domain
import Testing

@Suite("The payment reference")
struct PaymentReferenceTests {
    @Test("begins with a digit that checks the others")
    func published() throws {
        let reference = try #require(PaymentReference(number: 56_789_012_345))
        #expect(reference.digits == "5000056789012345")
        #expect(reference.grouped == "5000 0567 8901 2345")
    }

    @Test(
        "is 0 or 1 in front where eleven has no digit of its own",
        arguments: [
            (Int64(0), "0000000000000000"), (5, "1000000000000005"), (6, "1000000000000006"),
        ])
    func edges(number: Int64, digits: String) throws {
        #expect(try #require(PaymentReference(number: number)).digits == digits)
    }

    @Test("exists for fifteen digits and no more")
    func bounds() {
        #expect(PaymentReference(number: PaymentReference.upperBound - 1) != nil)
        #expect(PaymentReference(number: PaymentReference.upperBound) == nil)
        #expect(PaymentReference(number: -1) == nil)
    }

    @Test("is read back, and refused when a digit is wrong or two are exchanged")
    func reading() throws {
        #expect(PaymentReference("5000 0567 8901 2345")?.number == 56_789_012_345)
        for wrong in [
            "5000056789012346", "5000056789013245", "500005678901234", "50000567890123456", "500005678901234x",
        ] {
            #expect(PaymentReference(wrong) == nil, "\(wrong)")
        }
    }
}
