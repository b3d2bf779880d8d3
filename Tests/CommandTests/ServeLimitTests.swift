import Foundation
@testable import ServerTestSupport
import TestSupport
import Testing

@Suite("serve, among hostile clients")
struct ServeLimitTests {
    @Test("It ends when the grace is over, whoever still drips, and the store is closed", arguments: [SIGTERM, SIGHUP])
    func grace(signal: Int32) async throws {
        try await Program.inNewFolder { program in
            let serving = try await program.serve(["--grace", "1"])
            let clients = try await onThread { [port = serving.port] in
                let bytes = WireRequest(.order()).bytes
                let clients = try [bytes.dropLast(), bytes.prefix(20)].map { bytes in
                    let client = try WireClient(port: port)
                    try client.send(Array(bytes))
                    return client
                }
                return Clients(clients)
            }
            #expect(try await serving.answer(.check()).code == "500")
            let ending = try await serving.end(with: signal)
            #expect(ending.status == 0)
            #expect(program.folder.contents == ["naderhand-sandbox.sqlite"])
            #expect(try await onThread { try clients.all.allSatisfy { try $0.isClosedByServer() } })
        }
    }

    @Test("A request in flight is answered after SIGHUP")
    func hangUp() async throws {
        try await Program.inNewFolder { program in
            let serving = try await program.serve()
            let client = try await onThread { [port = serving.port] in
                let client = try WireClient(port: port)
                try client.send(Array(WireRequest(.check()).bytes.dropLast()))
                return Clients([client])
            }
            #expect(try await serving.answer(.check()).code == "500")
            serving.running.send(SIGHUP)
            let reply = try await onThread {
                try client.all[0].send(Array(WireRequest(.check()).bytes.suffix(1)))
                return try client.all[0].receive()
            }
            #expect(reply.code == "500")
            #expect(try await serving.running.waitForExit().status == 0)
        }
    }

    @Test("With few descriptors and a flood of connections it lives, and serves afterwards", arguments: [64, 48])
    func flood(descriptors: Int) async throws {
        try await Program.inNewFolder { program in
            let command = "ulimit -n \(descriptors); exec '\(Program.path)' serve --port 0"
            let serving = try await RunningServer(program.launch("/bin/sh", ["-c", command]))
            try await onThread { [port = serving.port] in
                let clients = try (0..<300).map { number in
                    let client = try WireClient(port: port, from: "127.0.0.\(1 + number % 16)")
                    try? client.send(Array("POST / HTTP/1.1\r\n".utf8))
                    return client
                }
                #expect(clients.count == 300)
            }
            // Those connections are gone for the client; the server finds out one by one.
            try await waitUntil("an answer after the flood") {
                try #require(serving.running.isRunning)
                return (try? await serving.answer(.check()).code) == "500"
            }
            #expect(try await serving.end().status == 0)
        }
    }

    /// Twice what may be under way. A release build takes four thousand in the same memory, which takes a debug build
    /// minutes beside other tests.
    @Test("A thousand unfinished bodies of 256 KiB take less than 300 MB, and others are served")
    func bodies() async throws {
        try await Program.inNewFolder { program in
            try await program.serving("--log-level", "critical") { serving in
                let clients = try await onThread { [port = serving.port] in
                    var request = WireRequest(.check())
                    request.body += [UInt8](repeating: UInt8(ascii: " "), count: 262_144 - request.body.count)
                    let bytes = Array(request.bytes.dropLast())
                    return Clients(
                        try (0..<1_000).map { number in
                            let client = try WireClient(port: port, from: "127.0.0.\(1 + number % 16)")
                            // Some are refused on the way.
                            try? client.send(bytes)
                            return client
                        })
                }
                let reply = try await onThread { [port = serving.port] in
                    let client = try WireClient(port: port, from: "127.0.0.17")
                    try client.send(WireRequest(.check()))
                    return try client.receive()
                }
                #expect(reply.code == "500")
                #expect(try serving.residentBytes() < 300_000_000)
                #expect(clients.all.count == 1_000)
            }
        }
    }

    @Test(
        "Invalid values of --grace and --trusted-proxies are refused before a file is created",
        arguments: [
            ["--grace", "soon"], ["--grace", "-1"], ["--grace", "3601"], ["--trusted-proxies", "proxy.example"],
            ["--trusted-proxies", ""],
        ])
    func options(arguments: [String]) async throws {
        try await Program.inNewFolder { program in
            let ending = try await program.run(["serve"] + arguments)
            #expect(ending.status == 2)
            #expect(ending.errorOutput.contains(arguments[0]))
            #expect(program.folder.contents.isEmpty)
        }
    }
}

/// Connections that are handed from thread to thread.
struct Clients: @unchecked Sendable {
    // One thread at a time uses them.
    let all: [WireClient]

    init(_ all: [WireClient]) {
        self.all = all
    }
}
