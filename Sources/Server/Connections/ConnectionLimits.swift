package import NIOCore

/// Limits of what clients may take of a process, in time and in memory.
package struct ConnectionLimits: Sendable {
    /// Time for a request's head: from the connection's begin, from the first byte of the request, or from the end of
    /// the response before it, whichever is last.
    package var headTimeout = TimeAmount.seconds(10)
    /// Time between a response's end and the first byte of the next request.
    package var idleTimeout = TimeAmount.seconds(60)
    /// Time for a request's body, unless it comes at `minBodyRate`.
    package var bodyTimeout = TimeAmount.seconds(30)
    /// Bytes a second, on average since the body began.
    package var minBodyRate = 1_024
    /// Time in which at least one byte of a response must leave.
    package var writeTimeout = TimeAmount.seconds(30)
    /// Time a connection stays open after a refusal, so that the client can read it.
    package var lingerTimeout = TimeAmount.seconds(1)
    /// Time for requests in flight when the process is told to end.
    package var grace = TimeAmount.seconds(10)
    /// Time before connections are accepted again after the process ran out of descriptors.
    package var acceptDelay = TimeAmount.milliseconds(100)

    package var maxConnections = 16_384
    /// Not for trusted proxies. A network of IPv6 (/64) counts as one address.
    package var maxConnectionsPerAddress = 256
    /// Bytes of a request's head as they are sent.
    package var maxHeadBytes = 64 * 1_024
    package var maxHeaderFields = 100
    /// Bytes of a request after its head that are not body: chunk sizes, their extensions, trailers.
    package var maxOverheadBytes = 64 * 1_024
    /// Bytes of all requests under way together.
    package var maxRequestBytes = 128 * 1_024 * 1_024

    package init() {}

    /// Interval at which deadlines are looked at: a fraction of the shortest.
    var tick: TimeAmount {
        let shortest = min(headTimeout, idleTimeout, bodyTimeout, writeTimeout, lingerTimeout)
        return .nanoseconds(min(max(shortest.nanoseconds / 4, 5_000_000), 500_000_000))
    }
}
