import Domain

/// Catalogues of the calls about existing orders.
extension ErrorCatalogue {
    static let status = ErrorCatalogue(
        [
            .tooManyInvoices: "110", .rateLimitExceeded: "111", .missingInvoiceNumbers: "420", .noInvoices: "705",
        ],
        [
            "110": "Limit is 100 invoices per request",
            "111": "Request limit exceeded",
            "420": "Missing invoice numbers",
            "705": "No invoices provided",
        ])

    /// Catalogue of the start-workflow call.
    package static let startWorkflow = ErrorCatalogue(
        [
            .unknownInvoiceNumber: "704", .noInvoices: "705", .notAllowedInState: "706", .alreadyStarted: "707",
            // A published client stops at 706 in an item.
            .creditedBeforeStart: "707", .tooManyInvoices: "708",
            // The contract's table has no code for it; 601 means that nothing was changed.
            .invalidDeliveryDate: "601",
        ],
        [
            "704": "Unknown invoice number",
            "705": "No invoices provided",
            "706": "You are not allowed to manage this order",
            "707": "Order workflow is already started",
            "708": "Maximum 10 invoices per request allowed",
        ])

    static let credit = ErrorCatalogue(
        [
            // The only item code that the contract's table lacks, for single unknown orders.
            .unknownOrder: "-1",
            .unknownWorkflow: "402", .creditNumberTaken: "404", .noInvoices: "705", .notAllowedInState: "706",
            .creditNotPossible: "707", .invalidCreditAmount: "707", .invalidReturnCosts: "707",
            .invalidCreditNumber: "707",
            .fullyCredited: "708",
        ],
        [
            "-1": ReplyMessages.notFound,
            "402": "Workflow with number %number% does not exist",
            "404": "Order with number %number% already exists",
            "601": "XML empty or not found",
            "705": "No invoices provided",
            "706": "You are not allowed to manage this order",
            "707": "Credit cannot be applied at this stage",
            "708": "Credit cannot be applied at this stage(0)",
        ])

    static let payment = ErrorCatalogue(
        [
            .unknownWorkflow: "402", .missingInvoiceNumbers: "420", .noInvoices: "420", .unknownInvoiceNumber: "704",
            .notAllowedInState: "706", .alreadyPaid: "707", .descriptionTooLong: "708",
            // An item without an amount.
            .invalidPaymentAmount: "420",
        ],
        [
            "402": "Workflow with number %number% does not exist",
            "420": "Missing invoice numbers",
            "704": "Unknown invoice number",
            "706": "You are not allowed to manage this order",
            "707": "Order is already paid",
            "708": "Description is too long (max. 30 characters)",
        ])

    static let onHold = ErrorCatalogue(
        [
            // The contract's table has one code for an unknown caller.
            .invalidClientID: "101", .invalidResumeFlag: "104", .missingInvoiceNumber: "401",
            .missingWorkflowNumber: "401", .unknownInvoiceNumber: "402", .unknownWorkflow: "402",
            .holdTooLong: "403", .cannotHold: "701", .invalidHoldDays: "701",
        ],
        [
            "104": "Unsupported param for resume",
            "401": "Missing invoice number or workflow number",
            "402": "Unknown invoice number or workflow number",
            "403": "On hold period is too long, because of guaranteed payment (max 14 days)",
            "701": "Order cannot be set on hold",
        ])

    /// Catalogue of the calls without a table in the contract: message and file (docs/spec/wire-v1.md).
    static let message = ErrorCatalogue(
        [
            .missingInvoiceNumber: "401", .missingMessage: "401", .unknownWorkflow: "402", .messageTooLong: "601",
            .unknownInvoiceNumber: "704", .notAllowedInState: "706",
        ],
        [
            "401": "Missing invoice number or workflow number",
            "402": "Workflow with number %number% does not exist",
            "704": "Unknown invoice number",
            "706": "You are not allowed to manage this order",
        ])
}
