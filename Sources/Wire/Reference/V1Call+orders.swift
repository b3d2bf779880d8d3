import Domain

extension V1Call {
    var check: CallReference {
        reference(
            "CHECK", "May this customer pay this amount afterwards?",
            ["`UUID` stands beside `MSG`. It is good for one order of yours, for 24 hours."],
            FormReference(purpose: .check).xmlFields,
            success: [
                Self.success(
                    "When the customer may.",
                    [
                        FieldReference("CODE", .choice(["500"]), "Approved."),
                        FieldReference("DESCRIPTION", .choice(["Advies=1"]), "Yes."),
                    ], beside: [FieldReference("UUID", .text(upTo: FieldLimits.checkUUID), "Send it with the order.")]),
                Self.success(
                    "When the customer may not.",
                    [
                        FieldReference("CODE", .choice(["501"]), "Rejected."),
                        FieldReference("DESCRIPTION", .choice(["Advies=0"]), "No."),
                    ]),
            ],
            [
                example(
                    "Approved",
                    "<WORKFLOWNUMBER>1</WORKFLOWNUMBER>\n\(Self.customer)\n<ORDERAMOUNT>121.00</ORDERAMOUNT>",
                    gives: """
                        <RESULT>MSG</RESULT>
                        <MSG><CODE>500</CODE><DESCRIPTION>Advies=1</DESCRIPTION></MSG>
                        <UUID>\(ReferenceSample.uuid)</UUID>
                        """, varying: ["UUID"]),
                example(
                    "Rejected, as the sandbox's back door has it",
                    """
                    <WORKFLOWNUMBER>1</WORKFLOWNUMBER>
                    \(Self.customer)
                    <ORDERAMOUNT>121.00</ORDERAMOUNT>
                    <BACKDOOR>0</BACKDOOR>
                    """,
                    gives: """
                        <RESULT>MSG</RESULT>
                        <MSG><CODE>501</CODE><DESCRIPTION>Advies=0</DESCRIPTION></MSG>
                        """),
            ])
    }

    var order: CallReference {
        reference(
            "ORDER", "Take this order in.",
            ["With `VALIDATEORDER` `Y` everything is checked, nothing is stored, and the check is not used up."],
            FormReference(purpose: .order).xmlFields,
            success: [
                Self.success(
                    "When the order is placed.",
                    [
                        FieldReference("CODE", .choice(["200"]), "Placed."),
                        FieldReference("DESCRIPTION", .text, "The same in words."),
                        FieldReference("INVOICE", .text, "The invoice number. Every call takes either number."),
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
                    <CHECKUUID>\(ReferenceSample.uuid)</CHECKUUID>
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
                    gives: """
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
            "STATUS", "Where do these orders stand?", ["Up to \(FieldLimits.ordersPerRequest) orders in a request."],
            [
                invoices(
                    [Self.orderNumber()], upTo: FieldLimits.ordersPerRequest,
                    codes(.noInvoices, .missingInvoiceNumbers, .tooManyInvoices))
            ],
            success: [
                Self.success(
                    "Where they stand.",
                    [
                        FieldReference("CODE", .choice(["200"]), "Answered."),
                        FieldReference(
                            "INVOICES",
                            .list(
                                .object(
                                    "INVOICE",
                                    [
                                        FieldReference("INVOICENUMBER", .text, "The order, as you named it."),
                                        FieldReference(
                                            "STATUS", .text,
                                            "0 placed and not started, 2 waiting for payment or on hold, 1 nothing is "
                                                + "due, -1 not found."),
                                        FieldReference("DESCRIPTION", .text, "The same in words."),
                                        FieldReference(
                                            "PAIDOUT", .text, .when("of a known order"), "1 once you were paid, else 0."
                                        ),
                                    ])), .always, "One for each order."),
                    ])
            ],
            [
                example(
                    "A started order",
                    "<INVOICES>\n  <ITEM><INVOICENUMBER>KRKND-0001</INVOICENUMBER></ITEM>\n</INVOICES>",
                    gives: """
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
            "START-WORKFLOW", "The goods have left: collect.",
            [
                "Up to \(FieldLimits.startsPerRequest) orders in a request. "
                    + "When one number is unknown nothing is started."
            ],
            [
                invoices(
                    [
                        Self.orderNumber(codes(.unknownInvoiceNumber)),
                        Self.workflowNumber(.never, codes(.unknownInvoiceNumber)),
                        FieldReference(
                            "TRACKANDTRACE", .text(upTo: FieldLimits.trackAndTrace), .never, "The parcel's code."),
                        FieldMeaning.deliveryDate.field(named: "DELIVERYDATE", .never, in: .startWorkflow),
                    ], upTo: FieldLimits.startsPerRequest, codes(.noInvoices, .tooManyInvoices))
            ],
            success: [
                Self.success(
                    "What became of each.",
                    [FieldReference("CODE", .choice(["500"]), "Answered."), Self.outcomes("STATUSES")])
            ],
            [
                example(
                    "An order", "<INVOICES>\n  <ITEM><INVOICENUMBER>NOT-STARTED</INVOICENUMBER></ITEM>\n</INVOICES>",
                    gives: """
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
                    "An unknown number",
                    "<INVOICES>\n  <ITEM><INVOICENUMBER>A-9999</INVOICENUMBER></ITEM>\n</INVOICES>",
                    gives: Self.errorReply("704", "Unknown invoice number: A-9999")),
            ])
    }
}
