import Foundation

/// Runs bodies one after the other on a thread and a connection of its own.
final class PostgresWorker {
    private let address: PostgresAddress
    private let isClosing: () -> Bool
    private var connection: PostgresConnection?
    /// How many connections did not answer in time, one after the other.
    private var abandoned = 0

    /// - Parameter isClosing: whether the pool ends and nobody is to wait for a server that does not answer.
    init(address: PostgresAddress, isClosing: @escaping () -> Bool) {
        self.address = address
        self.isClosing = isClosing
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
            // Connecting may have taken longer; the connection is as good for the next body.
            guard ContinuousClock.now < body.deadline else {
                body.expire()
                return nil
            }
            connection.deadline = body.deadline
            try connection.begin(body.onlyReads ? .readsOnly : .writes)
            try body.run(in: connection)
            if !body.onlyReads {
                guard body.beginCommit() else {
                    connection.rollBack()
                    return nil
                }
                isCommitting = true
            }
            try body.onlyReads ? connection.end() : connection.commit()
            abandoned = 0
            body.answer()
            return nil
        } catch is PostgresTimeout {
            body.expire()
            settleOrAbandon()
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
            guard isCommitting, error.leavesCommitUnknown else {
                body.withdrawCommit()
                return .noConnection(error.message)
            }
            body.fail(StoreUnavailable.outcomeUnknown(error.message))
            return nil
        }
        body.withdrawCommit()
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
    private static func pause(after attempt: Int, for reason: Reason) -> Duration {
        let longest =
            switch reason {
            case .conflict, .keyTaken: min(1_000 << min(attempt, 6), 50_000)
            case .noConnection: min(20_000 << min(attempt, 4), 250_000)
            }
        return .microseconds(Int.random(in: 0...longest))
    }
}
