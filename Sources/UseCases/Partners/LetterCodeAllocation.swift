import Domain
import Storage

extension Platform {
    /// Free letter code, one suggested by the company's name if possible, otherwise a random one.
    /// - Throws: `InvariantViolation` when nearly all codes are taken
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

    /// Number of random codes tried. With nine tenths of all codes taken, one in 37,000 requests finds none.
    private static let maxLetterCodeAttempts = 100
}
