import Domain
import Storage

/// A sample order of every sandbox. There is one for each state that shops may encounter (docs/spec/platform.md).
struct SampleOrder: Sendable {
    let number: String
    let firstName: String
    let lastName: String
    /// Price in euros including VAT.
    let price: String
    /// Age of the order in days.
    let placedDaysAgo: Int
    /// Commands for the order, each with its age in days. None is on the day of a step, which runs at 09:00, so that a
    /// sandbox is the same at any hour.
    let commands: [(ago: Int, command: OrderLifecycle.Command)]

    static let all = [
        SampleOrder(
            number: "KRKND-0001", firstName: "Sanne", lastName: "Kuipers", price: "12.10", placedDaysAgo: 0,
            commands: [(0, .start(trackAndTrace: nil))]),
        SampleOrder(
            number: "123456", firstName: "Bram", lastName: "Veenstra", price: "10.95", placedDaysAgo: 0,
            commands: [(0, .start(trackAndTrace: nil))]),
        SampleOrder(
            number: "NOT-STARTED", firstName: "Lotte", lastName: "Hendriks", price: "49.95", placedDaysAgo: 1,
            commands: []),
        SampleOrder(
            number: "OVERDUE", firstName: "Daan", lastName: "Postma", price: "89.90", placedDaysAgo: 21,
            commands: [(20, .start(trackAndTrace: nil))]),
        SampleOrder(
            number: "ON-HOLD", firstName: "Femke", lastName: "Wolters", price: "129.00", placedDaysAgo: 6,
            commands: [(5, .start(trackAndTrace: nil)), (1, .hold(days: 14))]),
        SampleOrder(
            number: "PAID", firstName: "Joris", lastName: "Smeets", price: "35.50", placedDaysAgo: 11,
            commands: [(10, .start(trackAndTrace: nil)), (4, .receivePayment(Money(cents: 3_550)))]),
        SampleOrder(
            number: "CREDITED", firstName: "Esmee", lastName: "Prins", price: "64.00", placedDaysAgo: 6,
            commands: [
                (5, .start(trackAndTrace: nil)),
                (1, .credit(.init(amount: Money(cents: 6_400), description: "Returned"))),
            ]),
        SampleOrder(
            number: "COLLECTION", firstName: "Ruben", lastName: "Schouten", price: "240.00", placedDaysAgo: 61,
            commands: [(60, .start(trackAndTrace: nil))]),
    ]

    private func form(on day: CivilDate, house: Int) -> OrderForm {
        let fields: [FormField: String] = [
            .workflowNumber: "1", .orderNumber: number, .date: day.dayMonthYear, .customerType: "P",
            .firstName: firstName, .lastName: lastName, .birthDate: "14-06-19\(70 + house)",
            .phone: "06100000\(10 + house)", .email: "\(firstName).\(lastName)@example.com".lowercased(),
            .street: "Voorbeeldstraat", .houseNumber: "\(house)", .postalCode: "9999ZZ", .city: "Stitswerd",
        ]
        let line: [LineField: String] = [
            .code: "SAMPLE", .description: "Sample order", .quantity: "1", .priceIncludingVAT: price, .vatRate: "21",
        ]
        return OrderForm({ fields[$0] }, lines: [LineForm { line[$0] }])
    }

    /// Places the order and runs its commands and steps.
    /// - Parameter house: house number that distinguishes the customers.
    func seed(
        for merchant: CredentialTable.MerchantCredential, house: Int, now: Instant, on platform: Platform,
        in transaction: any Transaction
    ) throws {
        let time = platform.dutchTime
        let placedAt = time.adding(days: -placedDaysAgo, to: now)
        let form = form(on: time.date(at: placedAt), house: house)
        guard let draft = OrderDraft(form, as: .consumer), let orderNumber = form.orderNumber.value else {
            throw InvariantViolation("The sample order \(number) breaks a rule.")
        }
        let invoiceNumber = InvoiceNumber(workflow: 1, letterCode: merchant.letterCode, order: orderNumber)
        var new = try NewOrder(
            draft, number: orderNumber, invoiceNumber: invoiceNumber, under: Agreement.standard[0].workflow,
            merchantID: merchant.merchantID, at: now, on: platform)
        new.placedAt = placedAt
        try PlaceOrder.store(new, on: platform, in: transaction)
        let name = OrderLookupKey(number, letterCode: merchant.letterCode)
        guard
            let order = try OrderTable.find(name, merchantID: merchant.merchantID, in: transaction).first()
        else { throw InvariantViolation("The sample order \(number) was not stored.") }
        var change = try OrderUpdate(order, on: platform, in: transaction)
        for (ago, command) in commands {
            try change.handle(command, at: time.adding(days: -ago, to: now))
        }
        try change.advance(to: now)
        try change.save(at: now, in: transaction)
    }
}
