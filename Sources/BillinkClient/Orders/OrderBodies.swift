/// A list of orders under the name the API has for it, in a request or a reply.
struct Invoices<Item> {
    let invoices: [Item]
}

extension Invoices: Encodable where Item: Encodable {}
extension Invoices: Decodable where Item: Decodable {}
extension Invoices: Sendable where Item: Sendable {}

/// A list of outcomes under the other name the API has for it.
struct Statuses: Decodable {
    let statuses: [ItemOutcome]
}

/// A pause in the collection of an order.
struct HoldBody: Encodable {
    let invoiceNumber: String
    let workflowNumber: Int
    var days: Int?
}

/// A message to those who deal with an order.
struct MessageBody: Encodable {
    let invoiceNumber: String
    let message: String
    let workflowNumber: Int?
}
