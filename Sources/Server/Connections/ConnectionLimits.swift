package import NIOCore

/// Limits of a client's use of time and memory.
package struct ConnectionLimits: Sendable {
    /// Time for a request's head: from the connection's start, from the request's first byte, or from the end of the
    /// previous response, whichever is last.
    package var headTimeout = TimeAmount.seconds(10)
    /// Time between a response's end and the first byte of the next request.
    package var idleTimeout = TimeAmount.seconds(60)
    /// Time for a request's body, unless it arrives at `minBodyRate`.
    package var bodyTimeout = TimeAmount.seconds(30)
    /// Bytes a second, averaged since the start of the body.
    package var minBodyRate = 1_024
    /// Time in which at least one byte of a response must be sent.
    package var writeTimeout = TimeAmount.seconds(30)
    /// Time a connection stays open after a rejection, so that the client can read it.
    package var lingerTimeout = TimeAmount.seconds(1)
    /// Time for requests in flight when the process shuts down.
    package var grace = TimeAmount.seconds(10)
    /// Time before connections are accepted again after the process ran out of descriptors.
    package var acceptDelay = TimeAmount.milliseconds(100)

    package var maxConnections = 16_384
    /// Limit for each address except trusted proxies. An IPv6 network (/64) counts as one address.
    package var maxConnectionsPerAddress = 256
    /// Size of a request's head in bytes, as sent.
    package var maxHeadBytes = 64 * 1_024
    package var maxHeaderFields = 100
    /// Bytes after a request's head that are not body: chunk sizes, their extensions, trailers.
    package var maxOverheadBytes = 64 * 1_024
    /// Bytes of all requests in progress together.
    package var maxRequestBytes = 128 * 1_024 * 1_024

    package init() {}

    /// Interval at which deadlines are checked: a fraction of the shortest.
    var tick: TimeAmount {
        let shortest = min(headTimeout, idleTimeout, bodyTimeout, writeTimeout, lingerTimeout)
        return .nanoseconds(min(max(shortest.nanoseconds / 4, 5_000_000), 500_000_000))
    }
}
