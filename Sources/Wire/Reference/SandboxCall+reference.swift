import Domain
extension SandboxAPI.Call {
    package var reference: CallReference {
        switch self {
        case .clock: clock
        case .advance: advance
        case .payments: payments
        }
    }

    private var path: String { "/sandbox/\(rawValue)" }

    private var clock: CallReference {
        CallReference(
            "sandbox-clock", in: .sandbox, path, method: .get, title: "Clock",
            summary: "What time is it in the sandbox?",
            replies: [ReplyReference("The time.", [.status("success"), Self.now])] + Self.failures,
            examples: [
                CallExample(
                    "The time", .none,
                    gives: .json(["status": "success", "now": "2026-11-23T13:00:00.000+01:00"]), varying: ["now"])
            ])
    }

    private var advance: CallReference {
        CallReference(
            "advance-clock", in: .sandbox, path, title: "Advance clock",
            summary: "Move the clock forward, and do what falls due.",
            paragraphs: [
                "It answers when everything that fell due has happened, in its order, each thing at the moment it was "
                    + "due. The clock never goes back."
            ],
            request: [
                FieldReference("days", .integer(1...1_000_000), .when("without the others"), "Calendar days."),
                FieldReference("hours", .integer(1...1_000_000), .when("without the others"), "Hours."),
                FieldReference("to", .instant, .when("without the others"), "A moment that is still to come."),
            ],
            replies: [
                ReplyReference(
                    "What happened.",
                    [
                        .status("success"), FieldReference("from", .instant, "The time before."), Self.now,
                        FieldReference("done", .count, "How many things happened."),
                        FieldReference("steps", .counts, "How many orders came to each step."),
                        FieldReference("resumed", .count, "How many holds ended."),
                        FieldReference("expiredSessions", .count, "How many sessions ended for want of a decision."),
                    ]),
                .failure(400, "When the request does not say how far."),
            ] + Self.failures,
            errors: [
                ErrorReference(
                    400, #"Say how far, in one of three ways: {"days":14}, {"hours":6} or {"to":"…"}."#,
                    "None of the three is there, or more than one."),
                ErrorReference(
                    400, "The clock only goes forward: name a moment that is still to come.", "`to` is in the past."),
                ErrorReference(400, "A sandbox's clock goes a hundred years ahead at most.", "It is too far."),
            ],
            examples: [
                CallExample(
                    "Four days, in which the started orders are invoiced", .json(["days": 4]),
                    gives: .json([
                        "status": "success", "from": "2026-11-23T13:00:00.000+01:00",
                        "now": "2026-11-27T13:00:00.000+01:00", "done": 2, "steps": ["Invoice": 2], "resumed": 0,
                        "expiredSessions": 0,
                    ])),
                CallExample(
                    "Nothing said", .json([:]), 400,
                    gives: .json([
                        "status": "error",
                        "message":
                            #"Say how far, in one of three ways: {"days":14}, {"hours":6} or {"to":"…"}."#,
                    ])),
            ])
    }

    private var payments: CallReference {
        CallReference(
            "sandbox-payment", in: .sandbox, path, title: "Customer pays",
            summary: "What a customer's bank would do: pay an invoice.",
            request: [
                FieldReference(
                    "invoiceNumber", .text(upTo: FieldLimits.orderName), .always, "The number on the invoice."),
                FieldReference("amount", .amount, .always, "How much."),
            ],
            replies: [
                ReplyReference(
                    "What is left.",
                    [
                        .status("success"), FieldReference("invoiceNumber", .text, "The invoice."),
                        FieldReference("amount", .amount, "What was paid."),
                        FieldReference("openAmount", .amount, "What is still due."),
                        FieldReference("refundAmount", .amount, "What was too much, and goes back."),
                    ]),
                .failure(400, "When the request does not say what is paid."),
                .failure(404, "When there is no such invoice."),
            ] + Self.failures,
            errors: [
                ErrorReference(404, "Unknown invoice number: X", "There is no such invoice."),
                ErrorReference(400, SandboxMessage.amountSentence, "There is no amount, or one beyond that."),
            ],
            examples: [
                CallExample(
                    "In full", .json(["invoiceNumber": "1TSTKRKND-0001", "amount": "12.10"]),
                    gives: .json([
                        "status": "success", "invoiceNumber": "1TSTKRKND-0001", "amount": "12.10",
                        "openAmount": "0.00", "refundAmount": "0.00",
                    ])),
                CallExample(
                    "An unknown invoice", .json(["invoiceNumber": "1TSTA-9999", "amount": "12.10"]), 404,
                    gives: .json(["status": "error", "message": "Unknown invoice number: 1TSTA-9999"])),
            ])
    }

    private static let now = FieldReference("now", .instant, "The time.")
    private static let failures = ReplyReference.alsoFailure.filter { $0.status >= 500 }
}
