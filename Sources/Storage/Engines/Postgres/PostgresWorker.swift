import Foundation

/// Runs bodies one after the other on a thread and a connection of its own.
final class PostgresWorker {
    private let address: PostgresAddress
    private var connection: PostgresConnection?

    init(address: PostgresAddress) {
        self.address = address
    }

    /// Runs a body until it is committed, refuses by itself, or its time is up.
    func run(_ body: any WaitingBody) {
        var attempt = 0
        while true {
            attempt += 1
            guard let reason = tryOnce(body) else { return }
            if case .keyTaken(let taken) = reason, attempt == Self.mostTakenKeys { return body.fail(taken) }
            let pause = Self.pause(after: attempt, for: reason)
            guard ContinuousClock.now + pause < body.deadline else {
                return body.fail(reason.failure)
            }
            Thread.sleep(forTimeInterval: pause / .seconds(1))
        }
    }

    /// How often a body may meet a key that is taken before it is believed to be the body's own mistake.
    private static let mostTakenKeys = 3

    /// Why a body has to be run again.
    private enum Reason {
        case conflict
        case keyTaken(any Error)
        case noConnection(String)

        /// What its caller is told when there is no time for that.
        var failure: StoreUnavailable {
            switch self {
            case .conflict, .keyTaken: .timedOut
            case .noConnection(let words): .failing(words)
            }
        }
    }

    /// - Returns: nothing when the caller was answered.
    private func tryOnce(_ body: any WaitingBody) -> Reason? {
        var isCommitting = false
        do {
            let connection = try connected()
            try connection.begin(body.onlyReads ? .readsOnly : .writes)
            try body.run(in: connection)
            isCommitting = true
            try body.onlyReads ? connection.end() : connection.commit()
            body.answer()
            return nil
        } catch let error as PostgresError {
            return afterwards(error, in: body, isCommitting: isCommitting)
        } catch {
            connection?.rollBack()
            // The body refused by itself; a server that is too old only fails.
            error is StorageError ? body.fail(error) : body.answer()
            return nil
        }
    }

    private func afterwards(_ error: PostgresError, in body: any WaitingBody, isCommitting: Bool) -> Reason? {
        let isLost = connection?.isAlive != true
        if error.remedy == .reconnect || isLost {
            connection = nil
            guard isCommitting, !body.onlyReads, error.leavesCommitUnknown else { return .noConnection(error.message) }
            body.fail(StoreUnavailable.outcomeUnknown(error.message))
            return nil
        }
        connection?.rollBack()
        switch error.remedy {
        case .runAgain: return .conflict
        case .makeNewIDs: return .keyTaken(error.forCaller)
        case .giveUp: body.fail(StoreUnavailable.timedOut)
        case .unavailable: body.fail(StoreUnavailable.failing(error.message))
        case .reconnect, .none: body.fail(error.forCaller)
        }
        return nil
    }

    private func connected() throws -> PostgresConnection {
        if let connection, connection.isAlive { return connection }
        connection = nil
        let new = try PostgresConnection(address)
        connection = new
        return new
    }

    /// Random, so that those who got in each other's way do not do it again at once; longer the more often it happened.
    private static func pause(after attempt: Int, for reason: Reason) -> Duration {
        let longest =
            switch reason {
            case .conflict, .keyTaken: min(1_000 << min(attempt, 6), 50_000)
            case .noConnection: min(20_000 << min(attempt, 4), 250_000)
            }
        return .microseconds(Int.random(in: 0...longest))
    }
}
