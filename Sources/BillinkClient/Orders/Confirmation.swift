/// Confirmation of a call that changed an order.
public struct Confirmation: Hashable, Sendable, Decodable {
    /// Code of the API: `200`.
    public let code: String
    /// Description of the change: `Order is on hold until 06-12-2026`.
    public let description: String

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        code = try members.requiredText(.code)
        description = try members.text(.description) ?? ""
    }

    private enum Member: String, CodingKey { case code, description }
}
