import Domain
import Storage

/// Reference to an order by the merchant's number or the invoice number, optionally with the workflow number.
package struct OrderReference: Hashable, Sendable {
    /// Number as submitted, trimmed.
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

    /// Finds the merchant's order. A submitted workflow number must be the order's.
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

    /// - Throws: `.unknownWorkflow` for a workflow number for which the merchant has no agreement.
    func requireWorkflow(of merchant: CredentialTable.MerchantCredential, in transaction: any Transaction) throws {
        guard !workflowNumber.isAbsent else { return }
        guard let number = workflowNumber.value,
            try WorkflowTable.exists(number: number, merchantID: merchant.merchantID, in: transaction)
        else { throw Refusal(.unknownWorkflow, workflowNumberText) }
    }

    /// Order of a request for a message or document, with an optional workflow number.
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
