import Domain
package import Wire
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
            summary: "Returns the sandbox's current time.",
            replies: [ResponseReference("The current time.", [.status("success"), Self.now])] + Self.failures,
            examples: [
                CallExample(
                    "The time", .none,
                    response: .json(["status": "success", "now": "2026-11-23T13:00:00.000+01:00"]),
                    volatileFields: ["now"])
            ])
    }

    private static let oneOfThree = FieldReference.Requirement.conditional("unless one of the other two is sent")

    private var advance: CallReference {
        CallReference(
            "advance-clock", in: .sandbox, path, title: "Advance clock",
            summary: "Moves the sandbox's clock forward and runs everything that falls due.",
            paragraphs: [
                "The response comes after everything that fell due has been processed in sequence, each step at "
                    + "its due time. The clock cannot be set back."
            ],
            request: [
                FieldReference(
                    "days", .integer(1...1_000_000),
                    Self.oneOfThree, "Calendar days."),
                FieldReference(
                    "hours", .integer(1...1_000_000),
                    Self.oneOfThree, "Hours."),
                FieldReference(
                    "to", .instant,
                    Self.oneOfThree, "A time in the future."),
            ],
            replies: [
                ResponseReference(
                    "What was processed.",
                    [
                        .status("success"), FieldReference("from", .instant, "The time before the move."), Self.now,
                        FieldReference("done", .count, "Number of steps and endings processed."),
                        FieldReference("steps", .counts, "Number of orders per step reached."),
                        FieldReference("resumed", .count, "Number of holds that ended."),
                        FieldReference("expiredSessions", .count, "Number of sessions that expired."),
                    ]),
                .failure(400, "The request does not contain exactly one valid time."),
            ] + Self.failures,
            errors: [
                ErrorReference(
                    400, #"Send exactly one of these: {"days":14}, {"hours":6} or {"to":"…"}."#,
                    "Send exactly one of `days`, `hours` and `to`."),
                ErrorReference(
                    400, "The clock cannot be set back. Choose a time in the future.",
                    "`to` must be later than the sandbox's current time."),
                ErrorReference(
                    400, "The clock can be at most a hundred years ahead.",
                    "Move to a time at most a hundred years ahead."),
            ],
            examples: [
                CallExample(
                    "Four days: started orders are invoiced", .json(["days": 4]),
                    response: .json([
                        "status": "success", "from": "2026-11-23T13:00:00.000+01:00",
                        "now": "2026-11-27T13:00:00.000+01:00", "done": 2, "steps": ["Invoice": 2], "resumed": 0,
                        "expiredSessions": 0,
                    ])),
                CallExample(
                    "Empty request", .json([:]), 400,
                    response: .json([
                        "status": "error",
                        "message":
                            #"Send exactly one of these: {"days":14}, {"hours":6} or {"to":"…"}."#,
                    ])),
            ])
    }

    private var payments: CallReference {
        CallReference(
            "sandbox-payment", in: .sandbox, path, title: "Customer pays",
            summary: "Simulates a customer's bank payment of an invoice.",
            request: [
                FieldReference(
                    "invoiceNumber", .text(upTo: FieldLimits.orderLookupKey), .required, "The number on the invoice."),
                FieldReference("amount", .amount, .required, "Amount paid."),
            ],
            replies: [
                ResponseReference(
                    "The payment is booked.",
                    [
                        .status("success"), FieldReference("invoiceNumber", .text, "The invoice."),
                        FieldReference("amount", .amount, "The amount paid."),
                        FieldReference("openAmount", .amount, "The amount still due."),
                        FieldReference("refundAmount", .amount, "The overpaid amount, to be refunded."),
                    ]),
                .failure(400, "The request is not valid."),
                .failure(404, "No order has this invoice number."),
            ] + Self.failures,
            errors: [
                ErrorReference(
                    404, "Unknown invoice number: X",
                    "No order has this invoice number. Use the number printed on the invoice."),
                ErrorReference(400, SandboxMessage.amountSentence, "Send an amount within that range."),
            ],
            examples: [
                CallExample(
                    "In full", .json(["invoiceNumber": "1TSTKRKND-0001", "amount": "12.10"]),
                    response: .json([
                        "status": "success", "invoiceNumber": "1TSTKRKND-0001", "amount": "12.10",
                        "openAmount": "0.00", "refundAmount": "0.00",
                    ])),
                CallExample(
                    "An unknown invoice", .json(["invoiceNumber": "1TSTA-9999", "amount": "12.10"]), 404,
                    response: .json(["status": "error", "message": "Unknown invoice number: 1TSTA-9999"])),
            ])
    }

    private static let now = FieldReference("now", .instant, "The current time.")
    private static let failures = ResponseReference.commonFailures.filter { $0.status >= 500 }
}
