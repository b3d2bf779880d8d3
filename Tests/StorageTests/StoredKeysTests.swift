import Domain
import Foundation
import Testing

@testable import Storage

/// The keys of documents that are stored, which do not follow the names of properties.
@Suite("Keys of stored documents")
struct StoredKeysTests {
    /// Every path in a document, lists without their indices.
    private func paths(_ value: some Encodable) throws -> Set<String> {
        var paths: Set<String> = []
        func add(_ value: Any, below path: String) {
            if let object = value as? [String: Any] {
                for (key, value) in object { add(value, below: path.isEmpty ? key : "\(path).\(key)") }
            } else if let list = value as? [Any], list.contains(where: { $0 is [String: Any] }) {
                for value in list { add(value, below: path) }
            } else {
                paths.insert(path)
            }
        }
        add(try JSONSerialization.jsonObject(with: JSONEncoder().encode(value)), below: "")
        return paths
    }

    @Test("An order's content")
    func order() throws {
        var content = try StorageSamples.contents()[1]
        content.customer.person.initials = "A."
        content.delivery?.firstName = "Bo"
        content.lines = try [content.lines[0], StorageSamples.line("Net", isNet: true)]
        var expected: Set<String> = ["date", "deliveryDate", "customer.phone", "customer.email"]
        func add(_ prefix: String, _ keys: String...) { expected.formUnion(keys.map { "\(prefix).\($0)" }) }
        add("customer.person", "firstName", "initials", "lastName", "sex", "birthDate")
        add("customer.company", "name", "chamberOfCommerceNumber", "vatNumber")
        for party in ["customer", "delivery"] {
            add("\(party).address", "street", "houseNumber", "houseExtension", "postalCode", "city", "country")
        }
        add("delivery", "companyName", "firstName", "lastName")
        add("lines", "code", "description", "quantity", "unitPrice.amount", "unitPrice.includesVAT", "vatRate", "total")
        add("lines", "netTotal")
        add("lines.vatExemption", "reason", "text")
        add("references", "additionalText", "merchantInvoiceNumber", "debtorNumber", "trackAndTrace", "variables")
        add("references", "secondEmail", "ipAddress")
        add("directDebit", "account", "holder", "mandateID", "mandateType")
        #expect(try paths(content) == expected)
    }

    @Test("A merchant's profile")
    func profile() throws {
        var profile = MerchantProfile(companyName: "Acme", isPartner: true)
        profile.chamberOfCommerceNumber = ChamberOfCommerceNumber("12345678")
        profile.vatNumber = VATNumber("NL123456789B01")
        profile.address = try StorageSamples.content().customer.address
        profile.iban = IBAN("NL91ABNA0417164300")
        profile.bic = BIC("ABNANL2A")
        (profile.accountHolder, profile.website) = ("A", "https://example.com")
        (profile.email, profile.contactEmail) = (EmailAddress("a@example.com"), EmailAddress("b@example.com"))
        (profile.phone, profile.contactPhone) = (PhoneNumber("0201234567"), PhoneNumber("0201234568"))
        (profile.contactFirstName, profile.contactLastName) = ("B", "C")
        (profile.clientPlatform, profile.integrationMethod) = ("D", "E")
        let address = ["street", "houseNumber", "houseExtension", "postalCode", "city", "country"]
        #expect(
            try paths(profile)
                == Set(
                    [
                        "companyName", "chamberOfCommerceNumber", "vatNumber", "iban", "bic", "accountHolder", "email",
                        "phone", "website", "contactFirstName", "contactLastName", "contactEmail", "contactPhone",
                        "clientPlatform", "method", "isPartner",
                    ] + address.map { "address.\($0)" }))
    }

    @Test("A session, and the settings of a database")
    func session() throws {
        let url = try #require(ReturnURL("https://example.com"))
        let document = StoredSessionRequest(
            fields: ["email": "x"], lines: [["code": "1"]],
            returnURLs: ReturnURLs(success: url, fail: url, back: nil, cancel: nil), taxAmount: .zero,
            customInvoiceID: "1")
        #expect(
            try paths(document)
                == Set(
                    ["fields.email", "lines.code", "taxAmount", "customInvoiceID"]
                        + ["success", "fail", "back", "cancel"].map { "returnURLs.\($0)" }))
        let settings: KeyValuePairs<PlatformSetting, String> = [
            .environment: "environment", .writeProbe: "trial", .processCounter: "started_processes",
            .keysPurgedUntil: "keys_forgotten_until", .clockOffset: "clock_offset", .linkKey: "link_key",
        ]
        for (setting, name) in settings { #expect(setting.rawValue == name) }
    }
}
