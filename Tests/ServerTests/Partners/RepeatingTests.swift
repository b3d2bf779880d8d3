import Domain
import Testing

@testable import Storage
@testable import UseCases

@Suite("A letter code that another request takes meanwhile")
struct RepeatingTests {
    @Test(
        "leads to another try, a bounded number of times; a username does not",
        arguments: [
            (MerchantTable.letterCodeConstraint, 2, 3, true), (MerchantTable.letterCodeConstraint, 4, 5, true),
            (MerchantTable.letterCodeConstraint, 100, 5, false), (MerchantTable.usernameConstraint, 1, 1, false),
        ])
    func tries(constraint: String, failures: Int, expected: Int, succeeds: Bool) async throws {
        try await Sandbox.run { sandbox in
            var tries = 0
            let result = try? await CreateMerchant(sandbox.platform).repeating {
                tries += 1
                if tries <= failures { throw KeyTaken(constraint: constraint) }
                return "done"
            }
            #expect(tries == expected)
            #expect((result == "done") == succeeds)
        }
    }
}
