import Testing

@testable import BillinkClient

/// Requests, member by member, against docs/spec/wire-v2.md.
@Suite("Requests")
struct RequestTests {
    private static let who = #""billinkID":"d38a","billinkUsername":"usertest""#

    private static let anna = Customer.person(
        firstName: "Anna", lastName: "Jansen", birthdate: "1985-02-01", mobile: "0612345678",
        email: "anna@example.com")
    private static let home = Address(street: "Damrak", houseNumber: "1", postalCode: "1012JS", city: "Amsterdam")
    private static let lamp = OrderItem(
        code: "L1", name: "Lamp", quantity: 2, productAmount: "60.50", taxRate: .standard)

    private static let address =
        #"{"city":"Amsterdam","houseNumber":"1","postalCode":"1012JS","street":"Damrak"}"#
    private static let customer = """
        {"birthdate":"01-02-1985","email":"anna@example.com","firstName":"Anna","lastName":"Jansen",\
        "mobile":"0612345678","type":"p"}
        """
    private static let item =
        #"{"code":"L1","name":"Lamp","productAmount":"60.50","quantity":"2","taxRate":"21"}"#

    /// Sends something to a server that says no, and looks at what arrived there.
    private func expect(
        _ path: String, _ body: String, method: String = "POST", location: SourceLocation = #_sourceLocation,
        _ call: (BillinkClient) async throws -> Void
    ) async throws {
        try await ScriptedServer.run(.reply(400, #"{"status":"error","message":"No."}"#)) { server in
            let error = await failure { try await call(.once(server)) }
            #expect(error?.code == .refused, sourceLocation: location)
            let message = try #require(server.messages.first)
            #expect(message.path == path, sourceLocation: location)
            #expect(message.body == body, sourceLocation: location)
            #expect(message.method == method, sourceLocation: location)
            #expect(
                message.headers["content-type"] == (method == "POST" ? "application/json" : nil),
                sourceLocation: location)
            #expect(message.key == nil, sourceLocation: location)
        }
    }

    @Test("A check")
    func check() async throws {
        let body = """
            {"backdoor":1,"billingAddress":\(Self.address),\(Self.who),"customer":\(Self.customer),"ip":"192.0.2.1",\
            "orderAmount":"121.00","workflowNumber":1}
            """
        try await expect("/v2/client/check", body) { client in
            var request = CheckRequest(
                workflowNumber: 1, orderAmount: "121.00", customer: Self.anna, billingAddress: Self.home)
            request.ip = "192.0.2.1"
            request.backdoor = .approve
            _ = try await client.check(request)
        }
    }

    @Test("An order")
    func order() async throws {
        let body = """
            {"billingAddress":\(Self.address),\(Self.who),"checkUuid":"u-1","customer":\(Self.customer),\
            "date":"25-11-2026","orderItems":[\(Self.item)],"orderNumber":"A-1001","workflowNumber":1}
            """
        try await expect("/v2/client/order", body) { client in
            _ = try await client.order(
                OrderRequest(
                    workflowNumber: 1, orderNumber: "A-1001", date: "2026-11-25", checkUUID: "u-1",
                    customer: Self.anna, billingAddress: Self.home, orderItems: [Self.lamp]))
        }
    }

    @Test("An order with everything there is, to a company")
    func fullOrder() async throws {
        let body = """
            {"additionalText":"Thanks","bankAccountHolder":"A. Jansen","bankAccountNumber":"NL91ABNA0417164300",\
            "billingAddress":\(Self.address),\(Self.who),"checkUuid":"u-1","currency":"EUR",\
            "customer":{"company":"Acme","companyNumber":"01234567","email":"a@example.com","email2":"b@example.com",\
            "firstName":"Anna","gender":"F","initials":"A","lastName":"Jansen","mobile":"0612345678","type":"b"},\
            "date":"25-11-2026","debtorNumber":"7","ip":"192.0.2.1","mandateId":"1","mandateType":"FIRST",\
            "merchantInvoiceNumber":"M-1","orderAmount":"114.95","orderItems":[\(Self.item),\
            {"description":"Spring","name":"Discount","productAmount":"-6.05","productTaxAmount":"-1.05",\
            "quantity":"1.5","taxRate":"9","totalProductAmount":"-9.08"}],"orderNumber":"A-1001",\
            "shippingAddress":{"city":"Paris","company":"Bar","countryCode":"FR","firstName":"B",\
            "houseExtension":"a","houseNumber":"12","lastName":"Bakker","postalCode":"75001"},\
            "trackAndTrace":"3S1","validateOrder":true,"variable1":"x","variable2":"y","variable3":"z",\
            "vatNumber":"NL123456782B90","workflowNumber":4}
            """
        try await expect("/v2/client/order", body) { client in _ = try await client.order(Self.everything) }
    }

    @Test("Net prices, the reason why a rate is 0, and the day of delivery, of an order, a session and a shipment")
    func supply() async throws {
        var lamp = OrderItem(code: "L1", name: "Lamp", quantity: 2, productAmountExcl: "49.5", taxRate: .zero)
        (lamp.vatReason, lamp.vatReasonText) = (.exempt, "Vrijgesteld")
        let item = """
            {"code":"L1","name":"Lamp","productAmountExcl":"49.5","quantity":"2","taxRate":"0","vatReason":"exempt",\
            "vatReasonText":"Vrijgesteld"}
            """
        let body = """
            {"billingAddress":\(Self.address),\(Self.who),"customer":\(Self.customer),"date":"25-11-2026",\
            "deliveryDate":"27-11-2026","orderItems":[\(item)],"orderNumber":"A-1001","vatReason":"intra_community",\
            "vatReasonText":"art. 138","workflowNumber":2}
            """
        try await expect("/v2/client/order", body) { client in
            var order = OrderRequest(
                workflowNumber: 2, orderNumber: "A-1001", date: "2026-11-25", customer: Self.anna,
                billingAddress: Self.home, orderItems: [lamp])
            (order.vatReason, order.vatReasonText) = (.intraCommunity, "art. 138")
            order.deliveryDate = "2026-11-27"
            _ = try await client.order(order)
        }
        let session = """
            {"billingAddress":\(Self.address),"client":{\(Self.who),"returnURL":\
            {"failURL":"https://shop.example.com/f","successURL":"https://shop.example.com/s"},\
            "workflowNumber":"2"},"customer":\(Self.customer),"transaction":{"orderItems":[\(item)],\
            "orderNumber":"S-1","purchaseCurrency":"EUR","totalAmount":"99.00","vatReason":"reverse_charge",\
            "vatReasonText":"Btw verlegd"}}
            """
        try await expect("/v2/session/create", session) { client in
            var request = SessionRequest(
                workflowNumber: 2, orderNumber: "S-1",
                returnURLs: ReturnURLs(success: "https://shop.example.com/s", fail: "https://shop.example.com/f"),
                customer: Self.anna, billingAddress: Self.home, totalAmount: "99.00", orderItems: [lamp])
            (request.vatReason, request.vatReasonText) = (.reverseCharge, "Btw verlegd")
            _ = try await client.sessions.create(request)
        }
        try await expect(
            "/v2/client/invoice/start-workflow",
            #"{\#(Self.who),"invoices":[{"deliveryDate":"27-11-2026","number":"A-1001"}]}"#
        ) { _ = try await $0.startWorkflow([Shipment(of: "A-1001", deliveryDate: "2026-11-27")]) }
    }

    private static var everything: OrderRequest {
        var acme = Customer.company(
            "Acme", number: "01234567", firstName: "Anna", lastName: "Jansen", mobile: "0612345678",
            email: "a@example.com")
        (acme.email2, acme.gender, acme.initials) = ("b@example.com", .female, "A")
        var bar = Address(
            street: nil, houseNumber: "12", houseExtension: "a", postalCode: "75001", city: "Paris", countryCode: "FR")
        (bar.firstName, bar.lastName, bar.company) = ("B", "Bakker", "Bar")
        var discount = OrderItem(name: "Discount", productAmount: "-6.05", totalProductAmount: "-9.08", taxRate: 9)
        (discount.description, discount.productTaxAmount) = ("Spring", "-1.05")
        discount.quantity = Quantity("1.5") ?? 1
        var order = OrderRequest(
            workflowNumber: 4, orderNumber: "A-1001", date: "2026-11-25", checkUUID: "u-1", customer: acme,
            billingAddress: home, shippingAddress: bar, orderItems: [lamp, discount])
        (order.orderAmount, order.currency, order.additionalText) = ("114.95", "EUR", "Thanks")
        (order.trackAndTrace, order.vatNumber, order.debtorNumber) = ("3S1", "NL123456782B90", "7")
        (order.merchantInvoiceNumber, order.ip, order.validateOrder) = ("M-1", "192.0.2.1", true)
        (order.bankAccountNumber, order.bankAccountHolder) = ("NL91ABNA0417164300", "A. Jansen")
        (order.mandateID, order.mandateType) = ("1", .first)
        (order.variable1, order.variable2, order.variable3) = ("x", "y", "z")
        return order
    }

    @Test("The calls about orders that are there")
    func management() async throws {
        try await expect(
            "/v2/client/invoice/info",
            #"{\#(Self.who),"invoices":[{"number":"A-1"},{"number":"A-2","workflowNumber":1}]}"#
        ) { _ = try await $0.info(["A-1", OrderReference("A-2", workflowNumber: 1)]) }
        try await expect(
            "/v2/client/invoice/start-workflow",
            #"{\#(Self.who),"invoices":[{"number":"A-1","trackAndTrace":"3S1","workflowNumber":1}]}"#
        ) { _ = try await $0.startWorkflow([Shipment(of: "A-1", workflowNumber: 1, trackAndTrace: "3S1")]) }
        try await expect(
            "/v2/client/invoice/payment",
            #"{\#(Self.who),"invoices":[{"amount":"60.00","description":"Cash","number":"A-1"}]}"#
        ) { _ = try await $0.payment([Payment(of: "A-1", amount: "60", description: "Cash")]) }
        try await expect(
            "/v2/client/invoice/on-hold", #"{\#(Self.who),"days":7,"invoiceNumber":"A-1","workflowNumber":1}"#
        ) { _ = try await $0.hold("A-1", workflowNumber: 1, days: 7) }
        try await expect("/v2/client/invoice/resume", #"{\#(Self.who),"invoiceNumber":"A-1","workflowNumber":1}"#) {
            _ = try await $0.resume("A-1", workflowNumber: 1)
        }
        try await expect(
            "/v2/client/invoice/message", #"{\#(Self.who),"invoiceNumber":"A-1","message":"“Hé”/\n"}"#
        ) { _ = try await $0.message("“Hé”/\n", about: "A-1") }
    }

    @Test("A credit, with return costs and without")
    func credit() async throws {
        try await expect(
            "/v2/client/invoice/credit",
            #"{\#(Self.who),"invoices":[{"creditAmount":"1.50","description":"test credit","number":"KRKND-0001"}]}"#
        ) { _ = try await $0.credit([Credit(of: "KRKND-0001", amount: "1.50", description: "test credit")]) }
        try await expect(
            "/v2/client/invoice/credit",
            """
            {\(Self.who),"invoices":[{"creditAmount":"60.50","creditNumber":"C-1","number":"A-1"}],"returnCosts":1,\
            "returnCostsAmount":"4.95"}
            """
        ) { _ = try await $0.credit([Credit(of: "A-1", amount: "60.50", creditNumber: "C-1")], returnCosts: "4.95") }
    }

    @Test("A session: in groups, every value of the transaction a text")
    func session() async throws {
        let body = """
            {"billingAddress":\(Self.address),"client":{\(Self.who),\
            "options":{"logoURL":"https://shop.example.com/logo.svg"},"returnURL":\
            {"backURL":"https://shop.example.com/b","failURL":"https://shop.example.com/f",\
            "successURL":"https://shop.example.com/s?x=%20"},"workflowNumber":"1"},"customer":\(Self.customer),\
            "transaction":{"customInvoiceID":"I-1","orderItems":[\(Self.item)],"orderNumber":"S-1",\
            "purchaseCountry":"NL","purchaseCurrency":"EUR","totalAmount":"121.00","totalTaxAmount":"21.00"}}
            """
        try await expect("/v2/session/create", body) { client in
            var request = SessionRequest(
                workflowNumber: 1, orderNumber: "S-1",
                returnURLs: ReturnURLs(
                    success: "https://shop.example.com/s?x=%20", fail: "https://shop.example.com/f",
                    back: "https://shop.example.com/b"),
                customer: Self.anna, billingAddress: Self.home, totalAmount: "121.00", orderItems: [Self.lamp])
            (request.logoURL, request.customInvoiceID) = ("https://shop.example.com/logo.svg", "I-1")
            (request.totalTaxAmount, request.purchaseCountry) = ("21.00", "NL")
            _ = try await client.sessions.create(request)
        }
    }

    @Test("A session for a direct debit, with the account, the mandate and the parcel's number")
    func directDebitSession() async throws {
        let body = """
            {"billingAddress":\(Self.address),"client":{\(Self.who),"returnURL":\
            {"failURL":"https://shop.example.com/f","successURL":"https://shop.example.com/s"},\
            "workflowNumber":"4"},"customer":\(Self.customer),\
            "transaction":{"bankAccountHolder":"A Jansen","bankAccountNumber":"NL91ABNA0417164300",\
            "mandateId":"4711","mandateType":"ONETIME","orderItems":[\(Self.item)],"orderNumber":"S-1",\
            "purchaseCurrency":"EUR","totalAmount":"121.00","trackAndTrace":"3STEST0001"}}
            """
        try await expect("/v2/session/create", body) { client in
            var request = SessionRequest(
                workflowNumber: 4, orderNumber: "S-1",
                returnURLs: ReturnURLs(success: "https://shop.example.com/s", fail: "https://shop.example.com/f"),
                customer: Self.anna, billingAddress: Self.home, totalAmount: "121.00", orderItems: [Self.lamp])
            (request.bankAccountNumber, request.bankAccountHolder) = ("NL91ABNA0417164300", "A Jansen")
            (request.mandateID, request.mandateType) = ("4711", .oneTime)
            request.trackAndTrace = "3STEST0001"
            _ = try await client.sessions.create(request)
        }
    }

    @Test("The calls about sessions and webhooks")
    func sessionsAndWebhooks() async throws {
        try await expect("/v2/session/status", #"{\#(Self.who),"sessionID":"s"}"#) {
            _ = try await $0.sessions.status(of: "s")
        }
        try await expect(
            "/v2/session/status",
            #"{"billinkID":"d38a","billinkInvoiceNumber":"1TSTS-1","billinkUsername":"usertest"}"#
        ) {
            _ = try await $0.sessions.status(ofInvoice: "1TSTS-1")
        }
        try await expect("/v2/client/webshop-settings", "{\(Self.who)}") { _ = try await $0.webshopSettings() }
        try await expect("/v2/client/webhook-v3/secret/generate", "{\(Self.who)}") {
            _ = try await $0.webhooks.generateSecret()
        }
        for (subject, part) in [(WebhookTopic.orders, "client"), (.sessions, "session")] {
            for (signed, name) in [(true, "webhook-v3"), (false, "webhook")] {
                try await expect("/v2/\(part)/\(name)/set", #"{\#(Self.who),"url":"https://shop.example.com/h"}"#) {
                    try await $0.webhooks.set(subject, to: "https://shop.example.com/h", signed: signed)
                }
                try await expect("/v2/\(part)/\(name)/disable", "{\(Self.who)}") {
                    try await $0.webhooks.disable(subject, signed: signed)
                }
            }
        }
    }

    @Test("The calls to a sandbox carry no credentials")
    func sandbox() async throws {
        try await expect("/sandbox/clock", "", method: "GET") { _ = try await $0.sandbox.clock() }
        try await expect("/sandbox/clock/advance", #"{"days":14}"#) { _ = try await $0.sandbox.advance(days: 14) }
        try await expect("/sandbox/clock/advance", #"{"hours":6}"#) { _ = try await $0.sandbox.advance(hours: 6) }
        try await expect("/sandbox/clock/advance", #"{"to":"2026-12-24T08:00:00.000Z"}"#) { client in
            let moment = try #require(InstantText.moment("2026-12-24T09:00:00+01:00"))
            _ = try await client.sandbox.advance(to: moment)
        }
        try await expect("/sandbox/payments", #"{"amount":"12.10","invoiceNumber":"1TSTKRKND-0001"}"#) {
            _ = try await $0.sandbox.pay("12.10", forInvoice: "1TSTKRKND-0001")
        }
    }

    @Test("The address may have a path of its own")
    func path() async throws {
        try await ScriptedServer.run(.ok(#"{"status":"success","now":"2026-11-23T13:00:00.000+01:00"}"#)) { server in
            for address in ["http://127.0.0.1:\(server.port)/billink", "http://127.0.0.1:\(server.port)/billink/"] {
                let client = TestClient(host: .sandbox(address)).client()
                let now = try await client.sandbox.clock()
                #expect(now == InstantText.moment("2026-11-23T12:00:00Z"))
            }
            #expect(server.messages.map(\.path) == ["/billink/sandbox/clock", "/billink/sandbox/clock"])
        }
    }

    @Test("The same request is the same bytes, time after time: a key stands for them")
    func sameBytes() throws {
        let bodies = try (0..<50).map { _ in try RequestExecutor.json(Self.everything) }
        #expect(Set(bodies).count == 1)
    }
}
