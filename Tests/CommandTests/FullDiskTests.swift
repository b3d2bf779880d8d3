@testable import ServerTestSupport
import Testing

@Suite("A full disk")
struct FullDiskTests {
    @Test(
        "On a full disk orders get 603 with 503, no accepted order is lost, and with free space all work again",
        .timeLimit(.minutes(1)))
    func fullDisk() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            // A file may grow to 512 KiB and no further, which SQLite takes as it takes a full disk.
            let limited = "trap '' XFSZ; ulimit -f 1024; exec \(Program.path) serve --port 0"
            let serving = try await RunningServer(program.launch("/bin/sh", ["-c", limited]))
            var accepted: [String] = []
            var refused: [String] = []
            while refused.count < 5, accepted.count < 1_000 {
                let number = "\(accepted.count + refused.count)"
                let order = V1TestMessage.order(["ORDERNUMBER": number]).fromAnotherPerson(accepted.count)
                let reply = try await serving.answer(order)
                #expect(reply.status == (reply.code == "200" ? 200 : 503))
                if reply.code == "200" { accepted.append(number) } else { refused.append(number) }
                #expect(["200", "603"].contains(reply.code))
            }
            #expect(accepted.count > 5)
            #expect(refused.count == 5)
            try await expectStatus("0", of: accepted, at: serving)
            try await expectStatus("-1", of: refused, at: serving)
            _ = try await serving.end()

            try await program.serving { serving in
                try await expectStatus("0", of: accepted, at: serving)
                let reply = try await serving.answer(.order(["ORDERNUMBER": refused[0]]))
                #expect(reply.code == "200")
            }
        }
    }

    private func expectStatus(_ status: String, of numbers: [String], at serving: RunningServer) async throws {
        let asked = Array(numbers.suffix(100))
        let reply = try await serving.answer(.status(of: asked))
        #expect(reply.elements("STATUS") == Array(repeating: status, count: asked.count))
    }
}
