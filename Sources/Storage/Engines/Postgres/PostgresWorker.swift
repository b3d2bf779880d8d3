import Foundation

/// Runs transactions one by one on a connection and a thread of its own.
final class PostgresWorker {
    private let address: PostgresConnectionString
    private let isClosing: () -> Bool
    private var connection: PostgresConnection?
    /// Number of consecutive connections that did not respond in time.
    private var abandoned = 0

    /// - Parameter isClosing: true when the pool is closing, after which the worker no longer waits for a server that
    ///   does not respond.
    init(address: PostgresConnectionString, isClosing: @escaping () -> Bool) {
        self.address = address
        self.isClosing = isClosing
    }

    /// Runs a transaction until it is committed, refused by its body, or expired.
    func run(_ body: any AnyPendingTransaction) {
        var attempt = 0
        while true {
            attempt += 1
            guard let reason = runAttempt(body) else { return }
            if case .uniqueViolation(let taken) = reason, attempt == Self.maxUniqueViolations {
                return body.fail(taken)
            }
            let delay = Self.retryDelay(after: attempt, for: reason)
            guard ContinuousClock.now + delay < body.deadline else {
                return body.fail(reason.failure)
            }
            Thread.sleep(forTimeInterval: delay / .seconds(1))
        }
    }

    /// Number of unique violations after which a body is taken to be wrong itself.
    private static let maxUniqueViolations = 3

    /// Reason to run a transaction again.
    private enum RetryReason {
        case conflict
        case uniqueViolation(any Error)
        case noConnection(String)

        /// Error for the caller when there is no time left to retry.
        var failure: StorageUnavailable {
            switch self {
            case .conflict, .uniqueViolation: .timedOut
            case .noConnection(let words): .unavailable(words)
            }
        }
    }

    /// - Returns: `nil` when the caller has a response.
    private func runAttempt(_ body: any AnyPendingTransaction) -> RetryReason? {
        var isCommitting = false
        do {
            let connection = try openConnection()
            // Connecting may have taken longer than the deadline; the connection serves the next transaction.
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
            // The body refused; `StorageError`, for a server that is too old, fails it.
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

    /// Waits for a connection that did not respond in time, and closes it if it still does not.
    ///
    /// Reconnecting after every slow statement would add load to a busy server. The wait doubles each time, since a
    /// stopped server keeps closed connections until it continues.
    private func settleOrAbandon() {
        guard let connection else { return }
        let seconds = 1 << min(abandoned, Self.maxDoublings)
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

    /// Number of doublings, for a wait of 32 seconds at most.
    private static let maxDoublings = 5

    /// Random delay, so that conflicting transactions do not conflict again; its maximum grows with each attempt.
    private static func retryDelay(after attempt: Int, for reason: RetryReason) -> Duration {
        let maxMicroseconds =
            switch reason {
            case .conflict, .uniqueViolation: min(1_000 << min(attempt, 6), 50_000)
            case .noConnection: min(20_000 << min(attempt, 4), 250_000)
            }
        return .microseconds(Int.random(in: 0...maxMicroseconds))
    }
}
