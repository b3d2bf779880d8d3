import Wire

/// A change of the API that clients may notice.
package struct ChangelogEntry: Hashable, Sendable {
    /// Date: `2026-11-25`.
    package let date: String
    package let text: String

    /// All changes, newest first.
    package static let all = [
        ChangelogEntry(
            date: "2026-11-28",
            text:
                "An order on a guaranteed workflow must be for the person or company that was checked, and its "
                + "own data is checked again; otherwise it is rejected with 701. A sandbox gives the reason in "
                + "the response header `X-Decision`."),
        ChangelogEntry(
            date: "2026-11-28",
            text:
                "Limited quantities to 1,000,000, prices and orders to 1,000,000.00 (452; 429 in a check), and "
                + "order dates to between 2000 and 60 days ahead (405)."),
        ChangelogEntry(
            date: "2026-11-28",
            text:
                "A payment is booked up to the amount due. Added a rate limit per IP address for wrong "
                + "credentials (HTTP 429)."),
        ChangelogEntry(
            date: "2026-11-28",
            text:
                "Added `vatReason`, `vatReasonText` and `deliveryDate` to orders, and `deliveryDate` to "
                + "start-workflow. Order info returns what was sent with an order."),
        ChangelogEntry(
            date: "2026-11-28",
            text:
                "Dates may have a one-digit day or month, start or end with the year, and use `-`, `/` or `.`; a "
                + "time after the date is ignored."),
        ChangelogEntry(
            date: "2026-11-28",
            text:
                "Raised the limits to 500 lines per order or session and 64 characters per item code; a session "
                + "truncates longer codes. VAT rates of Belgium, Luxembourg, France and Germany are accepted."),
        ChangelogEntry(
            date: "2026-11-28",
            text:
                "On a business order a line with only a price excluding VAT (`productAmountExcl`, `PRICEEXCL`) "
                + "stays net: VAT is computed once per rate, over the sum of such lines."),
        ChangelogEntry(
            date: "2026-11-28",
            text:
                "A line \"Afronding\" covers a difference of up to five cents between the lines and the order "
                + "amount. If a session's total is lower still, for example because of a gift card, a line "
                + "\"Korting\" covers the difference."),
        ChangelogEntry(
            date: "2026-11-28",
            text:
                "`validateOrder` and `VALIDATEORDER` values that are not boolean are rejected (601); nothing is "
                + "stored. start-workflow returns 707 instead of 706 for an order that was credited in full."),
        ChangelogEntry(
            date: "2026-11-28",
            text: "The v2 `message` names the invalid field and the values it accepts; `description` is unchanged."),
        ChangelogEntry(
            date: "2026-11-28",
            text: "Added compression of responses for clients that send `Accept-Encoding: gzip`."),
        ChangelogEntry(
            date: "2026-11-25",
            text:
                "Added partner calls to create, list, update, deactivate and reactivate merchants "
                + "(`/v2/partner/merchant/…`)."),
        ChangelogEntry(
            date: "2026-11-25",
            text: "Added this reference, `/openapi.json`, `/postman.json` and a Swift client library."),
        ChangelogEntry(
            date: "2026-11-25", text: "Added `Idempotency-Key` to every v2 call that changes something."),
        ChangelogEntry(
            date: "2026-11-25",
            text: "Added the hosted checkout (`/v2/session/create`) and webhooks, unsigned and signed."),
        ChangelogEntry(
            date: "2026-11-24",
            text: "Added credit, payment, on hold, resume, message and order info to both APIs."),
        ChangelogEntry(
            date: "2026-11-24", text: "Added a rate limit per merchant, with code 111 and `Retry-After`."),
        ChangelogEntry(
            date: "2026-11-23", text: "Added credit check, order, start workflow and status to the legacy API."),
    ]
}
