import Domain
import Foundation
import Testing

@testable import UseCases

/// Receivers that never finish: only the sender can end an exchange.
@Suite("Receivers that take their time", .timeLimit(.minutes(1)))
struct SlowReceiverTests {
    enum Behaviour: String, CaseIterable {
        case silence, head, header, interimDrip, interimFlood, body, chunks, bodyFlood

        var hasStatus: Bool { [.body, .chunks, .bodyFlood].contains(self) }

        func answer(_ connection: RawReceiver.Connection) {
            let head = "HTTP/1.1 200 OK\r\n"
            switch self {
            case .silence: connection.waitForEnd()
            case .head: connection.drip("HTTP/1.1 200 " + String(repeating: "O", count: 1 << 20))
            case .header:
                _ = connection.send(head)
                connection.drip("X-A: b\r\n")
            case .interimDrip: connection.drip("HTTP/1.1 102 Processing\r\n\r\n")
            case .interimFlood: connection.flood("HTTP/1.1 102 Processing\r\n\r\n")
            case .body:
                _ = connection.send(head + "Content-Length: 2000\r\n\r\n")
                connection.drip("a")
            case .chunks:
                _ = connection.send(head + "Transfer-Encoding: chunked\r\n\r\n")
                connection.drip("1\r\na\r\n")
            case .bodyFlood:
                _ = connection.send(head + "Content-Length: 1000000000\r\n\r\n")
                connection.flood("a")
            }
        }
    }

    @Test(
        "A delivery ends at its deadline, whatever its receiver drips, and its connection with it",
        arguments: Behaviour.allCases)
    func deadline(behaviour: Behaviour) async throws {
        let receiver = try RawReceiver { behaviour.answer($0) }
        // Long enough for a head that comes at once, also on a busy machine.
        let timeout: Duration = behaviour.hasStatus ? .seconds(3) : .milliseconds(300)
        let sender = WebhookSender(environment: .sandbox, timeout: timeout)
        let attempt = try #require(await sender.send(try .to(receiver.url)))
        await receiver.waitForEnd()
        await sender.close()
        #expect(attempt.status == (behaviour.hasStatus ? 200 : nil))
        if behaviour.hasStatus {
            #expect(attempt.responseExcerpt.utf8.allSatisfy { $0 == UInt8(ascii: "a") })
        } else {
            #expect(attempt.responseExcerpt.hasPrefix("No response"), "\(attempt.responseExcerpt)")
        }
    }

    @Test("Of an answer 2 KiB are read; then its connection ends, without waiting for the deadline")
    func answerSize() async throws {
        let receiver = try RawReceiver { connection in
            _ = connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n")
            connection.flood("a")
        }
        let sender = WebhookSender(environment: .sandbox, timeout: .seconds(600))
        let attempt = try #require(await sender.send(try .to(receiver.url)))
        await receiver.waitForEnd()
        await sender.close()
        #expect(attempt.status == 200)
        #expect(attempt.responseExcerpt == String(repeating: "a", count: 2_048))
    }

    @Test("Interim responses without an end close the connection, without waiting for the deadline")
    func interimResponses() async throws {
        let receiver = try RawReceiver { $0.flood("HTTP/1.1 102 Processing\r\n\r\n") }
        let sender = WebhookSender(environment: .sandbox, timeout: .seconds(600))
        let attempt = try #require(await sender.send(try .to(receiver.url)))
        await sender.close()
        #expect(attempt.status == nil)
    }

    @Test("A name whose servers never answer ends with the deadline, and keeps no other owner's name waiting")
    func lookUp() async throws {
        let receiver = try RawReceiver { _ = $0.send("HTTP/1.1 204 No Content\r\n\r\n") }
        let isReleased = DispatchSemaphore(value: 0)
        let resolver = HostResolver(maxThreads: 2, maxThreadsPerOwner: 1) { host in
            if host.hasPrefix("never") {
                isReleased.wait()
                isReleased.signal()
            }
            return ["127.0.0.1"]
        }
        let slow = WebhookSender(environment: .sandbox, timeout: .milliseconds(100), resolver: resolver)
        for number in 0..<3 {
            let attempt = try #require(
                await slow.send(try .to("http://never-\(number).test:\(receiver.port)/"), for: Identifier(1)))
            #expect(attempt.responseExcerpt.hasPrefix("No response within"))
        }
        let quick = WebhookSender(environment: .sandbox, timeout: .seconds(600), resolver: resolver)
        let attempt = try #require(
            await quick.send(try .to("http://shop.test:\(receiver.port)/"), for: Identifier(2)))
        #expect(attempt.status == 204)
        isReleased.signal()
        await slow.close()
        await quick.close()
    }

    @Test("A client in use is not shut down, however many other receivers there are")
    func clientInUse() async throws {
        let isReleased = DispatchSemaphore(value: 0)
        let slow = try RawReceiver {
            isReleased.wait()
            _ = $0.send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ndone")
        }
        let quick = try RawReceiver { _ = $0.send("HTTP/1.1 204 No Content\r\n\r\n") }
        let sender = WebhookSender(
            environment: .sandbox, timeout: .seconds(600), resolver: HostResolver { _ in ["127.0.0.1"] },
            maxClients: 1)
        async let first = sender.send(try .to("http://slow.test:\(slow.port)/"))
        await slow.waitForRequest()
        for number in 0..<5 {
            let attempt = try await sender.send(.to("http://quick-\(number).test:\(quick.port)/"))
            #expect(attempt?.status == 204)
        }
        isReleased.signal()
        let attempt = try await first
        #expect(attempt?.status == 200)
        #expect(attempt?.responseExcerpt == "done")
        await sender.close()
    }

    @Test("When one address of a name refuses connections, the next one is tried")
    func nextAddress() async throws {
        let receiver = try RawReceiver { _ = $0.send("HTTP/1.1 204 No Content\r\n\r\n") }
        let sender = WebhookSender(
            environment: .sandbox, timeout: .seconds(600), resolver: HostResolver { _ in ["127.0.0.2", "127.0.0.1"] })
        let attempt = try #require(await sender.send(try .to("http://localhost:\(receiver.port)/")))
        await sender.close()
        #expect(attempt.status == 204, "\(attempt.responseExcerpt)")
    }
}
