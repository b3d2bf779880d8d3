import Foundation

extension LetterCode {
    /// Codes of three capitals for a company name, best first: its first letter and two later ones, in their order.
    /// `Bakkerij` gives BAK, BAE, BAR … Empty for a name with fewer than three Latin letters.
    package static func suggestions(for companyName: String) -> [LetterCode] {
        let plain = companyName.prefix(maxNameLength).folding(options: .diacriticInsensitive, locale: nil).uppercased()
        let letters = plain.utf8.filter(\.isASCIICapital).prefix(maxCandidateLetters).map {
            Character(Unicode.Scalar($0))
        }
        guard let first = letters.first else { return [] }
        var codes: [String] = []
        for (index, second) in letters.enumerated().dropFirst() {
            for third in letters[(index + 1)...] {
                let code = String([first, second, third])
                if !codes.contains(code) { codes.append(code) }
            }
        }
        return codes.compactMap { LetterCode($0) }
    }

    /// A code of three capitals from random bytes; `nil` when there are too few.
    package init?(random bytes: [UInt8]) {
        self.init(String(decoding: bytes.prefix(3).map { UInt8(ascii: "A") + $0 % 26 }, as: UTF8.self))
    }

    private static let maxNameLength = 200
    private static let maxCandidateLetters = 8
}
