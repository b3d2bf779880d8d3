import Crypto
package import Domain
import Foundation
import Storage

/// Link to a document or payment page that needs no password. Its token names the order and is signed by the platform,
/// so that nothing is stored.
package struct DocumentLink: Hashable, Sendable {
    /// Page or document of a link.
    package enum Target: Hashable, Sendable {
        case payment
        case document(DocumentKind, ordinal: Int)
    }

    let orderID: Identifier
    package let target: Target

    init(orderID: Identifier, target: Target) {
        self.orderID = orderID
        self.target = target
    }

    /// Years after the last event of an order for which its links are valid: the statutory retention period of invoices
    /// (art. 52 lid 4 AWR).
    static let validityYears = 7

    /// Token of 35 characters in base64url: 10 bytes of content and 16 of signature.
    func token(signedWith key: DocumentLinkKey) -> String {
        Data(signature(key: key)).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// `nil` unless the platform created exactly this token.
    init?(token: String, under key: DocumentLinkKey) {
        guard token.utf8.count == Self.tokenLength else { return nil }
        let base64 = token.replacing("-", with: "+").replacing("_", with: "/") + "="
        guard let bytes = Data(base64Encoded: base64), let link = DocumentLink(bytes: Array(bytes)) else { return nil }
        guard link.token(signedWith: key).equalsInConstantTime(token) else { return nil }
        self = link
    }

    private static let tokenLength = 35
    private static let signatureLength = 16

    private init?(bytes: [UInt8]) {
        guard bytes.count == 10 + Self.signatureLength else { return nil }
        orderID = Identifier(bytes.prefix(8).reduce(0) { $0 << 8 | Int64($1) })
        if bytes[8] == 0 {
            target = .payment
        } else if let kind = DocumentKind.allCases.first(where: { $0.tokenByte == bytes[8] }) {
            target = .document(kind, ordinal: Int(bytes[9]))
        } else {
            return nil
        }
    }

    private func signature(key: DocumentLinkKey) -> [UInt8] {
        let (mark, ordinal) =
            switch target {
            case .payment: (UInt8(0), UInt8(0))
            // No document is sent more than 255 times.
            case .document(let kind, let ordinal): (kind.tokenByte, UInt8(clamping: ordinal))
            }
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: orderID.value >> (56 - 8 * $0)) } + [mark, ordinal]
        let seal = HMAC<SHA256>.authenticationCode(for: bytes, using: key.key)
        return bytes + seal.prefix(Self.signatureLength)
    }
}

extension DocumentKind {
    /// Byte in tokens, which must never change.
    fileprivate var tokenByte: UInt8 {
        switch self {
        case .invoice: 1
        case .reminder: 2
        case .statutoryNotice: 3
        case .collectionNotice: 4
        case .creditNote: 5
        }
    }
}

/// Key that signs tokens: 256 random bits, one key for each database.
struct DocumentLinkKey: Sendable {
    fileprivate let key: SymmetricKey

    /// - Throws: `Missing` when the database has no key yet.
    init(in transaction: any Transaction) throws {
        guard let text = try PlatformSetting.linkKey.value(in: transaction) else { throw Missing() }
        key = SymmetricKey(data: Data(text.utf8))
    }

    fileprivate struct Missing: Error {}
}

extension Platform {
    /// Reads data that needs the database's key, which is created at its first use.
    func readWithLinkKey<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        do {
            return try await database.read(body)
        } catch is DocumentLinkKey.Missing {
            let new = randomBytes(32).hexadecimal
            try await database.write { try PlatformSetting.linkKey.setIfAbsent(new, in: $0) }
            return try await database.read(body)
        }
    }
}
