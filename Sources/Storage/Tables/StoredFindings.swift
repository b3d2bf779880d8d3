import Domain

/// Facts of a credit decision, as the JSON text of `checks.findings`:
/// `{"keys":{"email":"5f…"},"rules":[{"rule":"exposure","outcome":"failed","inputs":{"open_cents":…},"reason":"…"}]}`.
///
/// Rules that passed and found nothing, which most do, and inputs of 0 are left out. The text is a third as long, and a
/// database has only one writer for it.
package struct StoredFindings: Hashable, Sendable, Decodable {
    /// Finding of one rule.
    package struct Finding: Hashable, Sendable, Decodable {
        package let rule: String
        package let outcome: String
        package let inputs: [String: Int64]
        /// `nil` for a rule that passed.
        package let reason: String?
    }

    /// Match keys of the customer, in hexadecimal.
    package let keys: [String: String]
    package let rules: [Finding]

    static func text(_ findings: [CreditFinding], keys: VelocityKeys) -> String {
        JSONWriter.object { json in
            json.object("keys") { json in
                json.member("person", hexadecimal(keys.party.person))
                json.member("company", hexadecimal(keys.party.company))
                json.member("household", hexadecimal(keys.party.household))
                json.member("email", hexadecimal(keys.party.email))
                json.member("phone", hexadecimal(keys.party.phone))
                json.member("address", hexadecimal(keys.party.address))
                json.member("ip", hexadecimal(keys.ipAddress))
            }
            json.objects("rules", findings.lazy.filter(\.isStored)) { finding, json in
                json.member("rule", finding.rule.rawValue)
                json.member("outcome", finding.outcome.rawValue)
                json.object("inputs") { json in
                    for input in finding.inputs where input.value != 0 {
                        json.member(dynamicName: input.name.rawValue, input.value)
                    }
                }
                json.member("reason", finding.reason)
            }
        }
    }

    /// - Parameter text: stored text; earlier versions stored outcomes by rule only.
    package init(_ text: String) throws {
        if let findings = try? JSONColumn.decode(StoredFindings.self, from: text) {
            let stored = Dictionary(findings.rules.map { ($0.rule, $0) }) { first, _ in first }
            let passed = CreditFinding.Outcome.passed.rawValue
            keys = findings.keys
            rules = CreditRule.allCases.map(\.rawValue).map { rule in
                stored[rule] ?? Finding(rule: rule, outcome: passed, inputs: [:], reason: nil)
            }
            return
        }
        let outcomes = try JSONColumn.decode([String: String].self, from: text)
        keys = [:]
        rules = outcomes.sorted { $0.key < $1.key }
            .map { Finding(rule: $0.key, outcome: $0.value, inputs: [:], reason: nil) }
    }

    private static func hexadecimal(_ key: MatchKey?) -> String? {
        key.map { String($0.value, radix: 16) }
    }
}

extension CreditFinding {
    /// True unless the rule passed and found nothing. The exposure is always stored, since it has a limit.
    fileprivate var isStored: Bool {
        outcome != .passed || rule == .exposure || inputs.contains { $0.name.isEvidence && $0.value != 0 }
    }
}

extension CreditFinding.Input.Name {
    /// True for a fact about the applicant; false for a limit or amount that it is compared with.
    fileprivate var isEvidence: Bool {
        switch self {
        case .found, .asked, .openCents, .paidOrders, .payTrustScore, .earlierChecks, .otherAddress, .otherName: true
        case .amountCents, .limitCents, .maxChecks: false
        }
    }
}
