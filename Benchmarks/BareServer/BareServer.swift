import Hummingbird
import Logging

/// What the framework alone can do on this machine: the yardstick of `make bench`.
///
/// It routes, reads the whole body and answers the platform's bytes; nothing is parsed, decided or stored.
@main
struct BareServer {
    /// The one argument is the port to listen on, 9000 without it.
    static func main() async throws {
        let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 9_000
        var logger = Logger(label: "bare-server")
        logger.logLevel = .error
        let application = Application(
            router: router(),
            configuration: .init(address: .hostname("127.0.0.1", port: port)),
            logger: logger
        )
        try await application.runService()
    }

    private static func router() -> Router<BasicRequestContext> {
        let router = Router()
        for prefix in ["/v1/client", "/api"] {
            for (call, reply) in FixedReply.all {
                router.post("\(prefix)/\(call)") { request, _ in
                    // The platform's own limit, so that both read alike.
                    _ = try await request.body.collect(upTo: 256 * 1_024)
                    return reply
                }
            }
        }
        return router
    }
}
