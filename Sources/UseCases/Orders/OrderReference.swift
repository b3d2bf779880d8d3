import Domain
import Storage

/// How a merchant names an order: by its own number or the invoice number, and perhaps by its workflow.
package struct OrderReference: Hashable, Sendable {
    /// As it was sent, trimmed.
    package let number: String
    let workflowNumber: ParsedField<Int>
    private let workflowNumberText: String?

    package init(number: String, workflowNumber: String?) {
        self.number = number
        self.workflowNumber = ParsedField(workflowNumber, WorkflowNumber.read)
        workflowNumberText = workflowNumber
    }

    package static func == (left: OrderReference, right: OrderReference) -> Bool {
        left.number == right.number && left.workflowNumber.value == right.workflowNumber.value
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(number)
    }

    /// The merchant's own order. A workflow that was named must be the order's.
    func find(of merchant: CredentialTable.MerchantCredential, in transaction: any Transaction) throws -> PendingRows<
        OrderRow
    > {
        guard !number.isEmpty, !workflowNumber.isMalformed else { return PendingRows { [] } }
        let name = OrderLookupKey(number, letterCode: merchant.letterCode)
        let named = try OrderTable.find(name, merchantID: merchant.merchantID, in: transaction)
        return PendingRows {
            try named.rows().filter { workflowNumber.value == nil || workflowNumber.value == $0.workflowNumber }
        }
    }

    /// - Throws: `.unknownWorkflow` when a workflow was named that the merchant has not agreed on.
    func requireWorkflow(of merchant: CredentialTable.MerchantCredential, in transaction: any Transaction) throws {
        guard !workflowNumber.isAbsent else { return }
        guard let number = workflowNumber.value,
            try WorkflowTable.exists(number: number, merchantID: merchant.merchantID, in: transaction)
        else { throw Refusal(.unknownWorkflow, workflowNumberText) }
    }

    /// The order that a message or a document is about; its workflow may be named too.
    func orderToRead(
        of merchant: CredentialTable.MerchantCredential, in transaction: any Transaction
    ) throws -> OrderRow {
        guard !number.isEmpty else { throw Refusal(.missingInvoiceNumber) }
        try requireWorkflow(of: merchant, in: transaction)
        guard let order = try find(of: merchant, in: transaction).first() else {
            throw Refusal(.unknownInvoiceNumber, number)
        }
        return order
    }
}
