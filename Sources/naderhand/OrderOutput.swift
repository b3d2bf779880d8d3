import Domain

/// An order and its life as programs read it.
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
        /// Behind the server's own address.
        let path: String
    }

    /// Where the goods go, by the names of the v2 API.
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

    /// What the shop sent for the delivery and its own books.
    struct Particulars: Encodable {
        let shippingAddress: ShippingAddress?
        let deliveryDate: String?
        let trackAndTrace: String?
        let email2: String?
        /// By their places; one that was not sent is empty.
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
    /// What happens by itself if nobody does anything.
    let upcoming: [Event]
    let documents: [Document]
    let payPath: String?
    let particulars: Particulars?
}
