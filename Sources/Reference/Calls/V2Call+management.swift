import Domain
import Wire

extension V2Call {
    var credit: CallReference {
        reference(
            "credit", "Credit",
            "Credits all or part of one or more orders, for example for returned goods or a wrong price.",
            [
                "Orders are processed independently: one failure does not undo the others. If all fail, the whole "
                    + "response is an error. A credit restarts the order's current step. If the customer has paid "
                    + "more than is then due, the difference is refunded.",
                "With a `creditNumber` (your credit note number) a credit is applied once, however often you send "
                    + "it. `returnCosts` charges the customer return costs on every order of the request, never more "
                    + "than that order's credit.",
            ],
            [
                FieldReference(
                    "invoices",
                    .list(
                        .object(
                            "CreditItem",
                            [
                                .orderNumber(codes: codes(.unknownOrder)),
                                FieldReference(
                                    "creditAmount", .amount, .required, "Amount to credit, including VAT.",
                                    codes: codes(.creditNotPossible, .fullyCredited)),
                                FieldReference(
                                    "description", .text(upTo: FieldLimits.creditDescription), .optional,
                                    "Reason, shown to the customer. Truncated if longer."),
                                FieldReference(
                                    "creditNumber", .text(upTo: FieldLimits.creditNumber), .optional,
                                    "Your credit note number.",
                                    codes: codes(.creditNumberTaken)),
                                .workflowNumber(codes: codes(.unknownWorkflow)),
                            ]), upTo: FieldLimits.ordersPerRequest), .required, "The orders.", codes: codes(.noInvoices)
                ),
                FieldReference("returnCosts", .integer(0...1), .optional, "1 charges return costs."),
                FieldReference(
                    "returnCostsAmount", .amount, .conditional("if `returnCosts` is 1"), "Return costs per order.",
                    codes: codes(.creditNotPossible)),
            ],
            success: [ResponseReference("The result for each order.", [.result(), .outcomes("statuses")])],
            [
                CallExample(
                    "Partial credit",
                    SampleData.request([
                        "invoices": [["number": "KRKND-0001", "creditAmount": "1.50", "description": "test credit"]]
                    ]),
                    response: .json([
                        "result": "MSG",
                        "statuses": [
                            [
                                "code": 200, "invoiceNumber": "KRKND-0001",
                                "message": "Credit applied: 1.50 EURO.; step restarted.",
                            ]
                        ],
                    ])),
                CallExample(
                    "More than the order's amount",
                    SampleData.request(["invoices": [["number": "KRKND-0001", "creditAmount": "100.00"]]]),
                    response: SampleData.error("707", "Credit cannot be applied at this stage")),
            ])
    }

    var payment: CallReference {
        reference(
            "payment", "Payment", "Registers payments that customers made to your shop instead of to the platform.",
            [
                "A payment is booked up to the amount due. The message reports any excess, which your shop has "
                    + "received."
            ],
            [
                FieldReference(
                    "invoices",
                    .list(
                        .object(
                            "PaymentItem",
                            [
                                .orderNumber(codes: codes(.unknownInvoiceNumber)),
                                FieldReference(
                                    "amount", .amount, .required, "Amount paid.", codes: codes(.invalidPaymentAmount)),
                                FieldReference(
                                    "description", .text(upTo: FieldLimits.paymentDescription), .optional,
                                    "Payment method or note, for the books.",
                                    codes: codes(.descriptionTooLong)),
                                .workflowNumber(codes: codes(.unknownWorkflow)),
                            ]), upTo: FieldLimits.ordersPerRequest), .required, "The orders.", codes: codes(.noInvoices)
                )
            ],
            success: [ResponseReference("The result for each order.", [.result(), .outcomes("invoices")])],
            [
                CallExample(
                    "Overpayment by bank transfer",
                    SampleData.request([
                        "invoices": [["number": "123456", "amount": "20.00", "description": "Bank transfer"]]
                    ]),
                    response: .json([
                        "result": "MSG",
                        "invoices": [
                            [
                                "code": 200, "invoiceNumber": "123456",
                                "message": """
                                Success; 9.05 EURO more than was due, which is not booked: you have received it.
                                """,
                            ]
                        ],
                    ])),
                CallExample(
                    "An order that is already paid",
                    SampleData.request(["invoices": [["number": "PAID", "amount": "5.00"]]]),
                    response: .json([
                        "result": "MSG",
                        "invoices": [["code": 707, "invoiceNumber": "PAID", "message": "Order is already paid"]],
                    ])),
            ])
    }

    var onHold: CallReference {
        reference(
            "on-hold", "On hold", "Puts an order on hold, for example for a late parcel or a complaint.",
            [
                "The hold ends automatically at 09:00 on its last day, or with resume. The days that remained "
                    + "before the hold remain after it. A guaranteed order can be on hold for at most 14 days from "
                    + "the first day of the hold."
            ],
            orderAndWorkflow + [
                FieldReference(
                    "days", .integer(FieldLimits.holdDays), .optional, "Calendar days from today. Default: 14.",
                    codes: codes(.cannotHold, .holdTooLong))
            ],
            success: [sentence],
            [
                CallExample(
                    "One week",
                    SampleData.request(["invoiceNumber": "KRKND-0001", "workflowNumber": 1, "days": 7]),
                    response: Self.sentence("Order is on hold until 30-11-2026")),
                CallExample(
                    "More than 14 days on a guaranteed order",
                    SampleData.request(["invoiceNumber": "KRKND-0001", "workflowNumber": 1, "days": 15]),
                    response: SampleData.error(
                        "403", "On hold period is too long, because of guaranteed payment (max 14 days)")),
            ])
    }

    var resume: CallReference {
        reference(
            "resume", "Resume", "Ends the hold of an order.", [], orderAndWorkflow, success: [sentence],
            [
                CallExample(
                    "After a hold", SampleData.request(["invoiceNumber": "KRKND-0001", "workflowNumber": 1]),
                    response: Self.sentence("Order resumed"), prerequisites: ["on-hold"]),
                CallExample(
                    "An order that is not on hold",
                    SampleData.request(["invoiceNumber": "KRKND-0001", "workflowNumber": 1]),
                    response: Self.sentence("Order is not on hold")),
            ])
    }

    var message: CallReference {
        reference(
            "message", "Message", "Adds a message about an order for the platform's support team.", [],
            [
                .orderNumber("invoiceNumber", codes: codes(.missingInvoiceNumber, .unknownInvoiceNumber)),
                FieldReference(
                    "message", .text(upTo: FieldLimits.message), .required, "The message text.",
                    codes: codes(.missingMessage, .messageTooLong)),
                .workflowNumber(codes: codes(.unknownWorkflow)),
            ],
            success: [sentence],
            [
                CallExample(
                    "A new address",
                    SampleData.request(["invoiceNumber": "KRKND-0001", "message": "The customer has moved"]),
                    response: Self.sentence("Message added"))
            ])
    }

    private var orderAndWorkflow: [FieldReference] {
        [
            .orderNumber("invoiceNumber", codes: codes(.missingInvoiceNumber, .unknownInvoiceNumber)),
            .workflowNumber(.required, codes: codes(.missingWorkflowNumber, .unknownWorkflow)),
        ]
    }

    private var sentence: ResponseReference {
        ResponseReference(
            "The request succeeded.",
            [.result(), .code("200"), FieldReference("description", .text, "The result in words.")])
    }

    private static func sentence(_ text: String) -> CallExample.Message {
        .json(["result": "MSG", "code": "200", "description": .string(text)])
    }
}
