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
}
