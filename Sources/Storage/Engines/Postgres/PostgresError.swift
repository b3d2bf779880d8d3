import CPostgres

/// Error reported by PostgreSQL or by the connection to it.
struct PostgresError: Error, CustomStringConvertible {
    /// SQLSTATE, five characters (PostgreSQL, appendix A); empty when the connection failed.
    let sqlState: String
    /// Name of the violated constraint, if there is one.
    let constraint: String?
    /// Primary message, without detail and context, which may contain values of rows.
    let message: String

    init(sqlState: String = "", message: String) {
        self.sqlState = sqlState
        constraint = nil
        self.message = message
    }

    /// - Parameter result: result with an error status.
    init(_ result: OpaquePointer, of connection: OpaquePointer) {
        func field(_ code: Int32) -> String? { PQresultErrorField(result, code).map { String(cString: $0) } }
        sqlState = field(Self.sqlStateField) ?? ""
        constraint = field(Self.constraintField)
        message = field(Self.primaryMessageField) ?? Self.lastMessage(of: connection)
    }

    static func lastMessage(of connection: OpaquePointer) -> String {
        let text = String(cString: PQerrorMessage(connection))
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    var description: String { "PostgreSQL \(sqlState): \(message)" }

    /// `PG_DIAG_SQLSTATE` and others: character constants, which Swift does not import.
    private static let sqlStateField = Int32(UInt8(ascii: "C"))
    private static let constraintField = Int32(UInt8(ascii: "n"))
    private static let primaryMessageField = Int32(UInt8(ascii: "M"))
}

/// The server has not responded by the deadline. Statements sent may still be executed, and results may still arrive.
struct PostgresTimeout: Error {}

extension PostgresError {
    /// Reaction to an error.
    enum Recovery {
        /// Serialization failure: the body runs again.
        case retry
        /// Two processes generated the same id: the body runs again, with new ids.
        case retryWithNewIDs
        /// The connection is lost or being closed: the body runs again on a new connection.
        case reconnect
        /// The statement was cancelled by a timeout: the body fails.
        case timedOut
        /// The server cannot execute it now: full disk, out of memory, read-only standby.
        case unavailable
        /// The statement itself is wrong.
        case fail
    }

    var remedy: Recovery {
        switch sqlState {
        case "40001", "40P01", "55P03": .retry
        case "23505" where constraint?.hasSuffix("_pkey") == true: .retryWithNewIDs
        case "57014": .timedOut
        case "25006", "25P03", "": .reconnect
        case _ where sqlState.hasPrefix("08") || sqlState.hasPrefix("57P"): .reconnect
        case _ where sqlState.hasPrefix("53") || sqlState.hasPrefix("58"): .unavailable
        default: .fail
        }
    }

    /// The error as callers of the engine see it.
    var storageError: any Error {
        guard sqlState == "23505", let constraint else { return self }
        return UniqueViolation(constraint: constraint)
    }

    /// True if a commit with this error may have succeeded nevertheless.
    var isCommitOutcomeUnknown: Bool {
        sqlState.isEmpty || sqlState.hasPrefix("08") || sqlState.hasPrefix("57P")
    }
}
