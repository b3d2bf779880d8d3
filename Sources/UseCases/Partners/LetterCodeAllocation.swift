import Domain
import Storage

extension Platform {
    /// A letter code that nobody has: one that the company's name suggests where there is one, else any.
    /// - Throws: `InvariantViolation` when nearly all of them are given out
    func allocateLetterCode(for companyName: String, in transaction: any Transaction) throws -> LetterCode {
        for code in LetterCode.suggestions(for: companyName)
        where try !MerchantTable.conflicts(withLetterCode: code, in: transaction) {
            return code
        }
        for _ in 0..<Self.maxLetterCodeAttempts {
            if let code = LetterCode(random: randomBytes(3)),
                try !MerchantTable.conflicts(withLetterCode: code, in: transaction)
            {
                return code
            }
        }
        throw InvariantViolation("No free letter code was found.")
    }

    /// With nine tenths of all given out one in 37,000 requests finds none.
    private static let maxLetterCodeAttempts = 100
}
