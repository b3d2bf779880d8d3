import Domain
package import Storage

/// Creates an active merchant under a partner.
package struct CreatePartnerMerchant: MerchantUseCase {
    /// Merchant data from a partner.
    package struct Request: Sendable {
        let caller: Caller
        let form: MerchantForm

        package init(caller: Caller, form: MerchantForm) {
            self.caller = caller
            self.form = form
        }
    }

    /// Request with its secrets, generated before the transaction.
    package struct Prepared: Sendable {
        let request: Request
        let profile: ProfileForm
        let clientID: ClientID
        let link: PasswordLink?
    }

    /// Result of the request.
    package enum Response: Sendable {
        case created(Created)
        /// Nothing was stored.
        case invalid([MerchantProblem])
    }

    /// Username and secrets of a new merchant.
    package struct Created: Sendable {
        package let username: String
        /// Returned only in this response.
        package let clientID: ClientID
        /// URL at which the merchant sets its password; `nil` unless requested.
        package let passwordURL: String?
    }

    package let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Generates the secrets and parses the profile; never throws.
    package func prepare(_ request: Request) async throws -> Prepared {
        Prepared(
            request: request, profile: ProfileForm(request.form.texts),
            clientID: ClientID.make(platform.randomBytes),
            link: request.form.wantsPasswordLink ? PasswordLink.make(platform.randomBytes) : nil)
    }

    /// - Throws: `Refusal` when the caller may not create merchants.
    package func execute(_ work: Prepared, in transaction: any Transaction) throws -> Response {
        let form = work.request.form
        let partner = try Partner(changing: work.request.caller, in: transaction)
        let problems = try problems(of: work, in: transaction)
        guard problems.isEmpty else { return .invalid(problems) }
        guard let username = form.username.value else {
            throw InvariantViolation("A merchant without problems has no username.")
        }
        let profile = work.profile.applied(to: MerchantProfile(companyName: ""))
        let merchant = try platform.addMerchant(
            username: username, letterCode: platform.allocateLetterCode(for: profile.companyName, in: transaction),
            profile: profile, clientIDs: [work.clientID], agreements: Agreement.standard(form.workflows),
            in: transaction)
        try partner.adopt(merchant, in: transaction)
        if let logo = form.logo.value { try LogoTable.set(logo, merchantID: merchant.id, in: transaction) }
        try work.link?.set(forMerchant: merchant.id, on: platform, in: transaction)
        return .created(
            Created(username: username, clientID: work.clientID, passwordURL: work.link?.url(on: platform)))
    }

    private func problems(of work: Prepared, in transaction: any Transaction) throws -> [MerchantProblem] {
        let form = work.request.form
        var problems =
            MerchantRules.problems(of: form, becoming: work.profile, knownWorkflows: Agreement.standardNumbers)
            + MerchantRules.problems(ofUsername: form.username)
        if let username = form.username.value, try MerchantTable.find(username: username, in: transaction) != nil {
            problems.append(MerchantProblem(.field(.username), .taken(username)))
        }
        return problems.uniqued(on: \.place).sorted { $0.order < $1.order }
    }

    /// True when a concurrent request took the letter code, since another one is allocated then.
    package func shouldRetry(after error: any Error) -> Bool {
        (error as? UniqueViolation)?.constraint == MerchantTable.letterCodeConstraint
    }

    package func mapError(_ error: any Error, for work: Prepared) -> any Error {
        guard (error as? UniqueViolation)?.constraint == MerchantTable.usernameConstraint else { return error }
        return Refusal(.usernameTaken, work.request.form.username.value)
    }
}

extension Agreement {
    fileprivate static let standardNumbers = Set(standard.map(\.workflow.number))

    /// Standard agreements of the selections, with their start delays; all standard agreements when there is no
    /// selection.
    fileprivate static func standard(_ selections: [WorkflowSelection]) -> [Agreement] {
        guard !selections.isEmpty else { return standard }
        return selections.compactMap { Agreement($0) }
    }
}
