import Domain

/// JSON output of an order and its timeline.
struct OrderOutput: Encodable {
    struct Event: Encodable {
        let at: String
        let kind: String
        let actor: String
        let text: String
    }

    struct Document: Encodable {
        let number: String
        let issuedOn: String
        let isSent: Bool
        /// Path of the document's URL.
        let path: String
    }

    /// Delivery address, with the v2 API's names.
    struct ShippingAddress: Encodable {
        let company: String?
        let firstName: String?
        let lastName: String?
        let street: String?
        let houseNumber: String
        let houseExtension: String?
        let postalCode: String
        let city: String?
        let countryCode: String

        init(_ delivery: Delivery) {
            (company, firstName, lastName) = (delivery.companyName, delivery.firstName, delivery.lastName)
            let address = delivery.address
            (street, houseNumber) = (address.street, address.houseNumber.text)
            houseExtension = address.houseExtension?.text
            (postalCode, city, countryCode) = (address.postalCode.text, address.city?.text, address.country.text)
        }
    }

    /// Optional details that were sent with the order.
    struct Particulars: Encodable {
        let shippingAddress: ShippingAddress?
        let deliveryDate: String?
        let trackAndTrace: String?
        let email2: String?
        /// Free texts 1 to 3; empty for one that was not sent.
        let variables: [String]

        init(_ particulars: OrderParticulars) {
            shippingAddress = particulars.delivery.map(ShippingAddress.init)
            deliveryDate = particulars.deliveryDate?.iso
            trackAndTrace = particulars.trackAndTrace
            email2 = particulars.secondEmail?.text
            variables = particulars.variables
        }
    }

    let number: String
    let invoiceNumber: String
    let merchant: String
    let workflow: String
    let state: String
    let step: String?
    let onHoldUntil: String?
    let amount: String
    let credited: String
    let openAmount: String
    let refundDue: String
    let dueOn: String?
    let now: String
    let events: [Event]
    /// Automatic steps that follow unless something happens to the order.
    let upcoming: [Event]
    let documents: [Document]
    let payPath: String?
    let particulars: Particulars?
}
