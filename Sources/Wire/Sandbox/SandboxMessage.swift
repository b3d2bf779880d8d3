import Domain
import UseCases

/// A request to a sandbox: one JSON object without credentials.
package struct SandboxMessage {
    /// Error in a request to a sandbox.
    struct InvalidMessage: Error {
        /// Description of the error, with its remedy.
        let message: String
    }

    private let root: JSONValue

    init(_ body: [UInt8]?) throws(InvalidMessage) {
        guard let root = body.flatMap(JSONReader.read), case .object = root else {
            throw InvalidMessage(message: StatusReply.notAnObject)
        }
        self.root = root
    }

    /// Reads exactly one of `days`, `hours` and `to`.
    func move() throws(InvalidMessage) -> PlatformClock.Advance {
        let given = ["days", "hours", "to"].filter { root[$0]?.text != nil }
        guard given.count == 1, let name = given.first, let text = root[name]?.text else {
            throw InvalidMessage(message: #"Send exactly one of these: {"days":14}, {"hours":6} or {"to":"…"}."#)
        }
        guard name != "to" else {
            guard let moment = ISO8601.parse(text) else {
                throw InvalidMessage(
                    message: "to must be a timestamp with an offset, such as 2026-12-24T09:00:00+01:00.")
            }
            return .to(moment)
        }
        guard let number = Int(text), (1...1_000_000).contains(number) else {
            throw InvalidMessage(message: "\(name) must be a whole number from 1 to 1000000.")
        }
        return name == "days" ? .days(number) : .hours(number)
    }

    func invoiceNumber() throws(InvalidMessage) -> String {
        guard let number = root["invoiceNumber"]?.text, number.utf8.count <= 100 else {
            throw InvalidMessage(
                message: "invoiceNumber is required: the number on the invoice, such as 1TSTKRKND-0001.")
        }
        return number
    }

    func amount() throws(InvalidMessage) -> Money {
        guard let amount = root["amount"]?.text.flatMap({ Money($0) }), amount > .zero else {
            throw InvalidMessage(message: Self.amountSentence)
        }
        return amount
    }

    /// Error message for an invalid amount of a payment.
    package static let amountSentence = "amount must be above zero and at most \(OrderLimits.maxAmount), such as 12.10."
}
