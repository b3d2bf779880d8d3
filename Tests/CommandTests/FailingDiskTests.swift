import Foundation
@testable import ServerTestSupport
import Testing

@Suite("Disks that fail", .enabled(if: SmallDisk.isPossible), .serialized)
struct FailingDiskTests {
    @Test(
        "On a full disk requests get 503 and readiness fails, no accepted order is lost, and free space ends it"
    )
    func full() async throws {
        try await SmallDisk.inNewFolder { program, disk in
            try await disk.mountMemory(megabytes: 4)
            try await expectRecovery(of: program, on: disk) {
                try await disk.resizeMemory(megabytes: 64)
            }
        }
    }

    @Test("A disk that takes data and fails to keep it: the same")
    func lying() async throws {
        try await SmallDisk.inNewFolder { program, disk in
            // A file system in a file that cannot grow to the size it is said to have.
            try await disk.mountImage(megabytes: 64, behindMemory: 3)
            try await expectRecovery(of: program, on: disk) {
                try await disk.resizeMemory(megabytes: 80)
            }
        }
    }

    @Test("A disk that cannot be written is refused at the start, in one sentence")
    func readOnly() async throws {
        try await SmallDisk.inNewFolder { program, disk in
            try await disk.mountMemory(megabytes: 8)
            try await program.serving("--database", disk.database) { _ in }
            try await disk.makeReadOnly()
            let ending = try await program.run("serve", "--port", "0", "--database", disk.database)
            #expect(ending.status == 1)
            expectOneSentence(ending.errorOutput)
            #expect(ending.errorOutput.contains(disk.database))
        }
    }

    /// Places orders until the disk takes no more, gives it room, and looks for every order.
    private func expectRecovery(
        of program: Program, on disk: SmallDisk, givingRoom: () async throws -> Void
    ) async throws {
        var accepted: [String] = []
        func place(_ number: String, at serving: RunningServer) async throws -> Bool {
            let order = V1TestMessage.order(["ORDERNUMBER": number]).fromAnotherPerson(accepted.count)
            let reply = try await serving.answer(order)
            #expect(reply.status == (reply.code == "200" ? 200 : 503))
            #expect(["200", "603"].contains(reply.code))
            if reply.code == "200" { accepted.append(number) }
            return reply.code == "200"
        }
        try await program.serving("--database", disk.database) { serving in
            var refused = 0
            for number in 0..<3_000 where refused < 5 {
                refused += try await place("a\(number)", at: serving) ? 0 : 1
            }
            #expect(refused == 5)
            #expect(accepted.count > 5)
            #expect(try await serving.answer(.get("/readyz")).status == 503)
            #expect(try await serving.answer(.get("/livez")).status == 200)
            try await expectPlaced(accepted, at: serving)

            try await givingRoom()
            #expect(try await serving.answer(.get("/readyz")).status == 200)
            for number in 0..<20 { #expect(try await place("b\(number)", at: serving)) }
        }
        try await program.serving("--database", disk.database) { serving in
            try await expectPlaced(accepted, at: serving)
        }
    }

    private func expectPlaced(_ numbers: [String], at serving: RunningServer) async throws {
        for start in stride(from: 0, to: numbers.count, by: 100) {
            let asked = Array(numbers[start..<min(start + 100, numbers.count)])
            let reply = try await serving.answer(.status(of: asked))
            #expect(reply.elements("STATUS") == Array(repeating: "0", count: asked.count))
        }
    }
}

/// A disk that is made for one test. Takes root, and a system that lets it mount.
private struct SmallDisk {
    private let program: Program
    private let memory: String
    private let mountPoint: String

    var database: String { mountPoint + "/shop.sqlite" }

    static let isPossible: Bool = {
        let folder = NSTemporaryDirectory() + "naderhand-\(UUID().uuidString)"
        guard getuid() == 0, mkdir(folder, 0o700) == 0 else { return false }
        defer { rmdir(folder) }
        guard mount("tmpfs", folder, "tmpfs", 0, "size=1m") == 0 else { return false }
        return umount(folder) == 0
    }()

    static func inNewFolder(_ body: (Program, SmallDisk) async throws -> Void) async throws {
        try await Program.inNewFolder { program in
            let disk = SmallDisk(
                program: program, memory: program.folder.file("memory"), mountPoint: program.folder.file("disk"))
            mkdir(disk.memory, 0o755)
            mkdir(disk.mountPoint, 0o755)
            defer {
                umount2(disk.mountPoint, Int32(MNT_DETACH))
                umount2(disk.memory, Int32(MNT_DETACH))
            }
            try await body(program, disk)
        }
    }

    /// The disk is memory of a certain size.
    func mountMemory(megabytes: Int) async throws {
        try await run("mount", "-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", memory)
        try await run("mount", "--bind", memory, mountPoint)
    }

    /// The disk is a file system in a file, and the file is in memory of a certain size.
    func mountImage(megabytes: Int, behindMemory size: Int) async throws {
        try await run("mount", "-t", "tmpfs", "-o", "size=\(size)m", "tmpfs", memory)
        let image = memory + "/image"
        try await run("truncate", "-s", "\(megabytes)M", image)
        try await run("mkfs.ext4", "-q", "-F", "-O", "^has_journal", "-E", "lazy_itable_init=1,nodiscard", image)
        try await run("mount", "-o", "loop", image, mountPoint)
    }

    func resizeMemory(megabytes: Int) async throws {
        try await run("mount", "-o", "remount,size=\(megabytes)m", memory)
    }

    func makeReadOnly() async throws {
        try await run("mount", "-o", "remount,ro,bind", mountPoint)
    }

    private func run(_ command: String...) async throws {
        let ending = try await program.launch("/usr/bin/env", ["PATH=/usr/sbin:/usr/bin:/sbin:/bin"] + command)
            .waitForExit()
        try #require(ending.status == 0, "\(command): \(ending.errorOutput)")
    }
}
