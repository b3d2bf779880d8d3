public import AsyncHTTPClient

/// Client of the Billink API for a merchant or partner.
///
/// A `Sendable` value without state: create one and share it between tasks. All clients of a process share one
/// `HTTPClient` unless another is passed.
///
/// Calls about orders are methods of the client. Others are grouped: ``sessions``, ``webhooks``, ``partner`` and
/// ``sandbox``. Every call throws ``BillinkError`` only.
public struct BillinkClient: Sendable {
    let executor: RequestExecutor

    /// - Parameters:
    ///   - host: base URL of the API.
    ///   - credentials: the merchant's or partner's credentials.
    ///   - httpClient: client to use instead of the shared one, for example with a proxy or other trusted certificates.
    ///     It is not shut down. Set `connectionPool.retryConnectionEstablishment` to `false` in its configuration;
    ///     otherwise it retries connections until the timeout, and the retry policy does not apply.
    ///   - timeout: limit for a whole call, all attempts and delays included.
    ///   - retryPolicy: number and delay of retries.
    public init(
        host: APIHost, credentials: Credentials, httpClient: HTTPClient? = nil, timeout: Duration = .seconds(30),
        retryPolicy: RetryPolicy = .standard
    ) {
        self.init(
            executor: RequestExecutor(
                host: host, credentials: credentials, timeout: timeout, retryPolicy: retryPolicy,
                transport: HTTPTransport(client: httpClient ?? HTTPTransport.standardClient), dependencies: .real))
    }

    init(executor: RequestExecutor) {
        self.executor = executor
    }

    /// Calls about the hosted checkout.
    public var sessions: SessionCalls { SessionCalls(executor: executor) }

    /// Calls that configure webhooks.
    public var webhooks: WebhookCalls { WebhookCalls(executor: executor) }

    /// Calls of a partner about its merchants.
    public var partner: PartnerCalls { PartnerCalls(executor: executor) }

    /// Calls that only a sandbox has.
    public var sandbox: SandboxCalls { SandboxCalls(executor: executor) }
}
