import Domain
import Wire

/// Fields that several calls share.
extension FieldReference {
    /// Credentials in the JSON API.
    static let credentials = [
        FieldReference("billinkUsername", .text(upTo: FieldLimits.username.upperBound), .required, "Your username."),
        FieldReference(
            "billinkID", .text(upTo: FieldLimits.clientID), .required, "Your client ID (the secret)."),
    ]

    /// Credentials of a result call, with their error codes.
    static func credentials(in catalogue: ErrorCatalogue) -> [FieldReference] {
        [
            FieldReference(
                "billinkUsername", .text(upTo: FieldLimits.username.upperBound), .required, "Your username.",
                codes: [catalogue.code(for: .unknownUsername)]),
            FieldReference(
                "billinkID", .text(upTo: FieldLimits.clientID), .required,
                "Your client ID (the secret).",
                codes: [catalogue.code(for: .invalidClientID)]),
        ]
    }

    static func orderNumber(_ name: String = "number", codes: [String]) -> FieldReference {
        FieldReference(
            name, .text(upTo: FieldLimits.orderLookupKey), .required, "Your order number or the invoice number.",
            codes: codes)
    }

    static func workflowNumber(_ need: Requirement = .optional, codes: [String]) -> FieldReference {
        FieldReference(
            "workflowNumber", .integer(FieldLimits.workflowNumber), need,
            "The order's workflow number. If sent, it must match the order.",
            codes: codes)
    }

    static func result(_ value: String = "MSG") -> FieldReference {
        FieldReference(
            "result", .choice([value]), .required, value == "MSG" ? "The request succeeded." : "The request failed.")
    }

    static func code(_ codes: String..., text: String = "The result code.") -> FieldReference {
        FieldReference("code", .choice(codes), .required, text)
    }

    /// Outcomes for the orders of a request.
    static func outcomes(_ name: String) -> FieldReference {
        FieldReference(
            name,
            .list(
                .object(
                    "Outcome",
                    [
                        FieldReference("code", .count, .required, "The result code; 200 and 500 mean success."),
                        FieldReference("invoiceNumber", .text, .required, "The order number as you sent it."),
                        FieldReference("message", .text, .required, "The result in words."),
                    ])),
            .required, "The result for each order.")
    }

    static func status(_ values: String..., text: String = "The request succeeded.") -> FieldReference {
        FieldReference("status", .choice(values), .required, text)
    }

    static func message(_ text: String) -> FieldReference {
        FieldReference("message", .text, .required, text)
    }
}

extension ResponseReference {
    /// Error response of result calls.
    static let error = ResponseReference(
        "The request failed.",
        [
            .result("ERROR"),
            FieldReference(
                "error",
                .object(
                    "Error",
                    [
                        FieldReference("code", .text, .required, "The error code; see Errors below."),
                        FieldReference("description", .text, .required, "The error text that belongs to the code."),
                        FieldReference(
                            "message", .text, .required, "The error text, with more detail where available."),
                    ]),
                .required, "The error."),
        ])

    /// Error response of status calls.
    static func failure(_ status: Int, _ text: String) -> ResponseReference {
        ResponseReference(
            status, text,
            [.status("error", text: "The request failed."), .message("What is wrong and how to solve it.")])
    }

    /// Error response of status calls that lists the invalid fields.
    static func invalid(_ text: String = "The request is not valid.") -> ResponseReference {
        ResponseReference(
            400, text,
            [
                .status("error", text: "The request failed."),
                .message("All validation errors, numbered: `1. field: text 2. …`"),
                FieldReference(
                    "errors",
                    .list(
                        .object(
                            "Problem",
                            [
                                FieldReference("field", .text, .required, "The field's path."),
                                FieldReference("message", .text, .required, "What is wrong with it."),
                            ])),
                    .conditional("if specific fields are not valid"), "The same errors, one entry each."),
            ])
    }

    /// Responses of every result call besides its own.
    /// - Parameter error: error response of the API.
    static func commonResponses(_ error: ResponseReference) -> [ResponseReference] {
        [
            ResponseReference(
                429,
                "Rate limit exceeded (`status` and `info`: with HTTP 200), or too many requests with wrong "
                    + "credentials from your IP address; code 111.", error.fields),
            ResponseReference(
                503,
                "The database is temporarily unavailable; code 603. Nothing was processed: retry.", error.fields),
        ]
    }

    /// Responses of every status call besides its own.
    static let commonFailures = [
        failure(403, "The credentials are wrong, or the account is not active."),
        failure(429, "Rate limit exceeded. Wait for `Retry-After` seconds."),
        failure(500, "Internal error; nothing was processed."),
        failure(503, "The database is temporarily unavailable. Nothing was processed: retry."),
    ]

    static let keyInProgress = ResponseReference(
        409, "The first request with this `Idempotency-Key` is still in progress.", error.fields)
    static let keyReused = failure(
        409, "The `Idempotency-Key` was used for a different request, or its first request is still in progress.")
}

extension ErrorReference {
    /// Errors of every status call.
    /// - Parameter more: further reasons for which the caller is refused.
    static func statusCallErrors(
        unreadable: String =
            "The body is not valid JSON, is not an object, or is larger than \(FieldLimits.requestBytes / 1024) "
            + "KiB. Correct it and send it again.",
        _ more: ErrorReference...
    ) -> [ErrorReference] {
        [
            ErrorReference(400, "The body is not a JSON object.", unreadable),
            ErrorReference(
                403, "Unknown client username or client id",
                "No merchant has this username and client ID. Check both, and that you call the right environment."),
        ] + more + [
            ErrorReference(
                403, "This account is not active.",
                "Your account is deactivated. Contact support, or the partner that manages it."),
            ErrorReference(
                429, "Request limit exceeded",
                "Rate limit exceeded. Wait for the number of seconds in `Retry-After`, then retry."),
        ]
    }
}
