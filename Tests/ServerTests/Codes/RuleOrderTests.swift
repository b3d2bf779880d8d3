@testable import ServerTestSupport
import Testing

@Suite("The order of the rules")
struct RuleOrderTests {
    /// Errors in the order of the rules, each with the field that removes it once filled in.
    private static let check: KeyValuePairs = [
        "001": "VERSION", "101": "CLIENTUSERNAME", "102": "CLIENTID", "103": "ACTION", "104": "WORKFLOWNUMBER",
        "406": "TYPE", "412": "INITIALS", "410": "LASTNAME", "421": "BIRTHDATE", "417": "PHONENUMBER",
        "419": "EMAIL", "414": "HOUSENUMBER", "415": "POSTALCODE", "427": "ORDERAMOUNT",
    ]

    private static let order: KeyValuePairs = [
        "001": "VERSION", "101": "CLIENTUSERNAME", "102": "CLIENTID", "103": "ACTION", "401": "WORKFLOWNUMBER",
        "406": "TYPE", "404": "ORDERNUMBER", "405": "DATE", "409": "INITIALS", "410": "LASTNAME",
        "421": "BIRTHDATE", "417": "PHONENUMBER", "418": "EMAIL", "413": "STREET", "414": "HOUSENUMBER",
        "415": "POSTALCODE", "416": "CITY", "423": "ORDERITEMS", "447": "CHECKUUID",
    ]

    @Test("What is missing in a check is asked for field by field, as one reads a form")
    func checkFields() async throws {
        try await expectQuestions(Self.check, about: .check(), finally: "500")
    }

    @Test("What is missing in an order is asked for field by field, as one reads a form")
    func orderFields() async throws {
        try await expectQuestions(Self.order, about: .order(["WORKFLOWNUMBER": "1"]), finally: "200")
    }

    private func expectQuestions(
        _ questions: KeyValuePairs<String, String>, about complete: V1TestMessage, finally code: String
    ) async throws {
        try await TestServer.run { sandbox in
            let complete = complete.with("CHECKUUID", xml: try await sandbox.approvedCheck())
            var message = V1TestMessage(complete.call, [:])
            for (question, field) in questions {
                let reply = try await sandbox.answer(message)
                #expect(reply.code == question)
                message = message.with(field, xml: complete.value(of: field))
            }
            let reply = try await sandbox.answer(message)
            #expect(reply.code == code)
        }
    }
}
