/// Terms under which a merchant's orders are collected.
public struct MerchantWorkflow: Hashable, Sendable, Codable {
    /// 1 to 99.
    public var number: Int
    /// What it is called; the platform says it.
    public let name: String?
    /// Days between the start of an order's workflow and its invoice.
    public var daysBeforeFirstInvoice: Int?

    /// - Parameters:
    ///   - number: 1 to 99.
    ///   - daysBeforeFirstInvoice: days between the start of an order's workflow and its invoice.
    public init(number: Int, daysBeforeFirstInvoice: Int? = nil) {
        self.number = number
        name = nil
        self.daysBeforeFirstInvoice = daysBeforeFirstInvoice
    }

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        number = try members.requiredValue(.number) { Int($0) }
        name = try members.nonEmptyText(.name)
        daysBeforeFirstInvoice = try members.number(.daysBeforeFirstInvoice)
    }

    private enum CodingKeys: String, CodingKey { case number, name, daysBeforeFirstInvoice }
}
