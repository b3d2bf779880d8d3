import CPostgres

/// What PostgreSQL, or the way to it, had to say.
struct PostgresError: Error, CustomStringConvertible {
    /// Five characters (PostgreSQL, appendix A); empty when the connection itself broke.
    let sqlState: String
    /// Without the detail and the context, in which values of rows can stand.
    let message: String

    init(sqlState: String = "", message: String) {
        self.sqlState = sqlState
        self.message = message
    }

    /// - Parameter result: one that says no.
    init(_ result: OpaquePointer, of connection: OpaquePointer) {
        sqlState = PQresultErrorField(result, Self.sqlStateField).map { String(cString: $0) } ?? ""
        let primary = PQresultErrorField(result, Self.primaryMessageField).map { String(cString: $0) }
        message = primary ?? Self.lastMessage(of: connection)
    }

    static func lastMessage(of connection: OpaquePointer) -> String {
        let text = String(cString: PQerrorMessage(connection))
        return text.split(separator: "\n").joined(separator: ", ")
    }

    var description: String { "PostgreSQL \(sqlState): \(message)" }

    /// `PG_DIAG_SQLSTATE`, `PG_DIAG_MESSAGE_PRIMARY`: character constants, which Swift does not import.
    private static let sqlStateField = Int32(UInt8(ascii: "C"))
    private static let primaryMessageField = Int32(UInt8(ascii: "M"))
}

extension PostgresError {
    /// What is to be done after an error.
    enum Remedy {
        /// Others were in the way: the body is run again.
        case runAgain
        /// A unique key that was free when the body looked has been taken by another transaction meanwhile; or the body
        /// did not look. It is run again, and not often.
        case runAgainOnce
        /// The server goes or is gone: the body is run again on a new connection.
        case reconnect
        /// There is no time left for this body.
        case giveUp
        /// The server cannot do it for now: a full disk, no memory, a standby that only reads.
        case unavailable
        /// It is the statement that is wrong.
        case none
    }

    var remedy: Remedy {
        switch sqlState {
        case "40001", "40P01", "55P03": .runAgain
        case "23505": .runAgainOnce
        case "57014": .giveUp
        case "25006", "25P03", "": .reconnect
        case _ where sqlState.hasPrefix("08") || sqlState.hasPrefix("57P"): .reconnect
        case _ where sqlState.hasPrefix("53") || sqlState.hasPrefix("58"): .unavailable
        default: .none
        }
    }

    /// Whether a commit that this befell may have been done nevertheless.
    var leavesCommitUnknown: Bool {
        sqlState.isEmpty || sqlState.hasPrefix("08") || sqlState.hasPrefix("57P")
    }
}
