import NIOCore

/// Requests and responses of one connection, as far as its deadlines depend on them.
struct RequestProgress {
    enum Overdue {
        /// Nothing has come of a request.
        case idle
        /// A request is not complete.
        case request
    }

    private enum Reading {
        case nothing, head, body
    }

    private var reading = Reading.nothing
    /// Begin of what the connection waits for.
    private var since: NIODeadline
    private var isFirst = true
    private var isFinished = false
    /// Requests with a head that has been read and a response that has not ended.
    private var pending = 0
    private var hasResponseBegun = false
    /// Bytes of the message that is being read, in all and of its body.
    private var rawBytes = 0
    private var bodyBytes = 0
    private var headLength = 0
    /// Body bytes since `since`.
    private var recentBytes = 0
    /// Bytes of requests that are complete and not answered, in their order.
    private var complete = CircularBuffer<Int>(initialCapacity: 2)
    private var completeBytes = 0

    init(at now: NIODeadline) {
        since = now
    }

    // MARK: What happens

    mutating func received(_ count: Int, at now: NIODeadline) {
        rawBytes += count
        guard reading == .nothing else { return }
        reading = .head
        if !isFirst, pending == 0 { since = now }
    }

    mutating func headIsRead(at now: NIODeadline) {
        reading = .body
        pending += 1
        (headLength, bodyBytes, recentBytes) = (rawBytes, 0, 0)
        if pending == 1 { since = now }
    }

    mutating func bodyIsRead(_ count: Int) {
        bodyBytes += count
        recentBytes += count
    }

    mutating func requestIsRead(at now: NIODeadline) {
        reading = .nothing
        isFirst = false
        if pending > 0 {
            complete.append(rawBytes)
            completeBytes += rawBytes
        }
        (rawBytes, bodyBytes, headLength) = (0, 0, 0)
        if pending == 0 { since = now }
    }

    mutating func responseBegins() {
        hasResponseBegun = true
    }

    mutating func responseEnds(at now: NIODeadline) {
        hasResponseBegun = false
        pending = max(0, pending - 1)
        completeBytes -= complete.popFirst() ?? 0
        // The request behind, if its body is being read, has waited for this one.
        if pending == 0 || pending == 1 && reading == .body { (since, recentBytes) = (now, 0) }
    }

    mutating func finishesOutput(at now: NIODeadline) {
        (isFinished, since) = (true, now)
    }

    /// Bytes of a response have not left: the connection is not idle.
    mutating func isStillResponding(at now: NIODeadline) {
        if pending == 0, reading == .nothing { since = now }
    }

    // MARK: What follows

    /// Responses that come before that of the request being read.
    var earlierResponses: Int { pending - (reading == .body ? 1 : 0) }

    /// Whether the request being read can still be answered.
    var mayRespond: Bool {
        !isFinished && earlierResponses >= 0 && !(earlierResponses == 0 && reading == .body && hasResponseBegun)
    }

    var isReadingRequest: Bool { reading != .nothing }

    /// Bytes of a head that is not complete.
    var headBytes: Int { reading == .head ? rawBytes : 0 }

    /// Bytes behind the head that are not body. What came in one piece with the head is taken for the head.
    var overheadBytes: Int { reading == .body ? rawBytes - headLength - bodyBytes : 0 }

    /// Of a body that is too large no more is kept than the largest form takes.
    var heldBytes: Int { completeBytes + min(rawBytes, 1_024 * 1_024) }

    func overdue(at now: NIODeadline, _ limits: ConnectionLimits) -> Overdue? {
        let waited = now - since
        if isFinished { return waited >= limits.headTimeout ? .idle : nil }
        switch reading {
        case .nothing:
            guard pending == 0 else { return nil }
            return waited >= (isFirst ? limits.headTimeout : limits.idleTimeout) ? .idle : nil
        case .head:
            return pending == 0 && waited >= limits.headTimeout ? .request : nil
        case .body:
            guard pending <= 1, waited >= limits.bodyTimeout else { return nil }
            let seconds = Double(waited.nanoseconds) / 1_000_000_000
            return Double(recentBytes) < seconds * Double(limits.minBodyRate) ? .request : nil
        }
    }
}

/// Bytes of responses that have not left.
struct OutputProgress {
    private var buffered = 0
    private var since: NIODeadline

    init(at now: NIODeadline) {
        since = now
    }

    /// - Returns: false where nothing has left for as long as the timeout.
    mutating func advances(buffered: Int, at now: NIODeadline, timeout: TimeAmount) -> Bool {
        if buffered == 0 || buffered != self.buffered {
            (self.buffered, since) = (buffered, now)
        }
        return now - since < timeout
    }
}
