import Domain
import UseCases

/// A request of a partner: one object with the caller's credentials among its members.
struct V2PartnerMessage {
    let caller: Caller
    private let root: JSONValue

    /// - Throws: `.unreadableMessage`
    init(_ bytes: [UInt8]) throws(Refusal) {
        root = try JSONReader.readObject(bytes)
        caller = Caller(in: root)
    }

    /// Username of the merchant; `nil` if it is missing.
    var username: String? { root["username"]?.text }

    var listRequest: ListPartnerMerchants.Request {
        ListPartnerMerchants.Request(
            caller: caller, page: root["page"]?.scalarText, pageSize: root["pageSize"]?.scalarText,
            search: root["search"]?.text, isSearchText: root["search"]?.isText ?? true)
    }

    func form() -> MerchantForm {
        let texts = MerchantField.allCases.filter { $0 != .wantsPasswordLink && $0 != .workflows }
        var unreadable = Set(texts.filter { root[$0.memberName]?.isText == false })
        let link = root[MerchantField.wantsPasswordLink.memberName]
        let wantsLink = link?.flag
        if wantsLink == nil, link?.hasValue == true {
            unreadable.insert(.wantsPasswordLink)
        }
        let workflows = workflows
        if workflows == nil { unreadable.insert(.workflows) }
        return MerchantForm(
            { unreadable.contains($0) ? nil : root[$0.memberName]?.text }, unreadableFields: unreadable,
            wantsPasswordLink: wantsLink ?? false, workflows: workflows ?? [])
    }

    /// The selected workflows; `nil` if they are not a list, or more than a merchant can have.
    private var workflows: [WorkflowSelection]? {
        guard let value = root[MerchantField.workflows.memberName], value.hasValue else { return [] }
        guard let elements = value.elements, elements.count <= Self.maxWorkflows else { return nil }
        return elements.map { entry in
            WorkflowSelection(
                number: entry["number"]?.scalarText, startDelay: entry["daysBeforeFirstInvoice"]?.scalarText)
        }
    }

    private static let maxWorkflows = FieldLimits.workflowsPerMerchant
}

extension JSONValue {
    /// `true` for a value of any type that is not empty.
    fileprivate var hasValue: Bool {
        switch self {
        case .null: false
        case .string: text != nil
        case .bool, .number, .array, .object: true
        }
    }

    /// `true` for a value that can be read as text.
    fileprivate var isText: Bool {
        switch self {
        case .null, .string, .number: true
        case .bool, .array, .object: false
        }
    }

    /// Text of a string or number; an unreadable marker for a value of another type; `nil` if it is empty.
    fileprivate var scalarText: String? {
        isText ? text : WorkflowSelection.unreadableMarker
    }

    /// A Boolean, from any of its usual spellings.
    fileprivate var flag: Bool? {
        switch text?.lowercased() {
        case "1", "true", "y": true
        case "0", "false", "n": false
        default: nil
        }
    }
}

extension MerchantField {
    /// Member of a request, and of a merchant in a response (docs/spec/platform.md).
    var jsonName: StaticString {
        switch self {
        case .companyName: "companyName"
        case .chamberOfCommerceNumber: "cocNumber"
        case .vatNumber: "vatNumber"
        case .firstName: "firstName"
        case .lastName: "lastName"
        case .email: "email"
        case .phone: "phone"
        case .contactEmail: "contactEmail"
        case .contactPhone: "contactPhone"
        case .street: "street"
        case .houseNumber: "houseNumber"
        case .houseExtension: "houseExtension"
        case .postalCode: "postCode"
        case .city: "city"
        case .country: "countryCode"
        case .bankAccount: "bankAccountNumber"
        case .bic: "bic"
        case .accountHolder: "tnv"
        case .username: "username"
        case .website: "websiteUrl"
        case .clientPlatform: "clientPlatform"
        case .logo: "logoBase64"
        case .method: "method"
        case .wantsPasswordLink: "changePasswordLink"
        case .workflows: "workflows"
        }
    }

    /// Member of a request, and of a merchant in a response, as text.
    package var memberName: String { jsonName.description }
}
