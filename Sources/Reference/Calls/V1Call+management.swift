import Domain
import Wire

extension V1Call {
    var credit: CallReference {
        reference(
            "CREDIT", "Credits all or part of one or more orders.",
            ["Orders are processed independently: one failure does not undo the others."],
            [
                invoices(
                    [
                        Self.orderNumber(codes(.unknownOrder)),
                        FieldReference(
                            "CREDITAMOUNT", .amount, .required, "Amount to credit, including VAT.",
                            codes: codes(.creditNotPossible, .fullyCredited)),
                        FieldReference(
                            "DESCRIPTION", .text(upTo: FieldLimits.creditDescription), .optional,
                            "Reason. Truncated if longer."),
                        FieldReference(
                            "CREDITNUMBER", .text(upTo: FieldLimits.creditNumber), .optional,
                            "Your credit note number. With it, a credit is applied once, however often you send it.",
                            codes: codes(.creditNumberTaken)),
                        Self.workflowNumber(.optional, codes(.unknownWorkflow)),
                    ], upTo: FieldLimits.ordersPerRequest, codes(.noInvoices))
            ],
            success: [Self.success("The result for each order.", [Self.outcomes("STATUSES")])],
            [
                example(
                    "Full credit",
                    """
                    <INVOICES>
                      <ITEM>
                        <INVOICENUMBER>123456</INVOICENUMBER>
                        <CREDITAMOUNT>10.95</CREDITAMOUNT>
                        <DESCRIPTION>Returned</DESCRIPTION>
                      </ITEM>
                    </INVOICES>
                    """,
                    response: Self.outcome(in: "STATUSES", "123456", "Credit applied: 10.95 EURO.; Order paid.", "200"))
            ])
    }

    var payment: CallReference {
        reference(
            "PAYMENT", "Registers payments that customers made to your shop instead of to the platform.", [],
            [
                invoices(
                    [
                        Self.orderNumber(codes(.unknownInvoiceNumber)),
                        FieldReference(
                            "AMOUNT", .amount, .required, "Amount paid.", codes: codes(.invalidPaymentAmount)),
                        FieldReference(
                            "DESCRIPTION", .text(upTo: FieldLimits.paymentDescription), .optional,
                            "Payment method or note, for the books.",
                            codes: codes(.descriptionTooLong)),
                        Self.workflowNumber(.optional, codes(.unknownWorkflow)),
                    ], upTo: FieldLimits.ordersPerRequest, codes(.noInvoices))
            ],
            success: [Self.success("The result for each order.", [Self.outcomes("INVOICES")])],
            [
                example(
                    "Partial payment",
                    """
                    <INVOICES>
                      <ITEM>
                        <INVOICENUMBER>123456</INVOICENUMBER>
                        <AMOUNT>5.00</AMOUNT>
                        <DESCRIPTION>Bank transfer</DESCRIPTION>
                      </ITEM>
                    </INVOICES>
                    """,
                    response: Self.outcome(in: "INVOICES", "123456", "Success", "200"))
            ])
    }

    var onHold: CallReference {
        reference(
            "ON-HOLD", "Puts an order on hold, or ends a hold.",
            ["`ACTION` `onhold` starts the hold; `resume` ends it."],
            [
                Self.orderNumber(codes(.missingInvoiceNumber, .unknownInvoiceNumber)),
                Self.workflowNumber(.required, codes(.missingWorkflowNumber, .unknownWorkflow)),
                FieldReference(
                    "DAYS", .integer(FieldLimits.holdDays), .optional, "Calendar days from today. Default: 14.",
                    codes: codes(.cannotHold, .holdTooLong)),
                FieldReference(
                    "RESUME", .choice(["y"]), .conditional("with `ACTION` `resume`"), "Confirms the resume.",
                    codes: codes(.invalidResumeFlag)),
            ],
            success: [Self.sentence],
            [
                example(
                    "One week",
                    """
                    <INVOICENUMBER>OVERDUE</INVOICENUMBER>
                    <WORKFLOWNUMBER>1</WORKFLOWNUMBER>
                    <DAYS>7</DAYS>
                    """,
                    response: Self.sentence("Order is on hold until 30-11-2026"))
            ])
    }

    var message: CallReference {
        reference(
            "MESSAGE", "Adds a message about an order for the platform's support team.", [],
            [
                Self.orderNumber(codes(.missingInvoiceNumber, .unknownInvoiceNumber)),
                FieldReference(
                    "MESSAGE", .text(upTo: FieldLimits.message), .required, "The message text.",
                    codes: codes(.missingMessage, .messageTooLong)),
                Self.workflowNumber(.optional, codes(.unknownWorkflow)),
            ],
            success: [Self.sentence],
            [
                example(
                    "A new address",
                    """
                    <INVOICENUMBER>KRKND-0001</INVOICENUMBER>
                    <MESSAGE>The customer has moved</MESSAGE>
                    """,
                    response: Self.sentence("Message added"))
            ])
    }

    var file: CallReference {
        reference(
            "FILE", "Returns the URL of an order's invoice (PDF).",
            [
                """
                The URL needs no password: share it only with the customer. The PDF shows the invoice as it is when \
                fetched. The URL works for seven years after the order's last event.
                """
            ],
            [
                Self.orderNumber(codes(.missingInvoiceNumber, .unknownInvoiceNumber)),
                Self.workflowNumber(.optional, codes(.unknownWorkflow)),
            ],
            success: [
                Self.success(
                    "The order has an invoice.",
                    [
                        FieldReference("CODE", .choice(["200"]), "Success."),
                        FieldReference("DESCRIPTION", .text, "The absolute URL of the PDF."),
                    ])
            ],
            [
                example(
                    "The invoice of a started order", "<INVOICENUMBER>KRKND-0001</INVOICENUMBER>",
                    response: """
                        <RESULT>MSG</RESULT>
                        <MSG>
                          <CODE>200</CODE>
                          <DESCRIPTION>https://pay.example.com/documents/DK5oKbQAAAIBAeV202QZ2nYxQ9Cw</DESCRIPTION>
                        </MSG>
                        """, varying: ["DESCRIPTION"]),
                example(
                    "An unknown order number", "<INVOICENUMBER>A-9999</INVOICENUMBER>",
                    response: Self.errorReply("704", "Unknown invoice number: A-9999")),
            ])
    }

    private static let sentence = success(
        "The request succeeded.",
        [
            FieldReference("CODE", .choice(["200"]), "Success."),
            FieldReference("DESCRIPTION", .text, "The result in words."),
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
