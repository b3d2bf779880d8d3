package import Domain
import Storage

/// Changes the terms of a merchant's workflow from a day on. Orders keep the terms under which they were placed.
package struct SetWorkflow: Sendable {
    /// Reasons for which the terms stay unchanged.
    package enum Failure: Error, Hashable {
        /// - Parameter numbers: workflows that the merchant has.
        case unknownWorkflow(numbers: [Int])
        /// The day is in the past by the platform's clock.
        case pastDay(today: CivilDate)
        case invalid(AgreementProblem)
    }

    /// Stored terms after the call.
    package struct Outcome: Sendable {
        package let version: AgreementVersion
        /// False when the terms of that day were the same already and nothing was stored.
        package let isChanged: Bool
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Parameters:
    ///   - day: first day for new orders under the terms, today or later; `nil` for tomorrow. Replaces terms set
    ///     earlier for the same day.
    ///   - change: changes the terms of that day; run in the transaction, possibly more than once. The number stays.
    /// - Throws: `Failure`, `MerchantNotFound`
    package func callAsFunction(
        _ number: Int, of username: String, from day: CivilDate?,
        _ change: @escaping @Sendable (inout Agreement) -> Void
    ) async throws -> Outcome {
        let platform = platform
        return try await platform.database.write { transaction in
            let now = try platform.now(in: transaction)
            let today = platform.dutchTime.date(at: now)
            let day = day ?? today.adding(days: 1)
            let merchant = try MerchantTable.require(username, in: transaction)
            guard day >= today else { throw Failure.pastDay(today: today) }
            guard let old = try Self.version(number, of: merchant.id, on: day, in: transaction) else {
                throw Failure.unknownWorkflow(
                    numbers: try WorkflowTable.identifiers(merchantID: merchant.id, in: transaction))
            }
            var agreement = old.agreement
            change(&agreement)
            agreement.workflow.number = number
            agreement.workflow.version = old.agreement.workflow.version
            guard agreement != old.agreement else { return Outcome(version: old, isChanged: false) }
            if let problem = agreement.problem { throw Failure.invalid(problem) }
            try WorkflowTable.insert(agreement, merchantID: merchant.id, validFrom: day, at: now, in: transaction)
            guard let new = try Self.version(number, of: merchant.id, on: day, in: transaction) else {
                throw InvariantViolation("Workflow \(number) of \(username) was not stored.")
            }
            return Outcome(version: new, isChanged: true)
        }
    }

    /// Version of the agreement under which orders of a day are placed.
    private static func version(
        _ number: Int, of merchantID: Identifier, on day: CivilDate, in transaction: any Transaction
    ) throws -> AgreementVersion? {
        try WorkflowTable.versions(merchantID: merchantID, on: day, in: transaction)
            .first { $0.agreement.workflow.number == number && $0.hasBegun(on: day) }
    }
}
