extension BillinkClient {
    /// Asks whether a customer may pay an amount afterwards.
    ///
    /// A no is an answer, not an error: see ``CheckReply/isApproved``.
    /// - Parameters:
    ///   - request: who, and how much.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; the client makes one where there is none.
    /// - Throws: ``BillinkError``
    public func check(
        _ request: CheckRequest, idempotencyKey: String? = nil
    ) async throws(BillinkError) -> CheckReply {
        try await exchange.send(.mutation("v2/client/check", request, under: idempotencyKey))
    }

    /// Has an order taken in.
    /// - Parameters:
    ///   - request: the order.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; the client makes one where there is none.
    /// - Throws: ``BillinkError``
    public func order(
        _ request: OrderRequest, idempotencyKey: String? = nil
    ) async throws(BillinkError) -> OrderReply {
        try await exchange.send(.mutation("v2/client/order", request, under: idempotencyKey))
    }

    /// Asks where orders stand.
    /// - Parameter orders: at most 100.
    /// - Returns: an answer for each number, in the order of the request; equal numbers are answered once. An order
    ///   that is not there has the status ``GetOrderInfo/Status-swift.enum/notFound``.
    /// - Throws: ``BillinkError``
    public func info(_ orders: [OrderReference]) async throws(BillinkError) -> [OrderInfo] {
        let reply: Invoices<OrderInfo> = try await exchange.send(
            .query("v2/client/invoice/info", Invoices(invoices: orders)))
        return reply.invoices
    }

    /// Asks where one order stands.
    /// - Parameter number: the order number or the invoice number.
    /// - Throws: ``BillinkError``
    public func info(_ number: String) async throws(BillinkError) -> OrderInfo {
        guard let info = try await info([OrderReference(number)]).first else {
            throw BillinkError(.unreadableReply, "The response does not contain the order.")
        }
        return info
    }

    /// Starts the workflow of orders whose goods have left.
    ///
    /// One unknown number, and nothing is started: that is an error with the code 704.
    /// - Parameters:
    ///   - shipments: at most 10.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; the client makes one where there is none.
    /// - Returns: what became of each: 500 where it was started, 707 where it was before.
    /// - Throws: ``BillinkError``
    public func startWorkflow(
        _ shipments: [Shipment], idempotencyKey: String? = nil
    ) async throws(BillinkError) -> [ItemOutcome] {
        let reply: Statuses = try await exchange.send(
            .mutation("v2/client/invoice/start-workflow", Invoices(invoices: shipments), under: idempotencyKey))
        return reply.statuses
    }

    /// Takes amounts off orders.
    ///
    /// Where none of them could be done the whole reply is an error, with the code of the first.
    /// - Parameters:
    ///   - credits: at most 100.
    ///   - returnCosts: what each of the customers has to bear of the return.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; the client makes one where there is none.
    /// - Returns: what became of each.
    /// - Throws: ``BillinkError``
    public func credit(
        _ credits: [Credit], returnCosts: Amount? = nil, idempotencyKey: String? = nil
    ) async throws(BillinkError) -> [ItemOutcome] {
        let body = CreditBody(invoices: credits, returnCosts: returnCosts)
        let reply: Statuses = try await exchange.send(
            .mutation("v2/client/invoice/credit", body, under: idempotencyKey))
        return reply.statuses
    }

    /// Reports what customers paid to the shop itself.
    ///
    /// One unknown number, and nothing is taken down: that is an error with the code 704.
    /// - Parameters:
    ///   - payments: at most 100.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; the client makes one where there is none.
    /// - Returns: what became of each.
    /// - Throws: ``BillinkError``
    public func payment(
        _ payments: [Payment], idempotencyKey: String? = nil
    ) async throws(BillinkError) -> [ItemOutcome] {
        let reply: Invoices<ItemOutcome> = try await exchange.send(
            .mutation("v2/client/invoice/payment", Invoices(invoices: payments), under: idempotencyKey))
        return reply.invoices
    }

    /// Pauses the collection of an order: a parcel is late, a customer complains.
    /// - Parameters:
    ///   - number: the order number or the invoice number.
    ///   - workflowNumber: the order's workflow.
    ///   - days: calendar days from today; 14 where none are named.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; the client makes one where there is none.
    /// - Throws: ``BillinkError``
    public func hold(
        _ number: String, workflowNumber: Int, days: Int? = nil, idempotencyKey: String? = nil
    ) async throws(BillinkError) -> Confirmation {
        let body = HoldBody(invoiceNumber: number, workflowNumber: workflowNumber, days: days)
        return try await exchange.send(.mutation("v2/client/invoice/on-hold", body, under: idempotencyKey))
    }

    /// Lets the collection of an order go on.
    /// - Parameters:
    ///   - number: the order number or the invoice number.
    ///   - workflowNumber: the order's workflow.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; the client makes one where there is none.
    /// - Throws: ``BillinkError``
    public func resume(
        _ number: String, workflowNumber: Int, idempotencyKey: String? = nil
    ) async throws(BillinkError) -> Confirmation {
        let body = HoldBody(invoiceNumber: number, workflowNumber: workflowNumber)
        return try await exchange.send(.mutation("v2/client/invoice/resume", body, under: idempotencyKey))
    }

    /// Tells those who deal with an order something about it.
    /// - Parameters:
    ///   - text: up to 2,000 characters.
    ///   - number: the order number or the invoice number.
    ///   - workflowNumber: the order's workflow, if it is to be compared.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; the client makes one where there is none.
    /// - Throws: ``BillinkError``
    public func message(
        _ text: String, about number: String, workflowNumber: Int? = nil, idempotencyKey: String? = nil
    ) async throws(BillinkError) -> Confirmation {
        let body = MessageBody(invoiceNumber: number, message: text, workflowNumber: workflowNumber)
        return try await exchange.send(.mutation("v2/client/invoice/message", body, under: idempotencyKey))
    }
}
