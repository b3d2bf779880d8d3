package import Domain

/// Table of credits that have a credit note number of the shop.
package enum CreditNoteTable {
    /// Credit stored under a number, with its result.
    package struct CreditNoteRow: Hashable, Sendable {
        package let orderID: Identifier
        package let amount: Money
        package let returnCosts: Money
        package let description: String?
        /// Outcome of the credit call, which is repeated for the same number.
        package let result: String

        package init(
            orderID: Identifier, amount: Money, returnCosts: Money, description: String?, result: String
        ) {
            self.orderID = orderID
            self.amount = amount
            self.returnCosts = returnCosts
            self.description = description
            self.result = result
        }
    }

    package static func find(
        _ number: String, merchantID: Identifier, in transaction: any Transaction
    ) throws -> CreditNoteRow? {
        try transaction.row(
            """
            SELECT order_id, amount_cents, return_costs_cents, description, result
            FROM credit_notes
            WHERE merchant_id = $1 AND number = $2
            """, [.integer(merchantID.value), .text(number)]
        ) { row in
            try CreditNoteRow(
                orderID: Identifier(row.integer(0)), amount: row.amount(1, "credit_notes.amount_cents"),
                returnCosts: row.amount(2, "credit_notes.return_costs_cents"), description: row.optionalText(3),
                result: row.text(4))
        }
    }

    package static func insert(
        _ row: CreditNoteRow, number: String, merchantID: Identifier, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO credit_notes (
                merchant_id, number, order_id, amount_cents, return_costs_cents, description, result
            )
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            [
                .integer(merchantID.value), .text(number), .integer(row.orderID.value), .integer(row.amount.cents),
                .integer(row.returnCosts.cents), .text(row.description), .text(row.result),
            ])
    }
}
