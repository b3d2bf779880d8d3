@testable import BillinkClient

/// The customer, the address and the goods of the documentation.
enum Example {
    static let anna = Customer.person(
        firstName: "Anna", lastName: "Jansen", birthdate: "1985-02-01", mobile: "0612345678",
        email: "anna@example.com")
    static let home = Address(street: "Damrak", houseNumber: "1", postalCode: "1012JS", city: "Amsterdam")
    static let lamps = [OrderItem(code: "L1", name: "Lamp", quantity: 2, productAmount: "60.50", taxRate: 21)]

    static let check = CheckRequest(workflowNumber: 1, orderAmount: "121", customer: anna, billingAddress: home)

    static func order(_ number: String, uuid: String?) -> OrderRequest {
        OrderRequest(
            workflowNumber: 1, orderNumber: number, date: "2026-11-23", checkUUID: uuid, customer: anna,
            billingAddress: home, orderItems: lamps)
    }

    static func session(_ number: String) -> SessionRequest {
        SessionRequest(
            workflowNumber: 1, orderNumber: number,
            returnURLs: ReturnURLs(
                success: "https://shop.example.com/thanks", fail: "https://shop.example.com/basket"),
            customer: .person(
                firstName: "Anna", lastName: "Jansen", mobile: "0612345678", email: "anna@example.com"),
            billingAddress: home, totalAmount: "121.00", orderItems: lamps)
    }
}
