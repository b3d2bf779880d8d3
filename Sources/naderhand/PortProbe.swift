import NIOCore
import NIOPosix
import Server

/// Checks that an address is free to listen on, before a start that would fail creates files.
struct PortProbe {
    let address: ServerAddress

    /// - Throws: `CommandFailure` with the reason.
    func requireFree() async throws {
        do {
            let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                // Accepts no connections: a client that connects now must reach the server.
                .serverChannelOption(.autoRead, value: false)
                .bind(host: address.host, port: address.port)
                .get()
            try await channel.close().get()
        } catch let error as IOError {
            throw CommandFailure.failed(sentence(for: error))
        } catch {
            throw CommandFailure.failed(noSuchAddress)
        }
    }

    private var noSuchAddress: String {
        "This machine has no address \(address.host): choose one of its own with --host."
    }

    private func sentence(for error: IOError) -> String {
        switch error.errnoCode {
        case EADDRINUSE:
            "Port \(address.port) on \(address.host) is in use: stop the program that uses it, or choose another "
                + "with --port."
        case EACCES:
            "You are not allowed to use port \(address.port): choose one from 1024 up with --port."
        case EADDRNOTAVAIL:
            noSuchAddress
        default:
            "Cannot listen on \(address.host):\(address.port) (\(error)): choose another with --host and --port."
        }
    }
}
