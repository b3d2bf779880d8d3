import Domain

extension V2Call {
    var credit: CallReference {
        reference(
            "credit", "Credit", "Take something off these orders: goods came back, a price was wrong.",
            [
                "Each order by itself: one that fails does not undo its neighbours; where none could be done the whole "
                    + "reply is an error. A credit restarts the step an order is in. Where more was paid than is due "
                    + "then, the customer gets the rest back.",
                "With `creditNumber`, your own number of the credit note, a credit is done once however often it is "
                    + "sent. `returnCosts` are what the customer bears of a return: charged on every order of the "
                    + "request, never more than its credit.",
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
                                    "creditAmount", .amount, .always, "What to take off, VAT included.",
                                    codes: codes(.creditNotPossible, .fullyCredited)),
                                FieldReference(
                                    "description", .text(upTo: FieldLimits.creditDescription), .never,
                                    "Why, for the customer; cut if longer."),
                                FieldReference(
                                    "creditNumber", .text(upTo: FieldLimits.creditNumber), .never,
                                    "Your number of the credit note.",
                                    codes: codes(.creditNumberTaken)),
                                .workflowNumber(codes: codes(.unknownWorkflow)),
                            ]), upTo: FieldLimits.ordersPerRequest), .always, "The orders.", codes: codes(.noInvoices)),
                FieldReference("returnCosts", .integer(0...1), .never, "1 to charge return costs."),
                FieldReference(
                    "returnCostsAmount", .amount, .when("with `returnCosts` 1"), "How much, on each order.",
                    codes: codes(.creditNotPossible)),
            ],
            success: [ReplyReference("What became of each.", [.result(), .outcomes("statuses")])],
            [
                CallExample(
                    "A part of an order",
                    ReferenceSample.request([
                        "invoices": [["number": "KRKND-0001", "creditAmount": "1.50", "description": "test credit"]]
                    ]),
                    gives: .json([
                        "result": "MSG",
                        "statuses": [
                            [
                                "code": 200, "invoiceNumber": "KRKND-0001",
                                "message": "Credit applied: 1.50 EURO.; step restarted.",
                            ]
                        ],
                    ])),
                CallExample(
                    "More than there is",
                    ReferenceSample.request(["invoices": [["number": "KRKND-0001", "creditAmount": "100.00"]]]),
                    gives: ReferenceSample.error("707", "Credit cannot be applied at this stage")),
            ])
    }

    var payment: CallReference {
        reference(
            "payment", "Payment", "The customer paid your shop instead of the platform.",
            [
                "At most what is due is booked. The message says what was more: your shop has received it."
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
                                    "amount", .amount, .always, "What was paid.", codes: codes(.wrongPaymentAmount)),
                                FieldReference(
                                    "description", .text(upTo: FieldLimits.paymentDescription), .never,
                                    "How, for the books.",
                                    codes: codes(.descriptionTooLong)),
                                .workflowNumber(codes: codes(.unknownWorkflow)),
                            ]), upTo: FieldLimits.ordersPerRequest), .always, "The orders.", codes: codes(.noInvoices))
            ],
            success: [ReplyReference("What became of each.", [.result(), .outcomes("invoices")])],
            [
                CallExample(
                    "Paid by bank transfer, some of it too much",
                    ReferenceSample.request([
                        "invoices": [["number": "123456", "amount": "20.00", "description": "Bank transfer"]]
                    ]),
                    gives: .json([
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
                    "Paid before",
                    ReferenceSample.request(["invoices": [["number": "PAID", "amount": "5.00"]]]),
                    gives: .json([
                        "result": "MSG",
                        "invoices": [["code": 707, "invoiceNumber": "PAID", "message": "Order is already paid"]],
                    ])),
            ])
    }

    var onHold: CallReference {
        reference(
            "on-hold", "On hold", "Stop the clock of an order: a parcel is late, a customer complains.",
            [
                "The hold ends by itself at 09:00 of its last day, or with resume. The days that were left are left "
                    + "afterwards. A guaranteed order may be held 14 days from the first day of the hold."
            ],
            orderAndWorkflow + [
                FieldReference(
                    "days", .integer(FieldLimits.holdDays), .never, "Calendar days from today; 14 where absent.",
                    codes: codes(.cannotHold, .holdTooLong))
            ],
            success: [sentence],
            [
                CallExample(
                    "For a week",
                    ReferenceSample.request(["invoiceNumber": "KRKND-0001", "workflowNumber": 1, "days": 7]),
                    gives: Self.sentence("Order is on hold until 30-11-2026")),
                CallExample(
                    "Too long",
                    ReferenceSample.request(["invoiceNumber": "KRKND-0001", "workflowNumber": 1, "days": 15]),
                    gives: ReferenceSample.error(
                        "403", "On hold period is too long, because of guaranteed payment (max 14 days)")),
            ])
    }

    var resume: CallReference {
        reference(
            "resume", "Resume", "Let an order that is on hold go on.", [], orderAndWorkflow, success: [sentence],
            [
                CallExample(
                    "After a hold", ReferenceSample.request(["invoiceNumber": "KRKND-0001", "workflowNumber": 1]),
                    gives: Self.sentence("Order resumed"), after: ["on-hold"]),
                CallExample(
                    "One that was not on hold",
                    ReferenceSample.request(["invoiceNumber": "KRKND-0001", "workflowNumber": 1]),
                    gives: Self.sentence("Order is not on hold")),
            ])
    }

    var message: CallReference {
        reference(
            "message", "Message", "Tell whoever deals with the order at the platform.", [],
            [
                .orderNumber("invoiceNumber", codes: codes(.missingInvoiceNumber, .unknownInvoiceNumber)),
                FieldReference(
                    "message", .text(upTo: FieldLimits.message), .always, "What to tell.",
                    codes: codes(.missingMessage, .messageTooLong)),
                .workflowNumber(codes: codes(.unknownWorkflow)),
            ],
            success: [sentence],
            [
                CallExample(
                    "A new address",
                    ReferenceSample.request(["invoiceNumber": "KRKND-0001", "message": "The customer has moved"]),
                    gives: Self.sentence("Message added"))
            ])
    }

    private var orderAndWorkflow: [FieldReference] {
        [
            .orderNumber("invoiceNumber", codes: codes(.missingInvoiceNumber, .unknownInvoiceNumber)),
            .workflowNumber(.always, codes: codes(.missingWorkflowNumber, .unknownWorkflow)),
        ]
    }

    private var sentence: ReplyReference {
        ReplyReference(
            "When it was done.",
            [.result(), .code("200"), FieldReference("description", .text, "What was done, in words.")])
    }

    private static func sentence(_ text: String) -> CallExample.Message {
        .json(["result": "MSG", "code": "200", "description": .string(text)])
    }
}
