import Foundation
import Testing

@testable import BillinkClient

/// After the contract of the partner calls; there is no server for them here.
@Suite("Partner calls")
struct PartnerTests {
    private static let who = #""billinkID":"d38a","billinkUsername":"usertest""#

    static var details: MerchantDetails {
        var details = MerchantDetails()
        (details.companyName, details.chamberOfCommerceNumber, details.vatNumber) = (
            "Lamp BV", "12345678", "NL123456782B90"
        )
        (details.firstName, details.lastName) = ("Anna", "Jansen")
        (details.email, details.phone) = ("anna@lamp.example", "0612345678")
        (details.contactEmail, details.contactPhone) = ("help@lamp.example", "0201234567")
        (details.street, details.houseNumber, details.postCode) = ("Damrak", "1", "1012JS")
        (details.city, details.countryCode) = ("Amsterdam", "NL")
        (details.bankAccountNumber, details.bic, details.accountHolder) = ("NL91ABNA0417164300", "ABNANL2A", "Lamp BV")
        return details
    }

    /// A merchant as `info` and `list` tell of it.
    static func merchant(_ username: String) -> String {
        """
        {"username":"\(username)","letterCode":"LMP","isActive":true,"createdAt":"2026-11-23T13:00:00.000+01:00",\
        "companyName":"Lamp BV","cocNumber":"12345678","vatNumber":"NL123456782B90","firstName":"Anna",\
        "lastName":"Jansen","email":"anna@lamp.example","phone":"0612345678","contactEmail":"help@lamp.example",\
        "contactPhone":"0201234567","street":"Damrak","houseNumber":"1","houseExtension":null,"postCode":"1012JS",\
        "city":"Amsterdam","countryCode":"NL","bankAccountNumber":"NL91ABNA0417164300","bic":"ABNANL2A",\
        "tnv":"Lamp BV","websiteUrl":null,"clientPlatform":null,"method":null,"hasLogo":false,\
        "workflows":[{"number":1,"name":"Guaranteed","daysBeforeFirstInvoice":3}]}
        """
    }

    @Test("A merchant is made with what the contract asks, and its client id prints as dots")
    func create() async throws {
        let reply = """
            {"status":"success","code":"200","description":"Merchant successfully added","result":"MSG",\
            "uniqueID":"0123456789abcdef","username":"lamp",\
            "changePasswordLink":"https://pay.example.com/password/t0ken"}
            """
        try await ScriptedServer.run(.ok(reply)) { server in
            var details = Self.details
            (details.houseExtension, details.websiteURL) = ("a", "https://lamp.example")
            (details.clientPlatform, details.method, details.changePasswordLink) = ("Vapor", "api", true)
            details.logo = Data("<svg/>".utf8)
            details.workflows = [MerchantWorkflow(number: 1, daysBeforeFirstInvoice: 3), MerchantWorkflow(number: 2)]
            let created = try await BillinkClient.once(server).partner.create("lamp", details)
            #expect(created.credentials == Credentials(username: "lamp", clientID: "0123456789abcdef"))
            #expect(created.changePasswordLink?.text == "https://pay.example.com/password/t0ken")
            #expect(!"\(created)".contains("0123456789") && !"\(created)".contains("t0ken"))
            #expect(server.messages.map(\.path) == ["/v2/partner/merchant/create"])
            #expect(
                server.bodies == [
                    """
                    {"bankAccountNumber":"NL91ABNA0417164300","bic":"ABNANL2A",\(Self.who),"changePasswordLink":true,\
                    "city":"Amsterdam","clientPlatform":"Vapor","cocNumber":"12345678","companyName":"Lamp BV",\
                    "contactEmail":"help@lamp.example","contactPhone":"0201234567","countryCode":"NL",\
                    "email":"anna@lamp.example","firstName":"Anna","houseExtension":"a","houseNumber":"1",\
                    "lastName":"Jansen","logoBase64":"PHN2Zy8+","method":"api","phone":"0612345678",\
                    "postCode":"1012JS","street":"Damrak","tnv":"Lamp BV","username":"lamp",\
                    "vatNumber":"NL123456782B90","websiteUrl":"https://lamp.example",\
                    "workflows":[{"daysBeforeFirstInvoice":3,"number":1},{"number":2}]}
                    """
                ])
        }
    }

    @Test("A merchant's details are decoded completely")
    func info() async throws {
        try await ScriptedServer.run(.ok(#"{"status":"success","merchant":\#(Self.merchant("lamp"))}"#)) { server in
            let merchant = try await BillinkClient.once(server).partner.info("lamp")
            #expect(merchant.username == "lamp")
            #expect(merchant.letterCode == "LMP")
            #expect(merchant.isActive && !merchant.hasLogo)
            #expect(merchant.createdAt == InstantText.moment("2026-11-23T12:00:00Z"))
            var expected = Self.details
            expected.workflows = merchant.workflows
            #expect(merchant.details == expected)
            #expect(merchant.workflows.map(\.name) == ["Guaranteed"])
            #expect(merchant.workflows.map(\.daysBeforeFirstInvoice) == [3])
            #expect(server.bodies == [#"{\#(Self.who),"username":"lamp"}"#])
            #expect(server.messages.map(\.path) == ["/v2/partner/merchant/info"])
        }
    }

    private static func page(_ number: Int, of total: Int, _ names: [String]) -> ScriptedServer.ScriptedResponse {
        .ok(
            """
            {"status":"success","merchants":[\(names.map(merchant).joined(separator: ","))],"page":\(number),\
            "pageSize":2,"total_merchants":5,"total_pages":\(total)}
            """)
    }

    @Test("All merchants come page by page, and no page is fetched before it is needed")
    func sequence() async throws {
        try await ScriptedServer.run(
            Self.page(1, of: 3, ["a", "b"]), Self.page(2, of: 3, ["c", "d"]), Self.page(3, of: 3, ["e"])
        ) { server in
            var merchants = BillinkClient.once(server).partner.merchants(search: "lamp", pageSize: 2)
                .makeAsyncIterator()
            #expect(server.messages.isEmpty)
            var names: [String] = []
            for expected in [1, 1, 2, 2, 3] {
                names.append(try #require(try await merchants.next()).username)
                #expect(server.messages.count == expected)
            }
            #expect(try await merchants.next() == nil)
            #expect(try await merchants.next() == nil)
            #expect(names == ["a", "b", "c", "d", "e"])
            #expect(
                server.bodies == (1...3).map { #"{\#(Self.who),"page":\#($0),"pageSize":2,"search":"lamp"}"# })
        }
    }

    @Test("A sequence ends with a page that fails, and where a page has become empty")
    func endOfSequence() async throws {
        let refusal = ScriptedServer.ScriptedResponse.reply(403, #"{"status":"error","message":"No partner."}"#)
        try await ScriptedServer.run(Self.page(1, of: 9, ["a"]), refusal) { server in
            var merchants = BillinkClient.once(server).partner.merchants(pageSize: 2).makeAsyncIterator()
            _ = try await merchants.next()
            await #expect(throws: BillinkError.self) { try await merchants.next() }
            #expect(try await merchants.next() == nil)
        }
        try await ScriptedServer.run(Self.page(1, of: 9, ["a"]), Self.page(2, of: 9, [])) { server in
            var names: [String] = []
            for try await merchant in BillinkClient.once(server).partner.merchants() { names.append(merchant.username) }
            #expect(names == ["a"])
            #expect(server.messages.count == 2)
        }
    }

    @Test("An update sends what is to change, and the rest of the calls a name")
    func changes() async throws {
        try await ScriptedServer.run(
            .ok(#"{"status":"success","merchant":\#(Self.merchant("lamp"))}"#),
            .ok(#"{"status":"success","username":"lamp","uniqueID":"fedcba"}"#),
            .ok(#"{"status":"success","username":"lamp","isActive":false}"#),
            .ok(#"{"status":"success","username":"lamp","isActive":true}"#)
        ) { server in
            let partner = BillinkClient.once(server).partner
            var changes = MerchantDetails()
            changes.city = "Utrecht"
            let updated = try await partner.update("lamp", changes, idempotencyKey: "k-1")
            #expect(updated.merchant.username == "lamp")
            #expect(updated.changePasswordLink == nil)
            #expect(try await partner.rotateClientID("lamp").clientID.text == "fedcba")
            #expect(try await !partner.deactivate("lamp").isActive)
            #expect(try await partner.reactivate("lamp").isActive)
            #expect(
                server.bodies == [#"{\#(Self.who),"city":"Utrecht","username":"lamp"}"#]
                    + Array(repeating: #"{\#(Self.who),"username":"lamp"}"#, count: 3))
            #expect(
                server.messages.map(\.path)
                    == ["update", "rotate-id", "deactivate", "reactivate"].map { "/v2/partner/merchant/\($0)" })
            #expect(server.messages.map(\.key) == ["k-1", nil, nil, nil])
        }
    }

    @Test("Every member that is wrong is named")
    func problems() async throws {
        let reply = """
            {"status":"error","message":"1. cocNumber: This value should not be blank. 2. bic: Wrong.",\
            "errors":[{"field":"cocNumber","message":"This value should not be blank."},\
            {"field":"bic","message":"Wrong."}]}
            """
        try await ScriptedServer.run(.reply(400, reply)) { server in
            let error = await failure {
                _ = try await BillinkClient.once(server).partner.create("lamp", MerchantDetails())
            }
            #expect(error?.code == .refused)
            #expect(error?.problems.map(\.field) == ["cocNumber", "bic"])
            #expect(error?.problems.first?.message == "This value should not be blank.")
        }
    }
}
