import Domain
package import Storage

/// Starts the collection of orders after shipment.
package struct StartWorkflow: MerchantUseCase {
    /// Orders to start.
    package struct Request: Sendable {
        package let caller: Caller
        package let items: [Item]?

        /// - Parameter items: `nil` when the request has no list at all.
        package init(caller: Caller, items: [Item]?) {
            self.caller = caller
            self.items = items
        }
    }

    /// Order to start, with its delivery data.
    package struct Item: Sendable {
        package let reference: OrderReference
        package let trackAndTrace: String?
        let deliveryDate: ParsedField<CivilDate>

        package init(reference: OrderReference, trackAndTrace: String?, deliveryDate: String? = nil) {
            self.reference = reference
            self.deliveryDate = ParsedField(deliveryDate, CivilDate.init)
            self.trackAndTrace = FreeText.truncate(trackAndTrace, to: FieldLimits.trackAndTrace)
        }

        fileprivate func hasPossibleDate(on today: CivilDate) -> Bool {
            !deliveryDate.isMalformed && deliveryDate.value.map { OrderLimits.dates(on: today).contains($0) } ?? true
        }
    }

    package let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    private static let maximumItems = FieldLimits.startsPerRequest

    /// - Returns: an outcome for each distinct number, in the order of the request.
    /// - Throws: `Refusal` when an order is unknown or a delivery date invalid; nothing is started then.
    package func execute(_ work: Request, in transaction: any Transaction) throws -> [ItemOutcome<Void>] {
        let (merchant, now) = try work.caller.authenticateForAction(on: platform, in: transaction)
        guard let items = work.items, !items.isEmpty else { throw Refusal(.noInvoices) }
        guard items.count <= Self.maximumItems else { throw Refusal(.tooManyInvoices) }
        let today = platform.dutchTime.date(at: now)
        guard items.allSatisfy({ $0.hasPossibleDate(on: today) }) else {
            throw Refusal(.invalidDeliveryDate, field: FormField.deliveryDate.storedName)
        }
        let found = try items.uniqued(on: \.reference.number).map { item in
            (item, try item.reference.find(of: merchant, in: transaction))
        }
        let orders = try found.map { item, order in
            guard let order = try order.first() else { throw Refusal(.unknownInvoiceNumber, item.reference.number) }
            return (item, order)
        }
        var started: Set<Identifier> = []
        return try orders.map { item, order in
            // A request may contain both numbers of the same order.
            guard started.insert(order.id).inserted else {
                return ItemOutcome(submittedNumber: item.reference.number, .failure(Refusal(.alreadyStarted)))
            }
            var change = try OrderUpdate(order, on: platform, in: transaction)
            do {
                try change.handle(
                    .start(trackAndTrace: item.trackAndTrace, deliveryDate: item.deliveryDate.value), at: now)
            } catch let refusal as Refusal {
                return ItemOutcome(submittedNumber: item.reference.number, .failure(refusal))
            }
            try change.save(at: now, in: transaction)
            return ItemOutcome(submittedNumber: item.reference.number, .success(()))
        }
    }
}
