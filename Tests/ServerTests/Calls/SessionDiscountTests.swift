import Domain
import Foundation
@testable import ServerTestSupport
import Storage
import Testing
import UseCases

@Suite("Sessions whose total is below their lines")
struct SessionDiscountTests {
    /// A session of these items, with a total and the VAT within it.
    private static func message(_ items: [String], total: String, tax: String?) -> SessionMessage {
        let message = SessionMessage().with(member: "totalAmount", "\"\(total)\"")
            .with(#""totalTaxAmount":"21.0000","#, tax.map { "\"totalTaxAmount\":\"\($0)\"," } ?? "")
        let start = message.body.components(separatedBy: #""orderItems":"#)[0]
        return message.with(
            String(message.body.dropFirst(start.count)), "\"orderItems\":[\(items.joined(separator: ","))]}}")
    }

    private static let lamp = #"{"name":"Lamp","productAmount":"60.50","taxRate":"21","quantity":"2"}"#
    private static let book = #"{"name":"Book","productAmount":"10.90","taxRate":"9","quantity":"1"}"#

    /// A line that the platform adds.
    struct Added: Hashable, Sendable {
        let description: String
        let rate: String
        let cents: Int64

        init(_ description: String, _ rate: String, _ cents: Int64) {
            self.description = description
            self.rate = rate
            self.cents = cents
        }

        init(_ line: OrderLine) {
            self.init(line.description ?? "", line.vatRate.percentage.description, line.total.cents)
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let items: [String]
        let total: String
        let tax: String?
        let added: [Added]
        /// VAT of the order, in cents.
        let vat: Int64

        init(_ name: String, _ items: [String], _ total: String, tax: String?, _ added: Added..., vat: Int64) {
            testDescription = name
            self.items = items
            self.total = total
            self.tax = tax
            self.added = added
            self.vat = vat
        }
    }

    @Test(
        "The gap becomes a line, and the order can be credited in full",
        arguments: [
            Case("a gift card", [lamp], "96.00", tax: "21.00", Added("Korting", "0", -2_500), vat: 2_100),
            Case(
                "a gift card, VAT by piece", [lamp, book], "106.90", tax: "21.93", Added("Korting", "0", -2_500),
                vat: 2_190),
            Case("a discount", [lamp], "96.00", tax: "16.66", Added("Korting", "21", -2_500), vat: 1_666),
            Case("no VAT said", [lamp], "96.00", tax: nil, Added("Korting", "21", -2_500), vat: 1_666),
            Case(
                "two rates", [lamp, book], "118.71", tax: "19.71", Added("Korting", "21", -1_210),
                Added("Korting", "9", -109), vat: 1_890 + 81),
            Case("rounding", [lamp], "120.94", tax: "20.99", Added("Afronding", "21", -6), vat: 2_099),
            Case("a cent more", [lamp], "120.93", tax: "20.99", Added("Korting", "21", -7), vat: 2_099),
        ])
    func closed(_ one: Case) async throws {
        try await TestServer.audited { sandbox in
            let token = try await sandbox.session(Self.message(one.items, total: one.total, tax: one.tax))
            let view = try await sandbox.view(token)
            #expect(view.lines.dropFirst(one.items.count).map(Added.init) == one.added)
            #expect(view.total.description == one.total)
            #expect(view.vat.vat == Money(cents: one.vat))
            guard case .completed = try await sandbox.complete(token) else {
                Issue.record("not completed")
                return
            }
            #expect(try await sandbox.storedOrder("000000123")?.total.description == one.total)
            #expect(try await sandbox.storedContent("000000123").lines == view.lines)
            try await sandbox.start("000000123")
            let reply = try await sandbox.answer(.credit("000000123", one.total))
            #expect(reply.sentence == "Credit applied: \(one.total) EURO.; Order paid.")
        }
    }

    @Test("A total above the lines, or of nothing, is refused", arguments: ["121.07", "200", "0.00"])
    func refused(total: String) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(WireRequest(Self.message([Self.lamp], total: total, tax: "21.00")))
            #expect(reply.failingFields == ["transaction.totalAmount"], "\(reply.text)")
        }
    }

    @Test("A company's net prices stay net in a session too")
    func netPrices() async throws {
        try await TestServer.audited { sandbox in
            let chair = #"{"name":"Chair","productAmountExcl":"49.50","taxRate":"21","quantity":"1"}"#
            let message = Self.message([chair, chair], total: "119.79", tax: "20.79")
                .with(member: "type", #""b""#).with(member: "company", #""Bakkerij De Zon""#)
            let token = try await sandbox.session(message)
            let view = try await sandbox.view(token)
            let sum = try view.lineAmounts.sum()
            #expect(sum == view.total)
            guard case .completed = try await sandbox.complete(token, [.chamberOfCommerceNumber: "12345678"]) else {
                Issue.record("not completed")
                return
            }
            let content = try await sandbox.storedContent("000000123")
            #expect(content.lines.map(\.netTotal?.cents) == [4_950, 4_950])
            #expect(try await sandbox.storedOrder("000000123")?.total == Money(cents: 11_979))
        }
    }
}
