import CPostgres
import Foundation

/// One row of a result in binary format.
struct PostgresRow: ResultRow {
    let result: OpaquePointer
    let row: Int32

    func integer(_ column: Int) throws -> Int64 {
        guard let value = try optionalInteger(column) else { throw StorageError.unreadableRow("column \(column)") }
        return value
    }

    func optionalInteger(_ column: Int) throws -> Int64? {
        guard let bytes = bytes(column) else { return nil }
        switch PQftype(result, Int32(column)) {
        case PostgresType.int8: return Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
        case PostgresType.int4: return Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self)))
        default: throw StorageError.unreadableRow("column \(column)")
        }
    }

    func text(_ column: Int) throws -> String {
        guard let value = try optionalText(column) else { throw StorageError.unreadableRow("column \(column)") }
        return value
    }

    func optionalText(_ column: Int) throws -> String? {
        guard let bytes = bytes(column) else { return nil }
        guard PQftype(result, Int32(column)) == PostgresType.text else {
            throw StorageError.unreadableRow("column \(column)")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Bytes of a column; `nil` for NULL.
    private func bytes(_ column: Int) -> UnsafeRawBufferPointer? {
        guard PQgetisnull(result, row, Int32(column)) == 0 else { return nil }
        return UnsafeRawBufferPointer(
            start: PQgetvalue(result, row, Int32(column)), count: Int(PQgetlength(result, row, Int32(column))))
    }
}

/// Types in use, by PostgreSQL's own numbers (pg_type.dat).
enum PostgresType {
    static let int8: Oid = 20
    static let int4: Oid = 23
    static let text: Oid = 25
    /// Type inferred from the statement: for NULL, which has none of its own.
    static let unknown: Oid = 0
}

/// Values in libpq's form: four arrays of equal length, in binary format.
enum PostgresParameters {
    typealias Body<Result> = (
        _ types: [Oid], _ bytes: [UnsafePointer<CChar>?], _ lengths: [Int32], _ formats: [Int32]
    ) throws -> Result

    static func with<Result>(_ values: [SQLValue], _ use: Body<Result>) rethrows -> Result {
        var bytes: [UInt8] = []
        // Offset of each value in the buffer; `nil` for NULL.
        var places: [Range<Int>?] = []
        for value in values {
            let start = bytes.count
            switch value {
            case .null: break
            case .integer(let number): withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
            case .text(let text): bytes.append(contentsOf: text.utf8)
            }
            places.append(value == .null ? nil : start..<bytes.count)
        }
        // Keeps the offset of an empty text at the end valid.
        bytes.append(0)
        return try bytes.withUnsafeBytes { bytes in
            let characters = bytes.assumingMemoryBound(to: CChar.self)
            let pointers = places.map { place in
                place.flatMap { place in characters.baseAddress.map { $0 + place.lowerBound } }
            }
            return try use(
                values.map(type), pointers, places.map { Int32($0?.count ?? 0) },
                Array(repeating: 1, count: values.count))
        }
    }

    private static func type(of value: SQLValue) -> Oid {
        switch value {
        case .null: PostgresType.unknown
        case .integer: PostgresType.int8
        case .text: PostgresType.text
        }
    }
}
