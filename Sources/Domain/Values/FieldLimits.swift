/// Limits of fields, lists and requests. Validation, the API reference and tests share them, so that the documentation
/// is true. Lengths count Unicode scalars, unless a name says bytes.
package enum FieldLimits {
    // MARK: Parties
    package static let username = 3...50
    package static let clientID = 64
    package static let companyName = 2...50
    package static let chamberOfCommerceNumber = 5...25
    package static let vatNumber = 4...30
    /// Maximum length of the name of a person, a recipient or an account holder.
    package static let name = 100
    package static let initials = 30
    package static let phone = 9...18
    package static let email = 254
    /// Longest spelling of an IPv6 address.
    package static let ipAddress = 45
    package static let street = 150
    /// Maximum length of a house number, and of its extension.
    package static let houseNumber = 10
    package static let postalCode = 10
    package static let city = 100
    package static let country = 2
    package static let iban = 34
    package static let bic = 11
    package static let mandateID = 35

    // MARK: Orders
    package static let orderNumber = 50
    /// Maximum length of the number or invoice number by which a request names an order.
    package static let orderLookupKey = 100
    package static let checkUUID = 36
    package static let workflowNumber = 1...99
    package static let payTrustScore = 0...100
    package static let lines = 500
    package static let itemCode = 64
    package static let itemDescription = 500
    package static let additionalText = 254
    package static let debtorNumber = 50
    package static let trackAndTrace = 100
    package static let variable = 254
    package static let vatReasonText = 254

    // MARK: Calls about orders
    package static let creditDescription = 254
    package static let creditNumber = 100
    package static let paymentDescription = 30
    package static let message = 2_000
    /// Maximum number of orders in one request of the calls that show, credit or settle orders.
    package static let ordersPerRequest = 100
    package static let startsPerRequest = 10
    /// Days of a hold on a workflow without guarantee.
    package static let holdDays = 1...365
    package static let guaranteedHoldDays = 14

    // MARK: Sessions, partners and webhooks
    package static let customInvoiceID = 100
    package static let sessionID = 100
    package static let webAddressBytes = 2_048
    /// Maximum length of a partner's texts about a merchant: company, contact, shop software.
    package static let merchantText = 100
    package static let merchantSearch = 100
    package static let merchantsPerPage = 1...100
    package static let startDelayDays = 0...60
    package static let workflowsPerMerchant = 99
    package static let logoBytes = 256 * 1024

    // MARK: Requests
    package static let password = 12...128
    package static let requestBytes = 256 * 1024
    package static let idempotencyKey = 1...255
}

extension ClosedRange<Int> {
    /// Form for sentences: `2 to 50`.
    package var prose: String { "\(lowerBound) to \(upperBound)" }
}
