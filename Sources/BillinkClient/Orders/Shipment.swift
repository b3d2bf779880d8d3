/// An order that was shipped and whose workflow is to start.
public struct Shipment: Hashable, Sendable, Encodable {
    /// Order number or invoice number.
    public var number: String
    /// Workflow number of the order. An order under another workflow is treated as unknown.
    public var workflowNumber: Int?
    /// Carrier's tracking number.
    public var trackAndTrace: String?
    /// Day of delivery, for the invoice; if `nil` the one sent with the order, otherwise today.
    public var deliveryDate: CalendarDay?

    /// - Parameters:
    ///   - number: order number or invoice number.
    ///   - workflowNumber: workflow number of the order.
    ///   - trackAndTrace: carrier's tracking number.
    ///   - deliveryDate: day of delivery, for the invoice.
    public init(
        of number: String, workflowNumber: Int? = nil, trackAndTrace: String? = nil, deliveryDate: CalendarDay? = nil
    ) {
        self.number = number
        self.workflowNumber = workflowNumber
        self.trackAndTrace = trackAndTrace
        self.deliveryDate = deliveryDate
    }
}
