import UseCases
import Wire

/// Data of the examples: the published account and a customer.
enum SampleData {
    static let usertest: [OrderedJSON.Member] = [
        .init("billinkUsername", "usertest"), .init("billinkID", "d38a3439590889df026367bf01d621e687b8d278"),
    ]

    static let partnertest: [OrderedJSON.Member] = [
        .init("billinkUsername", .string(SandboxAccount.partner.username)),
        .init("billinkID", .string(partnerClientID)),
    ]

    /// Client id of the partner, the same in every sandbox.
    static let partnerClientID = SandboxAccount.partner.clientIDs[0]

    static let uuid = "3f0a7c52-9d1e-4b6f-8c2a-5e7d90b1a364"

    static let customer: [OrderedJSON.Member] = [
        .init(
            "customer",
            [
                "type": "P", "firstName": "Anna", "lastName": "Jansen", "birthdate": "01-02-1985",
                "mobile": "0612345678", "email": "anna@example.com",
            ]),
        .init(
            "billingAddress",
            ["street": "Damrak", "houseNumber": "1", "postalCode": "1012JS", "city": "Amsterdam", "countryCode": "NL"]),
    ]

    /// A request with the credentials of `usertest`.
    static func request(_ members: OrderedJSON, _ more: [OrderedJSON.Member] = []) -> CallExample.Message {
        .json(.object(usertest + members.members + more))
    }

    static func error(_ code: String, _ text: String) -> CallExample.Message {
        .json([
            "result": "ERROR",
            "error": ["code": .string(code), "description": .string(text), "message": .string(text)],
        ])
    }
}
