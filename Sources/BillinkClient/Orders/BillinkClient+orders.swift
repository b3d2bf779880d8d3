extension BillinkClient {
    /// Checks whether a customer may pay an amount afterwards.
    ///
    /// A rejection is a response, not an error: see ``CheckReply/isApproved``.
    /// - Parameters:
    ///   - request: customer, addresses and amount.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; generated if `nil`.
    /// - Throws: ``BillinkError``
    public func check(
        _ request: CheckRequest, idempotencyKey: String? = nil
    ) async throws(BillinkError) -> CheckReply {
        try await executor.send(.mutation("v2/client/check", request, under: idempotencyKey))
    }

    /// Creates an order.
    /// - Parameters:
    ///   - request: the order.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; generated if `nil`.
    /// - Throws: ``BillinkError``
    public func order(
        _ request: OrderRequest, idempotencyKey: String? = nil
    ) async throws(BillinkError) -> OrderReply {
        try await executor.send(.mutation("v2/client/order", request, under: idempotencyKey))
    }

    /// Fetches the status of orders.
    /// - Parameter orders: order numbers or invoice numbers, at most 100.
    /// - Returns: one entry for each number, in the order of the request; equal numbers have one entry. An unknown
    ///   order has the status ``OrderInfo/Status-swift.enum/notFound``.
    /// - Throws: ``BillinkError``
    public func info(_ orders: [OrderReference]) async throws(BillinkError) -> [OrderInfo] {
        let reply: Invoices<OrderInfo> = try await executor.send(
            .query("v2/client/invoice/info", Invoices(invoices: orders)))
        return reply.invoices
    }

    /// Fetches the status of one order.
    /// - Parameter number: order number or invoice number.
    /// - Throws: ``BillinkError``
    public func info(_ number: String) async throws(BillinkError) -> OrderInfo {
        guard let info = try await info([OrderReference(number)]).first else {
            throw BillinkError(.unreadableReply, "The response does not contain the order.")
        }
        return info
    }

    /// Starts the workflow of shipped orders.
    ///
    /// One unknown number fails the whole call with code 704; nothing is started.
    /// - Parameters:
    ///   - shipments: up to 10 orders.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; generated if `nil`.
    /// - Returns: an outcome for each order: 500 if it was started, 707 if it was started before.
    /// - Throws: ``BillinkError``
    public func startWorkflow(
        _ shipments: [Shipment], idempotencyKey: String? = nil
    ) async throws(BillinkError) -> [ItemOutcome] {
        let reply: Statuses = try await executor.send(
            .mutation("v2/client/invoice/start-workflow", Invoices(invoices: shipments), under: idempotencyKey))
        return reply.statuses
    }

    /// Credits amounts on orders.
    ///
    /// If none of the credits is possible the call fails with the code of the first.
    /// - Parameters:
    ///   - credits: up to 100 credits.
    ///   - returnCosts: return costs that each of the customers has to bear.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; generated if `nil`.
    /// - Returns: an outcome for each credit.
    /// - Throws: ``BillinkError``
    public func credit(
        _ credits: [Credit], returnCosts: Amount? = nil, idempotencyKey: String? = nil
    ) async throws(BillinkError) -> [ItemOutcome] {
        let body = CreditBody(invoices: credits, returnCosts: returnCosts)
        let reply: Statuses = try await executor.send(
            .mutation("v2/client/invoice/credit", body, under: idempotencyKey))
        return reply.statuses
    }

    /// Reports payments that customers made to the shop.
    ///
    /// One unknown number fails the whole call with code 704; nothing is registered.
    /// - Parameters:
    ///   - payments: up to 100 payments.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; generated if `nil`.
    /// - Returns: an outcome for each payment.
    /// - Throws: ``BillinkError``
    public func payment(
        _ payments: [Payment], idempotencyKey: String? = nil
    ) async throws(BillinkError) -> [ItemOutcome] {
        let reply: Invoices<ItemOutcome> = try await executor.send(
            .mutation("v2/client/invoice/payment", Invoices(invoices: payments), under: idempotencyKey))
        return reply.invoices
    }

    /// Pauses the collection of an order, for example during a complaint.
    /// - Parameters:
    ///   - number: order number or invoice number.
    ///   - workflowNumber: workflow number of the order.
    ///   - days: calendar days from today; 14 if `nil`.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; generated if `nil`.
    /// - Throws: ``BillinkError``
    public func hold(
        _ number: String, workflowNumber: Int, days: Int? = nil, idempotencyKey: String? = nil
    ) async throws(BillinkError) -> Confirmation {
        let body = HoldBody(invoiceNumber: number, workflowNumber: workflowNumber, days: days)
        return try await executor.send(.mutation("v2/client/invoice/on-hold", body, under: idempotencyKey))
    }

    /// Resumes the collection of an order.
    /// - Parameters:
    ///   - number: order number or invoice number.
    ///   - workflowNumber: workflow number of the order.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; generated if `nil`.
    /// - Throws: ``BillinkError``
    public func resume(
        _ number: String, workflowNumber: Int, idempotencyKey: String? = nil
    ) async throws(BillinkError) -> Confirmation {
        let body = HoldBody(invoiceNumber: number, workflowNumber: workflowNumber)
        return try await executor.send(.mutation("v2/client/invoice/resume", body, under: idempotencyKey))
    }

    /// Sends the platform's staff a message about an order.
    /// - Parameters:
    ///   - text: up to 2,000 characters.
    ///   - number: order number or invoice number.
    ///   - workflowNumber: workflow number of the order; an order under another workflow is treated as unknown.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; generated if `nil`.
    /// - Throws: ``BillinkError``
    public func message(
        _ text: String, about number: String, workflowNumber: Int? = nil, idempotencyKey: String? = nil
    ) async throws(BillinkError) -> Confirmation {
        let body = MessageBody(invoiceNumber: number, message: text, workflowNumber: workflowNumber)
        return try await executor.send(.mutation("v2/client/invoice/message", body, under: idempotencyKey))
    }
}
