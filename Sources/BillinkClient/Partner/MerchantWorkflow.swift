/// A workflow of a merchant.
public struct MerchantWorkflow: Hashable, Sendable, Codable {
    /// Workflow number, 1 to 99.
    public var number: Int
    /// Name of the workflow, in responses only.
    public let name: String?
    /// Days from starting an order's workflow to its invoice.
    public var daysBeforeFirstInvoice: Int?

    /// - Parameters:
    ///   - number: workflow number, 1 to 99.
    ///   - daysBeforeFirstInvoice: days from starting an order's workflow to its invoice.
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
