public import AsyncHTTPClient

/// A shop's or partner's access to a host of the Billink API.
///
/// It holds no connection and no state of its own: make one and hand it around, from any task. Connections are those of
/// one `HTTPClient` for all clients of the process, unless another is handed in.
///
/// The calls about orders are methods of the client itself; the others stand together by what they are about:
/// ``sessions``, ``webhooks``, ``partner`` and ``sandbox``. Every call throws ``BillinkError`` and nothing else.
public struct BillinkClient: Sendable {
    let exchange: RequestExecutor

    /// - Parameters:
    ///   - host: where the API answers.
    ///   - credentials: who is calling.
    ///   - httpClient: whose connections are used; it is not shut down. One of your own can refuse redirects, use a
    ///     proxy or trust other certificates; set `connectionPool.retryConnectionEstablishment` to `false` in it, or
    ///     it tries to reach a host for as long as there is time, before the retry policy is asked.
    ///   - timeout: for a whole call, from the first attempt to the last byte of the answer, pauses included.
    ///   - retryPolicy: how often a call is sent again that did not get through.
    public init(
        host: APIHost, credentials: Credentials, httpClient: HTTPClient? = nil, timeout: Duration = .seconds(30),
        retryPolicy: RetryPolicy = .standard
    ) {
        self.init(
            exchange: RequestExecutor(
                host: host, credentials: credentials, timeout: timeout, retryPolicy: retryPolicy,
                carrier: HTTPTransport(client: httpClient ?? HTTPTransport.standardClient), surroundings: .real))
    }

    init(exchange: RequestExecutor) {
        self.exchange = exchange
    }

    /// The calls about the hosted checkout.
    public var sessions: SessionCalls { SessionCalls(exchange: exchange) }

    /// The calls that say where the shop wants to be told of something.
    public var webhooks: WebhookCalls { WebhookCalls(exchange: exchange) }

    /// The calls of a partner about the merchants under it.
    public var partner: PartnerCalls { PartnerCalls(exchange: exchange) }

    /// What only a sandbox can do.
    public var sandbox: SandboxCalls { SandboxCalls(exchange: exchange) }
}
