/// An order whose goods have left: its workflow is to start.
public struct Shipment: Hashable, Sendable, Encodable {
    /// The order number or the invoice number.
    public var number: String
    /// The order's workflow, if it is to be compared.
    public var workflowNumber: Int?
    /// The carrier's number of the parcel.
    public var trackAndTrace: String?

    /// - Parameters:
    ///   - number: the order number or the invoice number.
    ///   - workflowNumber: the order's workflow, if it is to be compared.
    ///   - trackAndTrace: the carrier's number of the parcel.
    public init(of number: String, workflowNumber: Int? = nil, trackAndTrace: String? = nil) {
        self.number = number
        self.workflowNumber = workflowNumber
        self.trackAndTrace = trackAndTrace
    }
}
