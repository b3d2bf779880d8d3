import Domain
import UseCases

/// Encodes responses to partners.
enum V2PartnerReplies {
    static func reply(to response: CreatePartnerMerchant.Response) -> StatusReply {
        switch response {
        case .invalid(let problems): reply(to: problems)
        case .created(let created):
            .success(showsSecret: true) { json in
                json.member("code", "200")
                json.member("description", "Merchant successfully added")
                json.member("result", "MSG")
                json.member("uniqueID", created.clientID.text)
                json.member("username", created.username)
                json.member("changePasswordLink", created.passwordURL)
            }
        }
    }

    static func reply(to response: UpdatePartnerMerchant.Response, in dutchTime: DutchCalendar) -> StatusReply {
        switch response {
        case .invalid(let problems): reply(to: problems)
        case .updated(let merchant, let passwordURL):
            .success(showsSecret: passwordURL != nil) { json in
                json.object("merchant") { write(merchant, in: dutchTime, to: &$0) }
                json.member("changePasswordLink", passwordURL)
            }
        }
    }

    static func reply(with merchant: MerchantView, in dutchTime: DutchCalendar) -> StatusReply {
        .success { json in
            json.object("merchant") { write(merchant, in: dutchTime, to: &$0) }
        }
    }

    static func reply(to response: ListPartnerMerchants.Response, in dutchTime: DutchCalendar) -> StatusReply {
        switch response {
        case .invalid(let problems): reply(to: problems)
        case .page(let page):
            .success { json in
                json.objects("merchants", page.merchants) { write($0, in: dutchTime, to: &$1) }
                json.member("page", Int64(page.number))
                json.member("pageSize", Int64(page.size))
                json.member("total_merchants", Int64(page.total))
                json.member("total_pages", Int64(page.count))
            }
        }
    }

    static func reply(newClientID clientID: ClientID, of username: String) -> StatusReply {
        .success(showsSecret: true) { json in
            json.member("username", username)
            json.member("uniqueID", clientID.text)
        }
    }

    static func reply(active isActive: Bool, _ username: String) -> StatusReply {
        .success { json in
            json.member("username", username)
            json.member("isActive", isActive)
        }
    }

    /// Lists every problem, as one numbered message and separately.
    static func reply(to problems: [MerchantProblem]) -> StatusReply {
        // Of two simultaneous requests for one username, the later one gets the usual response for a taken username.
        if problems.count == 1, case .taken(let username) = problems[0].fault { return taken(username) }
        let refusal = problems.first.map { Refusal($0.fault.reason, field: $0.place.name) }
        return .failure(errors: problems.map { ($0.place.name, $0.sentence) }, of: refusal)
    }

    static func refused(_ refusal: Refusal, retryAfter seconds: Int) -> StatusReply {
        refusal.reason == .usernameTaken ? taken(refusal.detail ?? "") : .refused(refusal, retryAfter: seconds)
    }

    static let missingUsername = reply(to: [MerchantProblem(.field(.username), .missing)])

    private static func taken(_ username: String) -> StatusReply {
        let problem = MerchantProblem(.field(.username), .taken(username))
        let refusal = Refusal(.usernameTaken, field: problem.place.name)
        return .failure(errors: [(problem.place.name, problem.sentence)], isNumbered: false, of: refusal)
    }

    /// Writes all members of a merchant, with `null` for those without a value.
    private static func write(_ view: MerchantView, in dutchTime: DutchCalendar, to json: inout JSONWriter) {
        let merchant = view.merchant
        json.member("username", merchant.username)
        json.member("letterCode", merchant.letterCode)
        json.member("isActive", merchant.isActive)
        json.member("createdAt", ISO8601.format(view.createdAt, in: dutchTime))
        let texts = merchant.profile.texts
        for field in MerchantField.ofProfile { json.nullable(field.jsonName, texts[field]) }
        json.member("hasLogo", view.hasLogo)
        json.objects("workflows", view.workflows) { workflow, json in
            json.member("number", Int64(workflow.number))
            json.member("name", workflow.name)
            json.member("daysBeforeFirstInvoice", Int64(workflow.startDelay))
        }
    }
}

extension MerchantProblem.Location {
    /// Path of the field in the request.
    fileprivate var name: String {
        switch self {
        case .field(let field): field.memberName
        case .workflowNumber(let index): "workflows[\(index)].number"
        case .startDelay(let index): "workflows[\(index)].daysBeforeFirstInvoice"
        case .page: "page"
        case .pageSize: "pageSize"
        case .search: "search"
        }
    }
}

extension MerchantProblem.Kind {
    /// Reason for the log.
    fileprivate var reason: Refusal.Reason {
        switch self {
        case .missing: .missingField
        case .invalid, .unknown, .repeated: .invalidField
        case .taken: .usernameTaken
        }
    }
}

extension MerchantProblem {
    fileprivate var sentence: String {
        switch fault {
        case .missing: StatusReply.missing
        case .taken(let username): "Merchant with username \(username) already exists"
        case .unknown(let number): "There is no workflow \(number)."
        case .repeated(let number): "Workflow \(number) is there twice."
        case .invalid: "This value should be \(place.expectation)."
        }
    }
}

extension MerchantProblem.Location {
    fileprivate var expectation: String {
        switch self {
        case .field(let field): field.expectation
        case .workflowNumber: "the number of a workflow"
        case .startDelay: "a whole number of days from \(FieldLimits.startDelayDays.prose)"
        case .page: "a whole number from 1"
        case .pageSize: "a whole number from \(FieldLimits.merchantsPerPage.prose)"
        case .search: "a text of at most \(FieldLimits.merchantSearch) characters"
        }
    }
}

extension MerchantField {
    fileprivate var expectation: String {
        switch self {
        case .companyName, .firstName, .lastName, .accountHolder, .clientPlatform, .method:
            "a text of at most \(FieldLimits.merchantText) characters"
        case .chamberOfCommerceNumber: "a Chamber of Commerce number; in the Netherlands it has eight digits"
        case .vatNumber: "a VAT number in the form of its country, like NL123456789B01"
        case .email, .contactEmail: "an e-mail address"
        case .phone, .contactPhone: "a telephone number"
        case .street: "a text of at most \(FieldLimits.street) characters"
        case .houseNumber: "a house number: a digit first, at most \(FieldLimits.houseNumber) characters"
        case .houseExtension: "a text of at most \(FieldLimits.houseNumber) characters"
        case .postalCode: "a postal code in the form of the country"
        case .city: "the name of a city"
        case .country: "a country code of two letters"
        case .bankAccount: "an IBAN"
        case .bic: "a BIC of 8 or 11 characters"
        case .username: "\(FieldLimits.username.prose) letters, digits, dots, hyphens, underscores or at signs"
        case .website: "an absolute http or https URL of at most \(FieldLimits.webAddressBytes) bytes"
        case .logo: "a PNG or an SVG of at most \(FieldLimits.logoBytes / 1024) KiB, in base64"
        case .wantsPasswordLink: "true or false"
        case .workflows: "a list of workflows"
        }
    }
}
