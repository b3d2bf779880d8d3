import Domain
package import Storage

/// Changes data of one of a partner's merchants. Fields that are not sent stay.
package struct UpdatePartnerMerchant: MerchantUseCase {
    /// Changed fields from a partner.
    package struct Request: Sendable {
        let caller: Caller
        let username: String
        let form: MerchantForm

        /// - Parameter username: username of the merchant, which stays.
        package init(caller: Caller, username: String, form: MerchantForm) {
            self.caller = caller
            self.username = username
            self.form = form
        }
    }

    /// Request with its password link, generated before the transaction.
    package struct Prepared: Sendable {
        let request: Request
        let link: PasswordLink?
    }

    /// Result of the request.
    package enum Response: Sendable {
        case updated(MerchantView, passwordURL: String?)
        /// Nothing was stored.
        case invalid([MerchantProblem])
    }

    package let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Generates the password link when requested; never throws.
    package func prepare(_ request: Request) async throws -> Prepared {
        Prepared(
            request: request,
            link: request.form.wantsPasswordLink ? PasswordLink.make(platform.randomBytes) : nil)
    }

    /// - Throws: `Refusal`; `.unknownMerchant` for a merchant that does not belong to the caller
    package func execute(_ work: Prepared, in transaction: any Transaction) throws -> Response {
        let form = work.request.form
        let partner = try Partner(changing: work.request.caller, in: transaction)
        var merchant = try partner.merchant(work.request.username, in: transaction).merchant
        let own = try WorkflowTable.identifiers(merchantID: merchant.id, in: transaction)
        // A new country may make a stored number invalid, so the whole profile is validated.
        let profile = ProfileForm(merchant.profile.texts.merging(form.texts) { $1 })
        let problems = MerchantRules.problems(
            of: form, becoming: profile, knownWorkflows: Set(Agreement.standard.map(\.workflow.number) + own))
        guard problems.isEmpty else { return .invalid(problems) }
        merchant.profile = profile.applied(to: merchant.profile)
        try MerchantTable.setProfile(of: merchant, in: transaction)
        if let logo = form.logo.value { try LogoTable.set(logo, merchantID: merchant.id, in: transaction) }
        let now = try platform.now(in: transaction)
        let today = platform.dutchTime.date(at: now)
        for selection in form.workflows {
            try selection.set(forMerchant: merchant.id, having: own, from: today, at: now, in: transaction)
        }
        try work.link?.set(forMerchant: merchant.id, on: platform, in: transaction)
        return .updated(
            try MerchantView.one(merchant.username, under: partner, on: today, in: transaction),
            passwordURL: work.link?.url(on: platform))
    }
}

extension WorkflowSelection {
    /// - Parameter today: first day of the new agreements; orders placed earlier keep their start delay.
    fileprivate func set(
        forMerchant id: Identifier, having own: [Int], from today: CivilDate, at now: Instant,
        in transaction: any Transaction
    ) throws {
        guard let number = number.value else { return }
        if !own.contains(number), let agreement = Agreement(self) {
            try WorkflowTable.insert(agreement, merchantID: id, at: now, in: transaction)
        } else if let days = startDelay.value {
            try WorkflowTable.setStartDelay(
                days, number: number, merchantID: id, from: today, at: now, in: transaction)
        }
    }
}

extension Agreement {
    /// Standard agreement of the selected number, with the selected start delay; `nil` for an unknown number.
    init?(_ selection: WorkflowSelection) {
        guard let agreement = Agreement.standard.first(where: { $0.workflow.number == selection.number.value }) else {
            return nil
        }
        self = agreement
        plan.startDelayDays = selection.startDelay.value ?? plan.startDelayDays
    }
}
