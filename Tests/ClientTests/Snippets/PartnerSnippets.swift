import BillinkClient
import Foundation
import Testing

/// The examples of the reference about merchants under a partner; they run against answers in the form of the contract.
@Suite("Snippets about merchants")
struct PartnerSnippets {
    private static let merchant = #"{"status":"success","merchant":\#(PartnerTests.merchant("lampwinkel"))}"#

    @Test("create-merchant")
    func create() async throws {
        let reply = #"{"status":"success","code":"200","uniqueID":"0123","username":"lampwinkel"}"#
        try await ScriptedServer.run(.ok(reply)) { server in
            let client = BillinkClient.once(server)
            // snippet: create-merchant
            var details = MerchantDetails()
            (details.companyName, details.cocNumber) = ("Lampwinkel BV", "12345678")
            details.vatNumber = "NL123456782B90"
            (details.firstName, details.lastName) = ("Anna", "Jansen")
            (details.email, details.phone) = ("anna@example.com", "0612345678")
            (details.contactEmail, details.contactPhone) = ("help@example.com", "0201234567")
            (details.street, details.houseNumber) = ("Damrak", "1")
            (details.postCode, details.city, details.countryCode) = ("1012JS", "Amsterdam", "NL")
            (details.bankAccountNumber, details.bic) = ("NL91ABNA0417164300", "ABNANL2A")
            details.tnv = "Lampwinkel BV"

            let created = try await client.partner.create("lampwinkel", details)
            // created.credentials has the client id, which is shown this once.
            // end
            #expect(created.credentials.clientID.text == "0123")
        }
    }

    @Test("merchant-info, list-merchants")
    func reading() async throws {
        let page = """
            {"status":"success","merchants":[\(PartnerTests.merchant("lampwinkel"))],"page":1,"pageSize":100,\
            "total_merchants":1,"total_pages":1}
            """
        try await ScriptedServer.run(.ok(Self.merchant), .ok(page)) { server in
            let client = BillinkClient.once(server)
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
        try await ScriptedServer.run(
            .ok(Self.merchant), .ok(#"{"status":"success","username":"lampwinkel","uniqueID":"4567"}"#),
            .ok(#"{"status":"success","username":"lampwinkel","isActive":false}"#),
            .ok(#"{"status":"success","username":"lampwinkel","isActive":true}"#)
        ) { server in
            let client = BillinkClient.once(server)
            // snippet: update-merchant
            var changes = MerchantDetails()
            changes.contactPhone = "0207654321"
            let updated = try await client.partner.update("lampwinkel", changes)
            // end
            #expect(updated.merchant.username == "lampwinkel")
            // snippet: rotate-client-id
            let credentials = try await client.partner.rotateClientID("lampwinkel")
            // The former client id has stopped: hand credentials to the shop.
            // end
            #expect(credentials.clientID.text == "4567")
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
