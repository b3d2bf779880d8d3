import Domain
import Wire

extension V1Call {
    var check: CallReference {
        reference(
            "CHECK", "Checks whether a customer may pay an amount later.",
            ["`UUID` is returned next to `MSG`. It is valid for one of your orders, for 24 hours."],
            FormReference(purpose: .check).xmlFields,
            success: [
                Self.success(
                    "The check is approved.",
                    [
                        FieldReference("CODE", .choice(["500"]), "Approved."),
                        FieldReference("DESCRIPTION", .choice(["Advies=1"]), "Approved."),
                    ],
                    beside: [
                        FieldReference(
                            "UUID", .text(upTo: FieldLimits.checkUUID), "The check's UUID. Send it with the order.")
                    ]),
                Self.success(
                    "The check is rejected.",
                    [
                        FieldReference("CODE", .choice(["501"]), "Rejected."),
                        FieldReference("DESCRIPTION", .choice(["Advies=0"]), "Rejected."),
                    ]),
            ],
            [
                example(
                    "Approved",
                    "<WORKFLOWNUMBER>1</WORKFLOWNUMBER>\n\(Self.customer)\n<ORDERAMOUNT>121.00</ORDERAMOUNT>",
                    response: """
                        <RESULT>MSG</RESULT>
                        <MSG><CODE>500</CODE><DESCRIPTION>Advies=1</DESCRIPTION></MSG>
                        <UUID>\(SampleData.uuid)</UUID>
                        """, varying: ["UUID"]),
                example(
                    "Rejected (forced with backdoor)",
                    """
                    <WORKFLOWNUMBER>1</WORKFLOWNUMBER>
                    \(Self.customer)
                    <ORDERAMOUNT>121.00</ORDERAMOUNT>
                    <BACKDOOR>0</BACKDOOR>
                    """,
                    response: """
                        <RESULT>MSG</RESULT>
                        <MSG><CODE>501</CODE><DESCRIPTION>Advies=0</DESCRIPTION></MSG>
                        """),
            ])
    }

    var order: CallReference {
        reference(
            "ORDER", "Creates an order.",
            ["With `VALIDATEORDER` `Y` the order is validated but not stored, and the credit check is not used up."],
            FormReference(purpose: .order).xmlFields,
            success: [
                Self.success(
                    "The order is created.",
                    [
                        FieldReference("CODE", .choice(["200"]), "Created."),
                        FieldReference("DESCRIPTION", .text, "The result in words."),
                        FieldReference(
                            "INVOICE", .text,
                            "The invoice number. All later calls accept this number or your order number."),
                    ])
            ],
            [
                example(
                    "Two lamps",
                    """
                    <WORKFLOWNUMBER>1</WORKFLOWNUMBER>
                    <ORDERNUMBER>A-1001</ORDERNUMBER>
                    <DATE>25-11-2026</DATE>
                    \(Self.customer)
                    <CHECKUUID>\(SampleData.uuid)</CHECKUUID>
                    <ORDERITEMS>
                      <ITEM>
                        <CODE>L1</CODE>
                        <DESCRIPTION>Lamp</DESCRIPTION>
                        <ORDERQUANTITY>2</ORDERQUANTITY>
                        <PRICEINCL>60.50</PRICEINCL>
                        <BTW>21</BTW>
                      </ITEM>
                    </ORDERITEMS>
                    """,
                    response: """
                        <RESULT>MSG</RESULT>
                        <MSG>
                          <CODE>200</CODE>
                          <DESCRIPTION>Order successfully added</DESCRIPTION>
                          <INVOICE>1TSTA-1001</INVOICE>
                        </MSG>
                        """, after: ["v1-check"], fresh: ["A-1001": "V-"])
            ])
    }

    var status: CallReference {
        reference(
            "STATUS", "Returns the status of orders.", ["Up to \(FieldLimits.ordersPerRequest) orders per request."],
            [
                invoices(
                    [Self.orderNumber()], upTo: FieldLimits.ordersPerRequest,
                    codes(.noInvoices, .missingInvoiceNumbers, .tooManyInvoices))
            ],
            success: [
                Self.success(
                    "The status of each order.",
                    [
                        FieldReference("CODE", .choice(["200"]), "Success."),
                        FieldReference(
                            "INVOICES",
                            .list(
                                .object(
                                    "INVOICE",
                                    [
                                        FieldReference("INVOICENUMBER", .text, "The order number as you sent it."),
                                        FieldReference(
                                            "STATUS", .text,
                                            "0 created, not started; 1 nothing due; 2 awaiting payment or on "
                                                + "hold; -1 not found."),
                                        FieldReference("DESCRIPTION", .text, "The result in words."),
                                        FieldReference(
                                            "PAIDOUT", .text, .conditional("for known orders"),
                                            "1 if the order was paid out to you, otherwise 0."
                                        ),
                                    ])), .required, "One entry per order."),
                    ])
            ],
            [
                example(
                    "A started order",
                    "<INVOICES>\n  <ITEM><INVOICENUMBER>KRKND-0001</INVOICENUMBER></ITEM>\n</INVOICES>",
                    response: """
                        <RESULT>MSG</RESULT>
                        <MSG>
                          <CODE>200</CODE>
                          <INVOICES>
                            <INVOICE>
                              <INVOICENUMBER>KRKND-0001</INVOICENUMBER>
                              <STATUS>2</STATUS>
                              <DESCRIPTION>Wait for payment ( Start delay )</DESCRIPTION>
                              <PAIDOUT>0</PAIDOUT>
                            </INVOICE>
                          </INVOICES>
                        </MSG>
                        """)
            ])
    }

    var startWorkflow: CallReference {
        reference(
            "START-WORKFLOW", "Starts the workflow of shipped orders: the platform invoices and collects.",
            [
                "Up to \(FieldLimits.startsPerRequest) orders per request. If one number is unknown, no workflow "
                    + "is started."
            ],
            [
                invoices(
                    [
                        Self.orderNumber(codes(.unknownInvoiceNumber)),
                        Self.workflowNumber(.optional, codes(.unknownInvoiceNumber)),
                        FieldReference(
                            "TRACKANDTRACE", .text(upTo: FieldLimits.trackAndTrace), .optional,
                            "The parcel's tracking code."),
                        FieldDescription.deliveryDate.field(named: "DELIVERYDATE", .optional, in: .startWorkflow),
                    ], upTo: FieldLimits.startsPerRequest, codes(.noInvoices, .tooManyInvoices))
            ],
            success: [
                Self.success(
                    "The result for each order.",
                    [FieldReference("CODE", .choice(["500"]), "Success."), Self.outcomes("STATUSES")])
            ],
            [
                example(
                    "An order", "<INVOICES>\n  <ITEM><INVOICENUMBER>NOT-STARTED</INVOICENUMBER></ITEM>\n</INVOICES>",
                    response: """
                        <RESULT>MSG</RESULT>
                        <MSG>
                          <CODE>500</CODE>
                          <STATUSES>
                            <ITEM>
                              <INVOICENUMBER>NOT-STARTED</INVOICENUMBER>
                              <MESSAGE>Success</MESSAGE>
                              <CODE>500</CODE>
                            </ITEM>
                          </STATUSES>
                        </MSG>
                        """),
                example(
                    "An unknown order number",
                    "<INVOICES>\n  <ITEM><INVOICENUMBER>A-9999</INVOICENUMBER></ITEM>\n</INVOICES>",
                    response: Self.errorReply("704", "Unknown invoice number: A-9999")),
            ])
    }
}
