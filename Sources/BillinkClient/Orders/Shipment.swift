/// An order whose goods have left: its workflow is to start.
public struct Shipment: Hashable, Sendable, Encodable {
    /// The order number or the invoice number.
    public var number: String
    /// The order's workflow, if it is to be compared.
    public var workflowNumber: Int?
    /// The carrier's number of the parcel.
    public var trackAndTrace: String?
    /// The day of delivery, for the invoice; today where there is none, here or with the order.
    public var deliveryDate: CalendarDay?

    /// - Parameters:
    ///   - number: the order number or the invoice number.
    ///   - workflowNumber: the order's workflow, if it is to be compared.
    ///   - trackAndTrace: the carrier's number of the parcel.
    ///   - deliveryDate: the day of delivery, for the invoice.
    public init(
        of number: String, workflowNumber: Int? = nil, trackAndTrace: String? = nil, deliveryDate: CalendarDay? = nil
    ) {
        self.number = number
        self.workflowNumber = workflowNumber
        self.trackAndTrace = trackAndTrace
        self.deliveryDate = deliveryDate
    }
}
