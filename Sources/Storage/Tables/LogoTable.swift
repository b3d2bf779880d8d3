package import Domain
import Foundation

/// Table of merchants' logos.
package enum LogoTable {
    /// - Parameter logo: replaces the current one; `nil` deletes it.
    package static func set(_ logo: Logo?, merchantID: Identifier, in transaction: any Transaction) throws {
        try transaction.execute("DELETE FROM merchant_logos WHERE merchant_id = $1", [.integer(merchantID.value)])
        guard let logo else { return }
        try transaction.execute(
            "INSERT INTO merchant_logos (merchant_id, bytes, form) VALUES ($1, $2, $3)",
            [
                .integer(merchantID.value), .text(Data(logo.bytes).base64EncodedString()), .text(logo.format.rawValue),
            ])
    }

    package static func find(merchantID: Identifier, in transaction: any Transaction) throws -> Logo? {
        try transaction.row(
            "SELECT bytes, form FROM merchant_logos WHERE merchant_id = $1", [.integer(merchantID.value)]
        ) { row in
            guard let bytes = try Data(base64Encoded: row.text(0)) else {
                throw StorageError.unreadableRow("merchant_logos.bytes")
            }
            guard let form = try Logo.Format(rawValue: row.text(1)) else {
                throw StorageError.unreadableRow("merchant_logos.form")
            }
            return Logo(form, bytes: [UInt8](bytes))
        }
    }
}
