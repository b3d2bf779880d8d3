import Domain

extension V1Call {
    var credit: CallReference {
        reference(
            "CREDIT", "Take something off these orders.",
            ["Each order by itself: one that fails does not undo its neighbours."],
            [
                invoices(
                    [
                        Self.orderNumber(codes(.unknownOrder)),
                        FieldReference(
                            "CREDITAMOUNT", .amount, .always, "What to take off, VAT included.",
                            codes: codes(.creditNotPossible, .fullyCredited)),
                        FieldReference(
                            "DESCRIPTION", .text(upTo: FieldLimits.creditDescription), .never, "Why; cut if longer."),
                        FieldReference(
                            "CREDITNUMBER", .text(upTo: FieldLimits.creditNumber), .never,
                            "Your number of the credit note: with it a credit is done once however often it is sent.",
                            codes: codes(.creditNumberTaken)),
                        Self.workflowNumber(.never, codes(.unknownWorkflow)),
                    ], upTo: FieldLimits.ordersPerRequest, codes(.noInvoices))
            ],
            success: [Self.success("What became of each.", [Self.outcomes("STATUSES")])],
            [
                example(
                    "All of it",
                    """
                    <INVOICES>
                      <ITEM>
                        <INVOICENUMBER>123456</INVOICENUMBER>
                        <CREDITAMOUNT>10.95</CREDITAMOUNT>
                        <DESCRIPTION>Returned</DESCRIPTION>
                      </ITEM>
                    </INVOICES>
                    """,
                    gives: Self.outcome(in: "STATUSES", "123456", "Credit applied: 10.95 EURO.; Order paid.", "200"))
            ])
    }

    var payment: CallReference {
        reference(
            "PAYMENT", "The customer paid your shop instead of the platform.", [],
            [
                invoices(
                    [
                        Self.orderNumber(codes(.unknownInvoiceNumber)),
                        FieldReference(
                            "AMOUNT", .amount, .always, "What was paid.", codes: codes(.wrongPaymentAmount)),
                        FieldReference(
                            "DESCRIPTION", .text(upTo: FieldLimits.paymentDescription), .never, "How, for the books.",
                            codes: codes(.descriptionTooLong)),
                        Self.workflowNumber(.never, codes(.unknownWorkflow)),
                    ], upTo: FieldLimits.ordersPerRequest, codes(.noInvoices))
            ],
            success: [Self.success("What became of each.", [Self.outcomes("INVOICES")])],
            [
                example(
                    "A part",
                    """
                    <INVOICES>
                      <ITEM>
                        <INVOICENUMBER>123456</INVOICENUMBER>
                        <AMOUNT>5.00</AMOUNT>
                        <DESCRIPTION>Bank transfer</DESCRIPTION>
                      </ITEM>
                    </INVOICES>
                    """,
                    gives: Self.outcome(in: "INVOICES", "123456", "Success", "200"))
            ])
    }

    var onHold: CallReference {
        reference(
            "ON-HOLD", "Stop the clock of an order, or let it go on.",
            ["`ACTION` `onhold` stops it, `resume` lets it go on."],
            [
                Self.orderNumber(codes(.missingInvoiceNumber, .unknownInvoiceNumber)),
                Self.workflowNumber(.always, codes(.missingWorkflowNumber, .unknownWorkflow)),
                FieldReference(
                    "DAYS", .integer(FieldLimits.holdDays), .never, "Calendar days from today; 14 where absent.",
                    codes: codes(.cannotHold, .holdTooLong)),
                FieldReference(
                    "RESUME", .choice(["y"]), .when("with `ACTION` `resume`"), "That it is meant.",
                    codes: codes(.unsupportedResume)),
            ],
            success: [Self.sentence],
            [
                example(
                    "For a week",
                    """
                    <INVOICENUMBER>OVERDUE</INVOICENUMBER>
                    <WORKFLOWNUMBER>1</WORKFLOWNUMBER>
                    <DAYS>7</DAYS>
                    """,
                    gives: Self.sentence("Order is on hold until 30-11-2026"))
            ])
    }

    var message: CallReference {
        reference(
            "MESSAGE", "Tell whoever deals with the order at the platform.", [],
            [
                Self.orderNumber(codes(.missingInvoiceNumber, .unknownInvoiceNumber)),
                FieldReference(
                    "MESSAGE", .text(upTo: FieldLimits.message), .always, "What to tell.",
                    codes: codes(.missingMessage, .messageTooLong)),
                Self.workflowNumber(.never, codes(.unknownWorkflow)),
            ],
            success: [Self.sentence],
            [
                example(
                    "A new address",
                    """
                    <INVOICENUMBER>KRKND-0001</INVOICENUMBER>
                    <MESSAGE>The customer has moved</MESSAGE>
                    """,
                    gives: Self.sentence("Message added"))
            ])
    }

    var file: CallReference {
        reference(
            "FILE", "Where is the invoice of an order?",
            [
                """
                The address of a PDF, which needs no password: hand it to nobody but the customer. It shows the \
                invoice as it is when it is fetched, and works for seven years after the last thing that happened \
                to the order.
                """
            ],
            [
                Self.orderNumber(codes(.missingInvoiceNumber, .unknownInvoiceNumber)),
                Self.workflowNumber(.never, codes(.unknownWorkflow)),
            ],
            success: [
                Self.success(
                    "The order has an invoice.",
                    [
                        FieldReference("CODE", .choice(["200"]), "Done."),
                        FieldReference("DESCRIPTION", .text, "Where its PDF is: an absolute address."),
                    ])
            ],
            [
                example(
                    "The invoice of a started order", "<INVOICENUMBER>KRKND-0001</INVOICENUMBER>",
                    gives: """
                        <RESULT>MSG</RESULT>
                        <MSG>
                          <CODE>200</CODE>
                          <DESCRIPTION>https://pay.example.com/documents/DK5oKbQAAAIBAeV202QZ2nYxQ9Cw</DESCRIPTION>
                        </MSG>
                        """, varying: ["DESCRIPTION"]),
                example(
                    "An unknown number", "<INVOICENUMBER>A-9999</INVOICENUMBER>",
                    gives: Self.errorReply("704", "Unknown invoice number: A-9999")),
            ])
    }

    private static let sentence = success(
        "When it was done.",
        [
            FieldReference("CODE", .choice(["200"]), "Done."),
            FieldReference("DESCRIPTION", .text, "What was done, in words."),
        ])

    private static func sentence(_ text: String) -> String {
        "<RESULT>MSG</RESULT>\n<MSG><CODE>200</CODE><DESCRIPTION>\(text)</DESCRIPTION></MSG>"
    }

    private static func outcome(in list: String, _ number: String, _ message: String, _ code: String) -> String {
        """
        <RESULT>MSG</RESULT>
        <MSG>
          <\(list)>
            <ITEM>
              <INVOICENUMBER>\(number)</INVOICENUMBER>
              <MESSAGE>\(message)</MESSAGE>
              <CODE>\(code)</CODE>
            </ITEM>
          </\(list)>
        </MSG>
        """
    }
}
