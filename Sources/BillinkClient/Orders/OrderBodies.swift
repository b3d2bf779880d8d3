/// List of orders under the member name that the API uses in a request or response.
struct Invoices<Item> {
    let invoices: [Item]
}

extension Invoices: Encodable where Item: Encodable {}
extension Invoices: Decodable where Item: Decodable {}
extension Invoices: Sendable where Item: Sendable {}

/// List of outcomes under the API's other member name.
struct Statuses: Decodable {
    let statuses: [ItemOutcome]
}

/// Body of a hold call.
struct HoldBody: Encodable {
    let invoiceNumber: String
    let workflowNumber: Int
    var days: Int?
}

/// Body of a message call.
struct MessageBody: Encodable {
    let invoiceNumber: String
    let message: String
    let workflowNumber: Int?
}
