import Domain

/// What a check was decided on, as the JSON text in `checks.findings`:
/// `{"keys":{"email":"5f…"},"rules":[{"rule":"exposure","outcome":"failed","inputs":{"open_cents":…},"reason":"…"}]}`.
package struct StoredFindings: Hashable, Sendable, Decodable {
    package struct Finding: Hashable, Sendable, Decodable {
        package let rule: String
        package let outcome: String
        package let inputs: [String: Int64]
        /// Absent where the rule was kept.
        package let reason: String?
    }

    /// The hashes by which the customer was recognised, in hexadecimal.
    package let keys: [String: String]
    package let rules: [Finding]

    static func text(_ findings: [CreditFinding], keys: CheckKeys) -> String {
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
            json.objects("rules", findings) { finding, json in
                json.member("rule", finding.rule.rawValue)
                json.member("outcome", finding.outcome.rawValue)
                json.object("inputs") { json in
                    for input in finding.inputs { json.count(input.name.rawValue, input.value) }
                }
                json.member("reason", finding.reason)
            }
        }
    }

    /// - Parameter text: as it is stored; versions before policies had one wrote outcomes by rule alone.
    init(_ text: String) throws {
        if let findings = try? StoredDocument.decode(StoredFindings.self, from: text) {
            self = findings
            return
        }
        let outcomes = try StoredDocument.decode([String: String].self, from: text)
        keys = [:]
        rules = outcomes.sorted { $0.key < $1.key }
            .map { Finding(rule: $0.key, outcome: $0.value, inputs: [:], reason: nil) }
    }

    private static func hexadecimal(_ key: RecognitionKey?) -> String? {
        key.map { String($0.value, radix: 16) }
    }
}
