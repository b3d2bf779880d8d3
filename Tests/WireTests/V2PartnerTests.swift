import Domain
import Testing
@testable import UseCases

@testable import Wire

@Suite("JSON replies to partners")
struct V2PartnerTests {
    private static let dutchTime = DutchCalendar()
    private static let createdAt = Instant(milliseconds: 1_795_435_200_000)

    @Test("A merchant of whom nothing is known has every member, most of them null")
    func least() throws {
        let view = MerchantView(
            merchant: try merchant(MerchantProfile(companyName: "Shop \"A\"\n")), createdAt: Self.createdAt,
            hasLogo: false, workflows: [])
        let reply = V2PartnerReplies.reply(with: view, in: try #require(Self.dutchTime))
        #expect(reply.status == 200)
        #expect(reply.body == (try Golden.reply("v2-merchant-least.json")))
    }

    @Test("A page of merchants is its golden message, byte for byte")
    func list() throws {
        var profile = MerchantProfile(companyName: "Bäckerei")
        profile.chamberOfCommerceNumber = ChamberOfCommerceNumber("12345678")
        profile.vatNumber = VATNumber("NL123456789B01")
        (profile.contactFirstName, profile.contactLastName) = ("Anna", "Jansen")
        (profile.email, profile.phone) = (EmailAddress("a@example.com"), PhoneNumber("020-1234567"))
        (profile.contactEmail, profile.contactPhone) = (EmailAddress("b@example.com"), PhoneNumber("06 12345678"))
        profile.address = Address(
            street: "Damrak", houseNumber: try #require(HouseNumber("1")), houseExtension: HouseExtension("A"),
            postalCode: try #require(PostalCode("1012LG", in: .netherlands)), city: CityName("Amsterdam"),
            country: .netherlands)
        (profile.iban, profile.bic, profile.accountHolder) = (IBAN("NL91ABNA0417164300"), BIC("ABNANL2A"), "A. Jansen")
        (profile.website, profile.clientPlatform, profile.integrationMethod) = (
            "https://a.example/", "Magento", "Plug-in"
        )
        let view = MerchantView(
            merchant: try merchant(profile), createdAt: Self.createdAt, hasLogo: true,
            workflows: [Agreement.Summary(number: 1, name: "Guaranteed", startDelay: 3)])
        let page = ListPartnerMerchants.Page(merchants: [view], number: 3, size: 1, total: 3)
        let reply = V2PartnerReplies.reply(to: .page(page), in: try #require(Self.dutchTime))
        #expect(reply.body == (try Golden.reply("v2-merchants.json")))
    }

    @Test("Every fault has its sentence")
    func faults() throws {
        let problems: [MerchantProblem] =
            MerchantField.allCases.map { MerchantProblem(.field($0), .invalid) } + [
                MerchantProblem(.field(.bic), .missing), MerchantProblem(.field(.username), .taken("a \"b\"")),
                MerchantProblem(.workflowNumber(0), .unknown(9)), MerchantProblem(.workflowNumber(1), .repeated(1)),
                MerchantProblem(.workflowNumber(2), .invalid), MerchantProblem(.startDelay(3), .invalid),
                MerchantProblem(.page, .invalid), MerchantProblem(.pageSize, .invalid),
                MerchantProblem(.search, .invalid),
            ]
        let reply = V2PartnerReplies.reply(to: problems)
        #expect(reply.status == 400)
        #expect(reply.body == (try Golden.reply("v2-merchant-invalid.json")))
    }

    @Test("No two fields stand in one member")
    func names() {
        #expect(Set(MerchantField.allCases.map(\.memberName)).count == MerchantField.allCases.count)
    }

    private func merchant(_ profile: MerchantProfile) throws -> Merchant {
        Merchant(
            id: Identifier(1), username: "shop", letterCode: try #require(LetterCode("SHP")), isActive: true,
            profile: profile)
    }
}
