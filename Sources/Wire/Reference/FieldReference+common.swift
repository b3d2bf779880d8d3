import Domain

/// Fields that many calls have.
extension FieldReference {
    /// Who is calling, in the JSON API.
    static let credentials = [
        FieldReference("billinkUsername", .text(upTo: FieldLimits.username.upperBound), .always, "Your username."),
        FieldReference(
            "billinkID", .text(upTo: FieldLimits.clientID), .always, "Your client id, the secret that goes with it."),
    ]

    /// The credentials of a call that answers with the codes of the error tables.
    static func credentials(in catalogue: ErrorCatalogue) -> [FieldReference] {
        [
            FieldReference(
                "billinkUsername", .text(upTo: FieldLimits.username.upperBound), .always, "Your username.",
                codes: [catalogue.code(for: .unknownUsername)]),
            FieldReference(
                "billinkID", .text(upTo: FieldLimits.clientID), .always,
                "Your client id, the secret that goes with it.",
                codes: [catalogue.code(for: .wrongClientID)]),
        ]
    }

    static func orderNumber(_ name: String = "number", codes: [String]) -> FieldReference {
        FieldReference(
            name, .text(upTo: FieldLimits.orderName), .always, "The order, by your number or its invoice number.",
            codes: codes)
    }

    static func workflowNumber(_ need: Need = .never, codes: [String]) -> FieldReference {
        FieldReference(
            "workflowNumber", .integer(FieldLimits.workflowNumber), need, "The order's workflow, if you name it.",
            codes: codes)
    }

    static func result(_ value: String = "MSG") -> FieldReference {
        FieldReference("result", .choice([value]), .always, value == "MSG" ? "It was done." : "It was not done.")
    }

    static func code(_ codes: String..., text: String = "What was done.") -> FieldReference {
        FieldReference("code", .choice(codes), .always, text)
    }

    /// The outcomes of the orders of one request.
    static func outcomes(_ name: String) -> FieldReference {
        FieldReference(
            name,
            .list(
                .object(
                    "Outcome",
                    [
                        FieldReference("code", .count, .always, "What became of the order: 200 or 500 is done."),
                        FieldReference("invoiceNumber", .text, .always, "The order, as you named it."),
                        FieldReference("message", .text, .always, "The same in words."),
                    ])),
            .always, "What became of each order.")
    }

    static func status(_ values: String..., text: String = "It was done.") -> FieldReference {
        FieldReference("status", .choice(values), .always, text)
    }

    static func message(_ text: String) -> FieldReference {
        FieldReference("message", .text, .always, text)
    }
}

extension ReplyReference {
    /// How the calls that answer with codes say no.
    static let error = ReplyReference(
        "When it was not done.",
        [
            .result("ERROR"),
            FieldReference(
                "error",
                .object(
                    "Error",
                    [
                        FieldReference("code", .text, .always, "Why, from the table of errors below."),
                        FieldReference("description", .text, .always, "The same in the words of the table."),
                        FieldReference("message", .text, .always, "The same, with more to it where there is more."),
                    ]),
                .always, "Why."),
        ])

    /// How the other calls say no.
    static func failure(_ status: Int, _ text: String) -> ReplyReference {
        ReplyReference(
            status, text, [.status("error", text: "It was not done."), .message("Why, and what to do about it.")])
    }

    /// The same, with what is wrong field by field.
    static func invalid(_ text: String = "When something is wrong with the request.") -> ReplyReference {
        ReplyReference(
            400, text,
            [
                .status("error", text: "It was not done."),
                .message("Everything that is wrong, numbered: `1. field: sentence 2. …`"),
                FieldReference(
                    "errors",
                    .list(
                        .object(
                            "Problem",
                            [
                                FieldReference("field", .text, .always, "Where."),
                                FieldReference("message", .text, .always, "What is wrong there."),
                            ])),
                    .when("where fields are to blame"), "The same, one by one."),
            ])
    }

    /// What every call that answers with codes can answer besides.
    /// - Parameter error: how its API says no.
    static func besides(_ error: ReplyReference) -> [ReplyReference] {
        [
            ReplyReference(
                429,
                "When you sent more requests than you may (`status`, `info`: with HTTP 200), or your address "
                    + "too many with wrong credentials; code 111.", error.fields),
            ReplyReference(503, "When the store cannot serve now: try again; code 603.", error.fields),
        ]
    }

    /// What every other call can answer besides.
    static let alsoFailure = [
        failure(403, "When the credentials are wrong, or the account is not active."),
        failure(429, "When you sent more requests than you may; `Retry-After` says how many seconds to wait."),
        failure(500, "When something broke here; nothing was done."),
        failure(503, "When the store cannot serve now: try again."),
    ]

    static let underWay = ReplyReference(
        409, "When the first request of this `Idempotency-Key` is still being worked on.", error.fields)
    static let keyReused = failure(
        409, "When the `Idempotency-Key` was used for another request, or its first one is still being worked on.")
}

extension ErrorReference {
    /// What the calls that say it in HTTP's words have in common.
    /// - Parameter more: what keeps the caller out besides.
    static func ofFamily2(
        unreadable: String = "It cannot be read, or is over \(FieldLimits.requestBytes / 1024) KiB.",
        _ more: ErrorReference...
    ) -> [ErrorReference] {
        [
            ErrorReference(400, "The body is not a JSON object.", unreadable),
            ErrorReference(403, "Unknown client username or client id", "The credentials are wrong."),
        ] + more + [
            ErrorReference(403, "This account is not active.", "Your account is deactivated: ask support."),
            ErrorReference(
                429, "Request limit exceeded",
                "You sent more requests than you may: wait, `Retry-After` says how long."),
        ]
    }
}
