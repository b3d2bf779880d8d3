import NIOCore
import NIOPosix
import Server

/// Finds out whether an address can be listened on, before anything is made that a failed start would leave behind.
struct PortProbe {
    let address: ServerAddress

    /// - Throws: `CommandFailure` that says what stands in the way.
    func requireFree() async throws {
        do {
            let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                // A client that comes now must find the server later, not a connection that nobody answers.
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
