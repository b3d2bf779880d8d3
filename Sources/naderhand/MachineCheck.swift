import Domain
import Foundation
import Storage
import UseCases

/// Checks the database, disk, clock and time zone data of this machine. Changes nothing.
struct MachineCheck {
    let options: PlatformOptions

    private static let minFreeBytes: Int64 = 1 << 30
    /// Maximum clock skew. Receivers of webhooks accept five minutes; synchronised machines differ by far less.
    private static let maxSkew = Duration.seconds(2)

    /// - Throws: `CommandFailure` for invalid options.
    func findings() async throws -> [ReadinessFinding] {
        let zones = timeZones
        switch try options.location() {
        case .file(let path):
            return try store(at: path) + [durability(of: path), clock(behind: path), space(for: path), zones]
        case .server: return try await server() + [zones]
        }
    }

    private var timeZones: ReadinessFinding {
        DutchCalendar() == nil
            ? doubt("Time zones", "This system has no time zone data: install the package tzdata.")
            : ok("Time zones", "Europe/Amsterdam is known")
    }

    // MARK: A file

    /// Checks that an existing file is a production database. An older schema is migrated at the next start.
    private func store(at path: String) throws -> [ReadinessFinding] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        do {
            _ = try SQLiteReadOnlyDatabase(path: path, environment: .production)
            return []
        } catch StorageError.olderSchema {
            return []
        } catch let error as StorageError {
            return [ReadinessFinding(status: .missing, subject: "Database", text: error.description)]
        }
    }

    /// Checks that the file is on a local disk, because network file systems may not sync durably.
    private func durability(of path: String) -> ReadinessFinding {
        let subject = "Durability"
        guard let kind = Self.fileSystem(of: path) else {
            return ok(subject, "every commit is synced to disk")
        }
        if ["tmpfs", "ramfs"].contains(kind) {
            return doubt(subject, "\(path) is in memory (\(kind)) and is lost on restart: move it to a disk.")
        }
        if ["nfs", "nfs4", "cifs", "smb3", "smbfs", "ceph", "glusterfs", "fuse.sshfs"].contains(kind) {
            return doubt(
                subject,
                "\(path) is on a network share (\(kind)), where locks and syncs are unreliable: move it to a "
                    + "local disk.")
        }
        return ok(subject, "every commit is synced to disk (\(kind))")
    }

    /// File system of a path, from Linux' list of mounts; `nil` on other systems.
    private static func fileSystem(of path: String) -> String? {
        guard let list = try? String(contentsOfFile: "/proc/mounts", encoding: .utf8) else { return nil }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().resolvingSymlinksInPath().path
        let mounts = list.split(separator: "\n").map { $0.split(separator: " ") }.filter { $0.count > 2 }
        let holding = mounts.filter { mount in
            mount[1] == "/" || folder == mount[1] || folder.hasPrefix(mount[1] + "/")
        }
        // Of several mounts on one path, the last one is visible.
        return holding.reversed().max { $0[1].count < $1[1].count }.map { String($0[2]) }
    }

    /// Detects a clock that was set back: the file then has a modification time in the future.
    private func clock(behind path: String) -> ReadinessFinding {
        let subject = "Clock"
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let written = attributes?[.modificationDate] as? Date else {
            return ok(subject, "no earlier write to compare with")
        }
        let ahead = written.timeIntervalSince(Date())
        guard ahead > Double(Self.maxSkew.components.seconds) else {
            return ok(subject, "not behind the database")
        }
        return doubt(
            subject,
            "The clock is \(Int(ahead)) seconds behind the last write to \(path): correct it and synchronise it "
                + "with NTP.")
    }

    private func space(for path: String) -> ReadinessFinding {
        let subject = "Disk space"
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder)
        guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value else {
            return doubt(subject, "\(folder) cannot be read: create it, or choose another folder with --database.")
        }
        let text = "\(free / 1_048_576) MiB free in \(folder)"
        guard free < Self.minFreeBytes else { return ok(subject, text) }
        return doubt(subject, "\(text): free some space, or use a larger disk.")
    }

    // MARK: PostgreSQL

    private func server() async throws -> [ReadinessFinding] {
        do {
            let platform = try await options.open(createsIfMissing: false)
            let facts = try await CommandFailure.mappingStorageErrors {
                try await ServerFacts.read(from: platform.database)
            }
            let now = SystemClock.now()
            try await platform.database.close()
            return [durability(by: facts), clock(beside: facts.clock, now: now)]
        } catch let failure as CommandFailure where failure.exitCode == 1 {
            return [doubt("Database", failure.message)]
        }
    }

    private func durability(by facts: ServerFacts) -> ReadinessFinding {
        let subject = "Durability"
        guard facts.hasFullPageWrites else {
            return doubt(subject, "full_page_writes is off: a crash can corrupt pages. Enable it.")
        }
        guard facts.syncsCommits else {
            return doubt(
                subject,
                "synchronous_commit is off by default: Naderhand enables it for its own sessions, other programs "
                    + "do not.")
        }
        return ok(subject, "fsync, full_page_writes and synchronous_commit are on")
    }

    private func clock(beside other: Instant, now: Instant) -> ReadinessFinding {
        let apart = abs(now.milliseconds - other.milliseconds)
        guard apart > Self.maxSkew.components.seconds * 1_000 else { return ok("Clock", "agrees with PostgreSQL's") }
        return doubt(
            "Clock",
            "The clock differs from PostgreSQL's by \(apart / 1_000) seconds: synchronise both machines with NTP.")
    }

    private func ok(_ subject: String, _ text: String) -> ReadinessFinding {
        ReadinessFinding(status: .ok, subject: subject, text: text)
    }

    private func doubt(_ subject: String, _ text: String) -> ReadinessFinding {
        ReadinessFinding(status: .doubtful, subject: subject, text: text)
    }
}
