import CPostgres

/// What PostgreSQL, or the way to it, had to say.
struct PostgresError: Error, CustomStringConvertible {
    /// Five characters (PostgreSQL, appendix A); empty when the connection itself broke.
    let sqlState: String
    /// The constraint that was broken, where it is one.
    let constraint: String?
    /// Without the detail and the context, in which values of rows can stand.
    let message: String

    init(sqlState: String = "", message: String) {
        self.sqlState = sqlState
        constraint = nil
        self.message = message
    }

    /// - Parameter result: one that says no.
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

    /// `PG_DIAG_SQLSTATE` and so on: character constants, which Swift does not import.
    private static let sqlStateField = Int32(UInt8(ascii: "C"))
    private static let constraintField = Int32(UInt8(ascii: "n"))
    private static let primaryMessageField = Int32(UInt8(ascii: "M"))
}

/// The server has not answered by the deadline. What was sent may still be done, and its answers may still come.
struct PostgresTimeout: Error {}

extension PostgresError {
    /// What is to be done after an error.
    enum Recovery {
        /// Others were in the way: the body is run again.
        case retry
        /// Two processes made the same id: each run of a body makes new ones.
        case retryWithNewIDs
        /// The server goes or is gone: the body is run again on a new connection.
        case reconnect
        /// There is no time left for this body.
        case timedOut
        /// The server cannot do it for now: a full disk, no memory, a standby that only reads.
        case unavailable
        /// It is the statement that is wrong.
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

    /// The error as those above the engine know it.
    var storageError: any Error {
        guard sqlState == "23505", let constraint else { return self }
        return UniqueViolation(constraint: constraint)
    }

    /// Whether a commit that this befell may have been done nevertheless.
    var isCommitOutcomeUnknown: Bool {
        sqlState.isEmpty || sqlState.hasPrefix("08") || sqlState.hasPrefix("57P")
    }
}
