import Domain
import UseCases

/// A v2 request: one object with the caller's credentials among its members.
struct V2Message {
    let caller: Caller
    private let root: JSONValue

    /// - Throws: `.unreadableMessage`
    init(_ bytes: [UInt8]) throws(Refusal) {
        root = try JSONReader.readObject(bytes)
        caller = Caller(in: root)
    }

    subscript(_ name: String) -> JSONValue? { root[name] }

    /// Text of a member; `nil` if it is absent or empty.
    func text(_ name: String) -> String? { root[name]?.text }

    /// Text of a form field; `nil` if it is absent or empty.
    func text(_ field: FormField) -> String? {
        for path in field.jsonPaths {
            let value = path.dropLast().reduce(Optional(root)) { $0?[$1] }
            let text = path.last.flatMap { value?[$0] }.flatMap { value in
                switch field {
                case .amount: value.amountText
                case .isDryRun: value.flagText
                default: value.text
                }
            }
            if let text { return text }
        }
        return nil
    }

    /// Reference to the order of a call about one order.
    func orderReference() -> OrderReference {
        OrderReference(number: text("invoiceNumber") ?? "", workflowNumber: text("workflowNumber"))
    }

    /// References to the orders of a call about several; `nil` if the list is missing.
    func orderReferences() -> [(reference: OrderReference, entry: JSONValue)]? {
        root["invoices"]?.elements?.map { entry in
            let reference = OrderReference(
                number: entry["number"]?.text ?? "", workflowNumber: entry["workflowNumber"]?.text)
            return (reference, entry)
        }
    }
}

extension FormField {
    /// Paths of the field in a request; the first one with a value is read (docs/spec/wire-v2.md).
    fileprivate var jsonPaths: [[String]] { Self.allPaths[rawValue] }

    private static let allPaths = allCases.map { field in
        field.jsonNames.map { $0.split(separator: ".").map(String.init) }
    }

    /// Paths of the field as text, with dots between the members.
    package var jsonNames: [String] {
        switch self {
        case .workflowNumber: ["workflowNumber"]
        case .customerType: ["customer.type"]
        case .companyName: ["customer.company"]
        case .chamberOfCommerceNumber: ["customer.companyNumber"]
        case .vatNumber: ["vatNumber", "customer.vatNumber"]
        case .firstName: ["customer.firstName"]
        case .initials: ["customer.initials"]
        case .lastName: ["customer.lastName"]
        case .sex: ["customer.gender"]
        case .birthDate: ["customer.birthdate"]
        case .phone: ["customer.mobile", "customer.phone"]
        case .email: ["customer.email"]
        case .secondEmail: ["customer.email2"]
        case .ipAddress: ["ip"]
        case .street: ["billingAddress.street"]
        case .houseNumber: ["billingAddress.houseNumber"]
        case .houseExtension: ["billingAddress.houseExtension"]
        case .postalCode: ["billingAddress.postalCode"]
        case .city: ["billingAddress.city"]
        case .country: ["billingAddress.countryCode"]
        case .deliveryStreet: ["shippingAddress.street"]
        case .deliveryHouseNumber: ["shippingAddress.houseNumber"]
        case .deliveryHouseExtension: ["shippingAddress.houseExtension"]
        case .deliveryPostalCode: ["shippingAddress.postalCode"]
        case .deliveryCity: ["shippingAddress.city"]
        case .deliveryCountry: ["shippingAddress.countryCode"]
        case .deliveryCompanyName: ["shippingAddress.company"]
        case .deliveryFirstName: ["shippingAddress.firstName"]
        case .deliveryLastName: ["shippingAddress.lastName"]
        case .amount: ["orderAmount"]
        case .backdoor: ["backdoor"]
        case .checkType: ["checkType"]
        case .payTrustScore: ["customer.payTrustScore"]
        case .orderNumber: ["orderNumber"]
        case .date: ["date"]
        case .checkUUID: ["checkUuid", "checkUUID"]
        case .isDryRun: ["validateOrder"]
        case .currency: ["currency"]
        case .additionalText: ["additionalText"]
        case .merchantInvoiceNumber: ["merchantInvoiceNumber"]
        case .debtorNumber: ["debtorNumber"]
        case .trackAndTrace: ["trackAndTrace"]
        case .variable1: ["variable1"]
        case .variable2: ["variable2"]
        case .variable3: ["variable3"]
        case .bankAccount: ["bankAccountNumber"]
        case .accountHolder: ["bankAccountHolder"]
        case .mandateID: ["mandateId"]
        case .mandateType: ["mandateType"]
        case .deliveryDate: ["deliveryDate"]
        case .vatReason: ["vatReason"]
        case .vatReasonText: ["vatReasonText"]
        }
    }
}

extension LineField {
    /// Members of an order item from which the field of a line is read.
    package var jsonNames: [String] {
        switch self {
        case .code: ["code"]
        case .description: ["name", "description"]
        case .quantity: ["quantity"]
        case .priceIncludingVAT: ["productAmount"]
        case .priceExcludingVAT: ["productAmountExcl"]
        case .totalIncludingVAT: ["totalProductAmount"]
        case .vatRate: ["taxRate"]
        case .vatReason: ["vatReason"]
        case .vatReasonText: ["vatReasonText"]
        }
    }
}
