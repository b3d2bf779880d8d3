/// What became of one order in a call about several.
public struct ItemOutcome: Hashable, Sendable, Decodable {
    /// The number as it was sent.
    public let invoiceNumber: String
    /// The API's code: `200` or `500` where it was done, another one where it was not.
    public let code: String
    /// What was done, or why not: `Credit applied: 1.50 EURO.; step restarted.`
    public let message: String

    /// Whether it was done.
    public var isDone: Bool { code == "200" || code == "500" }

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        invoiceNumber = try members.requiredText(.invoiceNumber)
        code = try members.requiredText(.code)
        message = try members.text(.message) ?? ""
    }

    private enum Member: String, CodingKey { case invoiceNumber, code, message }
}
