/// Outcome for one order of a call about several.
public struct ItemOutcome: Hashable, Sendable, Decodable {
    /// Order number or invoice number, as sent.
    public let invoiceNumber: String
    /// Code of the API: `200` or `500` for success, otherwise an error code.
    public let code: String
    /// Description of the outcome: `Credit applied: 1.50 EURO.; step restarted.`
    public let message: String

    /// `true` for success.
    public var isDone: Bool { code == "200" || code == "500" }

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        invoiceNumber = try members.requiredText(.invoiceNumber)
        code = try members.requiredText(.code)
        message = try members.text(.message) ?? ""
    }

    private enum Member: String, CodingKey { case invoiceNumber, code, message }
}
