import NIOCore

/// Progress of the requests and responses of one connection, as far as its deadlines depend on it.
struct RequestProgress {
    enum Overdue {
        /// No byte of a request has been received.
        case idle
        /// A request has been received in part.
        case request
    }

    private enum Reading {
        case nothing, head, body
    }

    private var reading = Reading.nothing
    /// Start of the current wait.
    private var since: NIODeadline
    private var isFirst = true
    private var isFinished = false
    /// Requests whose head has been read and whose response has not ended.
    private var pending = 0
    private var hasResponseBegun = false
    /// Bytes of the message being read, in total and of its body.
    private var rawBytes = 0
    private var bodyBytes = 0
    private var headLength = 0
    /// Body bytes since `since`.
    private var recentBytes = 0
    /// Bytes of the complete requests without a response, in order.
    private var complete = CircularBuffer<Int>(initialCapacity: 2)
    private var completeBytes = 0

    init(at now: NIODeadline) {
        since = now
    }

    // MARK: Events

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
        // The next request, if its body is being read, has waited for this response.
        if pending == 0 || pending == 1 && reading == .body { (since, recentBytes) = (now, 0) }
    }

    mutating func finishesOutput(at now: NIODeadline) {
        (isFinished, since) = (true, now)
    }

    /// Marks the connection as not idle while bytes of a response are unsent.
    mutating func isStillResponding(at now: NIODeadline) {
        if pending == 0, reading == .nothing { since = now }
    }

    // MARK: State

    /// Number of responses that precede the one to the request being read.
    var earlierResponses: Int { pending - (reading == .body ? 1 : 0) }

    /// True if the request being read can still get a response.
    var mayRespond: Bool {
        !isFinished && earlierResponses >= 0 && !(earlierResponses == 0 && reading == .body && hasResponseBegun)
    }

    var isReadingRequest: Bool { reading != .nothing }

    /// Bytes of an incomplete head.
    var headBytes: Int { reading == .head ? rawBytes : 0 }

    /// Bytes after the head that are not body. Bytes that arrived together with the head count as head.
    var overheadBytes: Int { reading == .body ? rawBytes - headLength - bodyBytes : 0 }

    /// Bytes kept in memory. A body that is too large is kept up to the size of the largest form.
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

/// Progress of the unsent bytes of responses.
struct OutputProgress {
    private var buffered = 0
    private var since: NIODeadline

    init(at now: NIODeadline) {
        since = now
    }

    /// - Returns: false when no byte has been sent within the timeout.
    mutating func advances(buffered: Int, at now: NIODeadline, timeout: TimeAmount) -> Bool {
        if buffered == 0 || buffered != self.buffered {
            (self.buffered, since) = (buffered, now)
        }
        return now - since < timeout
    }
}
