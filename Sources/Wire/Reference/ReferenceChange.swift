/// A change that those who call the platform notice.
package struct ReferenceChange: Hashable, Sendable {
    /// `2026-11-25`
    package let date: String
    package let text: String

    /// The latest first.
    package static let all = [
        ReferenceChange(
            date: "2026-11-28",
            text: "An order on a guaranteed workflow must be of the person or company that was checked, and is judged "
                + "again by its own data: otherwise 701. A sandbox says why in the reply header `X-Decision`."),
        ReferenceChange(
            date: "2026-11-28",
            text: "Quantities are at most 1,000,000, prices and orders at most 1,000,000.00 (452; 429 in a check); an "
                + "order's date lies between 2000 and 60 days ahead (405)."),
        ReferenceChange(
            date: "2026-11-28",
            text: "A payment is booked up to what is due. Wrong credentials are limited by address (HTTP 429)."),
        ReferenceChange(
            date: "2026-11-28",
            text:
                "Orders take `vatReason`, `vatReasonText` and `deliveryDate`, start-workflow takes `deliveryDate`, and "
                + "order info tells what was sent with an order."),
        ReferenceChange(
            date: "2026-11-28",
            text: "Dates may have one digit for day and month, the year first or last, `-`, `/` or `.` between the "
                + "numbers, and a time behind them, which does not count."),
        ReferenceChange(
            date: "2026-11-28",
            text: "An order or session has up to 500 lines. Item codes have up to 64 characters; a session cuts longer "
                + "ones. VAT rates of Belgium, Luxembourg, France and Germany are accepted."),
        ReferenceChange(
            date: "2026-11-28",
            text: "On a company's order a line with a price excluding VAT alone (`productAmountExcl`, `PRICEEXCL`) "
                + "stays net: VAT is computed once for each rate, over the sum of such lines."),
        ReferenceChange(
            date: "2026-11-28",
            text: "A line \"Afronding\" closes a gap between lines and order amount, up to five cents. In a session "
                + "whose total is lower still, as with a gift card, a line \"Korting\" closes it."),
        ReferenceChange(
            date: "2026-11-28",
            text: "`validateOrder` and `VALIDATEORDER` that read neither as yes nor as no are refused (601) and store "
                + "nothing. start-workflow answers 707, no longer 706, for an order that was credited in full."),
        ReferenceChange(
            date: "2026-11-28",
            text: "The v2 `message` names the member that cannot be read, and what may stand there; `description` is "
                + "as before."),
        ReferenceChange(
            date: "2026-11-28",
            text: "Responses are compressed for clients that send `Accept-Encoding: gzip`."),
        ReferenceChange(
            date: "2026-11-25",
            text:
                "Added partner calls to create, list, update, deactivate and reactivate merchants "
                + "(`/v2/partner/merchant/…`)."),
        ReferenceChange(
            date: "2026-11-25",
            text: "Added this reference, `/openapi.json`, `/postman.json` and a Swift client library."),
        ReferenceChange(
            date: "2026-11-25", text: "Added `Idempotency-Key` to every v2 call that changes something."),
        ReferenceChange(
            date: "2026-11-25",
            text: "Added the hosted checkout (`/v2/session/create`) and webhooks, unsigned and signed."),
        ReferenceChange(
            date: "2026-11-24",
            text: "Added credit, payment, on hold, resume, message and order info to both APIs."),
        ReferenceChange(
            date: "2026-11-24", text: "Added a rate limit per merchant, with code 111 and `Retry-After`."),
        ReferenceChange(
            date: "2026-11-23", text: "Added credit check, order, start workflow and status to the legacy API."),
    ]
}
