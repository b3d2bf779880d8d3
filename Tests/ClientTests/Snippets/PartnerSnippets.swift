import BillinkClient
@testable import ServerTestSupport
import Testing

/// The examples of the reference about merchants under a partner, against a fresh sandbox.
@Suite("Snippets about merchants")
struct PartnerSnippets {
    /// A partner of a sandbox, and a merchant under it.
    private static func client(of sandbox: TestServer) async throws -> BillinkClient {
        let partner = try await sandbox.addPartner()
        try await sandbox.create(["username": "lampwinkel", "companyName": "Lampwinkel BV"], by: partner)
        return sandbox.client(partner)
    }

    @Test("create-merchant")
    func create() async throws {
        try await TestServer.run { sandbox in
            let client = sandbox.client(try await sandbox.addPartner())
            // snippet: create-merchant
            var details = MerchantDetails()
            (details.companyName, details.chamberOfCommerceNumber) = ("Lampwinkel BV", "12345678")
            details.vatNumber = "NL123456782B90"
            (details.firstName, details.lastName) = ("Anna", "Jansen")
            (details.email, details.phone) = ("anna@example.com", "0612345678")
            (details.contactEmail, details.contactPhone) = ("help@example.com", "0201234567")
            (details.street, details.houseNumber) = ("Damrak", "1")
            (details.postCode, details.city, details.countryCode) = ("1012JS", "Amsterdam", "NL")
            (details.bankAccountNumber, details.bic) = ("NL91ABNA0417164300", "ABNANL2A")
            details.accountHolder = "Lampwinkel BV"

            let created = try await client.partner.create("lampwinkel", details)
            // created.credentials has the client id, which is shown this once.
            // end
            let shop = TestAccount(username: "lampwinkel", clientID: created.credentials.clientID.text)
            let check = try await sandbox.client(shop).check(Example.check)
            #expect(check.isApproved)
        }
    }

    @Test("merchant-info, list-merchants")
    func reading() async throws {
        try await TestServer.run { sandbox in
            let client = try await Self.client(of: sandbox)
            // snippet: merchant-info
            let merchant = try await client.partner.info("lampwinkel")
            // merchant.isActive, merchant.details.city …
            // end
            #expect(merchant.isActive)
            // snippet: list-merchants
            var names: [String] = []
            for try await merchant in client.partner.merchants(search: "lamp") {
                names.append(merchant.username)
            }
            // end
            #expect(names == ["lampwinkel"])
        }
    }

    @Test("update-merchant, rotate-client-id, deactivate-merchant, reactivate-merchant")
    func changes() async throws {
        try await TestServer.run { sandbox in
            let client = try await Self.client(of: sandbox)
            // snippet: update-merchant
            var changes = MerchantDetails()
            changes.contactPhone = "0207654321"
            let updated = try await client.partner.update("lampwinkel", changes)
            // end
            #expect(updated.merchant.details.contactPhone == "0207654321")
            #expect(updated.merchant.details.companyName == "Lampwinkel BV")
            // snippet: rotate-client-id
            let credentials = try await client.partner.rotateClientID("lampwinkel")
            // The former client id has stopped: hand credentials to the shop.
            // end
            let shop = TestAccount(username: "lampwinkel", clientID: credentials.clientID.text)
            let settings = try await sandbox.client(shop).webshopSettings()
            #expect(settings.minimumPaidOrders == 5)
            // snippet: deactivate-merchant
            let deactivated = try await client.partner.deactivate("lampwinkel")
            // deactivated.isActive is false.
            // end
            #expect(!deactivated.isActive)
            // snippet: reactivate-merchant
            let reactivated = try await client.partner.reactivate("lampwinkel")
            // reactivated.isActive is true.
            // end
            #expect(reactivated.isActive)
        }
    }
}
