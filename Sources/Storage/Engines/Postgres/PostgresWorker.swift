import Foundation

/// Runs bodies one after the other on a thread and a connection of its own.
final class PostgresWorker {
    private let address: PostgresConnectionString
    private let isClosing: () -> Bool
    private var connection: PostgresConnection?
    /// How many connections did not answer in time, one after the other.
    private var abandoned = 0

    /// - Parameter isClosing: whether the pool ends and nobody is to wait for a server that does not answer.
    init(address: PostgresConnectionString, isClosing: @escaping () -> Bool) {
        self.address = address
        self.isClosing = isClosing
    }

    /// Runs a body until it is committed, refuses by itself, or its time is up.
    func run(_ body: any AnyPendingTransaction) {
        var attempt = 0
        while true {
            attempt += 1
            guard let reason = runAttempt(body) else { return }
            if case .uniqueViolation(let taken) = reason, attempt == Self.maxUniqueViolations {
                return body.fail(taken)
            }
            let pause = Self.retryDelay(after: attempt, for: reason)
            guard ContinuousClock.now + pause < body.deadline else {
                return body.fail(reason.failure)
            }
            Thread.sleep(forTimeInterval: pause / .seconds(1))
        }
    }

    /// How often a body may meet a key that is taken before it is believed to be the body's own mistake.
    private static let maxUniqueViolations = 3

    /// Why a body has to be run again.
    private enum RetryReason {
        case conflict
        case uniqueViolation(any Error)
        case noConnection(String)

        /// What its caller is told when there is no time for that.
        var failure: StorageUnavailable {
            switch self {
            case .conflict, .uniqueViolation: .timedOut
            case .noConnection(let words): .unavailable(words)
            }
        }
    }

    /// - Returns: nothing when the caller was answered.
    private func runAttempt(_ body: any AnyPendingTransaction) -> RetryReason? {
        var isCommitting = false
        do {
            let connection = try openConnection()
            // Connecting may have taken longer; the connection is as good for the next body.
            guard ContinuousClock.now < body.deadline else {
                body.expire()
                return nil
            }
            connection.deadline = body.deadline
            try connection.begin(body.isReadOnly ? .readOnly : .readWrite)
            try body.run(in: connection)
            if !body.isReadOnly {
                guard body.beginCommit() else {
                    connection.rollBack()
                    return nil
                }
                isCommitting = true
            }
            try body.isReadOnly ? connection.end() : connection.commit()
            abandoned = 0
            body.complete()
            return nil
        } catch is PostgresTimeout {
            body.expire()
            settleOrAbandon()
            return nil
        } catch let error as PostgresError {
            return retryReason(error, in: body, isCommitting: isCommitting)
        } catch {
            connection?.rollBack()
            // The body refused by itself; a server that is too old only fails.
            error is StorageError ? body.fail(error) : body.complete()
            return nil
        }
    }

    private func retryReason(_ error: PostgresError, in body: any AnyPendingTransaction, isCommitting: Bool)
        -> RetryReason?
    {
        let isLost = connection?.isAlive != true
        if error.remedy == .reconnect || isLost {
            connection = nil
            guard isCommitting, error.isCommitOutcomeUnknown else {
                body.withdrawCommit()
                return .noConnection(error.message)
            }
            body.fail(StorageUnavailable.commitOutcomeUnknown(error.message))
            return nil
        }
        body.withdrawCommit()
        connection?.rollBack()
        switch error.remedy {
        case .retry: return .conflict
        case .retryWithNewIDs: return .uniqueViolation(error.storageError)
        case .timedOut: body.fail(StorageUnavailable.timedOut)
        case .unavailable: body.fail(StorageUnavailable.unavailable(error.message))
        case .reconnect, .fail: body.fail(error.storageError)
        }
        return nil
    }

    private func openConnection() throws -> PostgresConnection {
        if let connection, connection.isAlive { return connection }
        connection = nil
        let new = try PostgresConnection(address)
        connection = new
        return new
    }

    /// Gives a connection that has not answered in time a while to do so, and closes it if it does not.
    ///
    /// A server that is only busy would be busier still with a new connection for every statement that takes too long.
    /// The while doubles each time, since a server that has stopped keeps what was closed until it goes on.
    private func settleOrAbandon() {
        guard let connection else { return }
        let seconds = 1 << min(abandoned, Self.mostDoublings)
        abandoned += 1
        connection.deadline = .now
        connection.rollBack()
        for _ in 0..<seconds where connection.isAlive && !isClosing() {
            guard connection.settle(by: .now + .seconds(1)) else { continue }
            abandoned = 0
            return
        }
        self.connection = nil
    }

    /// A connection is given half a minute at most.
    private static let mostDoublings = 5

    /// Random, so that those who got in each other's way do not do it again at once; longer the more often it happened.
    private static func retryDelay(after attempt: Int, for reason: RetryReason) -> Duration {
        let longest =
            switch reason {
            case .conflict, .uniqueViolation: min(1_000 << min(attempt, 6), 50_000)
            case .noConnection: min(20_000 << min(attempt, 4), 250_000)
            }
        return .microseconds(Int.random(in: 0...longest))
    }
}
