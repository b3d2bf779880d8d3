import Foundation
@testable import ServerTestSupport
import TestSupport
import Testing

@testable import naderhand

@Suite("Production starts only when it can do its work")
struct ReadinessTests {
    /// Each required variable, and what the line about it says.
    private static let required = [
        "NADERHAND_BRAND_LEGAL_NAME", "NADERHAND_BRAND_ADDRESS", "NADERHAND_BRAND_KVK_NUMBER",
        "NADERHAND_BRAND_IBAN", "NADERHAND_BRAND_SUPPORT_EMAIL", "NADERHAND_BRAND_SUPPORT_PHONE",
        "NADERHAND_PUBLIC_URL",
    ]

    @Test("Every missing setting is reported on a line of its own with its remedy, and no file is created")
    func nothingSet() async throws {
        try await Program.inNewFolder { program in
            let ending = try await program.run("serve", "--port", "0", "--environment", "production")
            #expect(ending.status == 1)
            #expect(ending.output == "")
            let lines = ending.errorOutput.split(separator: "\n")
            #expect(lines.count == 1 + Self.required.count)
            #expect(lines.first?.contains("naderhand doctor") == true)
            for variable in Self.required { #expect(lines.count { $0.contains(variable) } == 1, "\(variable)") }
            #expect(program.folder.contents == [])
        }
    }

    @Test("One thing that is missing is enough", arguments: required)
    func oneMissing(variable: String) async throws {
        try await Program.inNewFolder { program in
            var environment = Program.production
            environment[variable] = nil
            let ending = try await program.run("serve", "--port", "0", environment: environment)
            #expect(ending.status == 1)
            #expect(ending.errorOutput.split(separator: "\n").count == 2)
            #expect(ending.errorOutput.contains(variable))
            #expect(program.folder.contents == [])
        }
    }

    @Test(
        "A value that cannot be right is as good as none",
        arguments: [
            // The example's own, and one whose check digits are wrong.
            ("NADERHAND_BRAND_IBAN", "NL04NADE0123456789"), ("NADERHAND_BRAND_IBAN", "NL92ABNA0417164300"),
            ("NADERHAND_PUBLIC_URL", "http://pay.example.com"), ("NADERHAND_BRAND_LEGAL_NAME", "  "),
            ("NADERHAND_BRAND_LEGAL_NAME", "Naderhand Voorbeeld B.V."), ("NADERHAND_BRAND_SUPPORT_EMAIL", "hulp"),
            ("NADERHAND_BRAND_SUPPORT_PHONE", "call us"), ("NADERHAND_BRAND_KVK_NUMBER", "none"),
        ])
    func wrongValue(variable: String, value: String) async throws {
        try await Program.inNewFolder { program in
            let environment = Program.production.merging([variable: value]) { $1 }
            for arguments in [["serve", "--port", "0"], ["doctor"]] {
                let ending = try await program.run(arguments, environment: environment)
                #expect(ending.status == 1)
                #expect((ending.output + ending.errorOutput).contains(variable))
            }
            #expect(program.folder.contents == [])
        }
    }

    @Test("A sandbox needs none of it")
    func sandbox() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                let ready = try await serving.answer(.get("/readyz"))
                #expect(ready.status == 200)
            }
        }
    }

    @Test("doctor prints what serve refuses for, and what the machine is like")
    func doctor() async throws {
        try await Program.inNewFolder { program in
            let bare = try await program.run("doctor", "--environment", "production")
            #expect(bare.status == 1)
            expectOneSentence(bare.errorOutput)
            let missing = bare.output.split(separator: "\n").filter { $0.hasPrefix("missing ") }
            #expect(missing.count == Self.required.count)
            for variable in Self.required { #expect(missing.count { $0.contains(variable) } == 1, "\(variable)") }

            let ready = try await program.run("doctor", environment: Program.production)
            #expect(ready.status == 0, "\(ready.output)")
            #expect(ready.errorOutput == "")
            #expect(!ready.output.contains("missing "))
            for subject in ["Legal name", "IBAN", "Durability", "Clock", "Disk space", "Time zones"] {
                #expect(ready.output.contains("\(subject) "), "\(subject)")
            }
            #expect(program.folder.contents == [])
        }
    }

    @Test("doctor's list can be read by a program")
    func doctorJSON() async throws {
        try await Program.inNewFolder { program in
            let ending = try await program.run("doctor", "--json", environment: Program.production)
            #expect(ending.status == 0)
            #expect(ending.output.split(separator: "\n").count == 1)
            let first = try ending.json()[0]
            #expect(first?["status"]?.text == "ok")
            #expect(first?["subject"]?.text == "Legal name")
        }
    }

    @Test("doctor checks production by default, and names a database that production cannot use")
    func otherDatabase() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            var environment = Program.production
            environment["NADERHAND_ENVIRONMENT"] = nil
            let fresh = try await program.run("doctor", environment: environment)
            #expect(fresh.status == 0, "\(fresh.output)")
            let sandbox = program.folder.file("naderhand-sandbox.sqlite")
            let taken = try await program.run("doctor", "--database", sandbox, environment: environment)
            #expect(taken.status == 1)
            #expect(taken.output.contains(/missing +Database +.* is a sandbox database/), "\(taken.output)")
            let note = program.folder.file("note.txt")
            try Data("This is no database, and long enough to show it.".utf8).write(to: URL(fileURLWithPath: note))
            let text = try await program.run("doctor", "--database", note, environment: environment)
            #expect(text.status == 1)
            #expect(text.output.contains(/missing +Database.+/), "\(text.output)")
        }
    }

    @Test("doctor sees a clock that is behind the database")
    func clock() async throws {
        try await Program.inNewFolder { program in
            let path = program.folder.file("naderhand-production.sqlite")
            try await program.serving(environment: Program.production) { _ in }
            let touched = try await program.launch("/usr/bin/env", ["touch", "-d", "2 hours", path]).waitForExit()
            try #require(touched.status == 0, "\(touched.errorOutput)")
            let ending = try await program.run("doctor", environment: Program.production)
            #expect(ending.status == 0)
            #expect(ending.output.contains(/doubtful +Clock +The clock is [0-9]+ seconds behind/))
        }
    }

    @Test("On PostgreSQL doctor asks the server", .enabled(if: PostgresCluster.isAvailable))
    func postgres() async throws {
        try await Program.inNewFolder { program in
            let own = ["NADERHAND_DATABASE": try TestCluster.newSchema()]
            let environment = Program.production.merging(own) { $1 }
            try await program.serving(environment: environment) { _ in }
            let ending = try await program.run("doctor", environment: environment)
            #expect(ending.status == 0, "\(ending.output)")
            #expect(ending.output.contains(/ok +Clock +agrees with PostgreSQL's/))
            #expect(ending.output.contains("Durability"))
        }
    }
}

@Suite("Variables that are none")
struct UnknownSettingTests {
    @Test("Every command names a variable that it does not know, and the one that was meant")
    func misspelt() async throws {
        try await Program.inNewFolder { program in
            let environment = ["NADERHAND_DATABSE": "secret.sqlite", "NADERHAND_COFFEE": "black", "NADERHAND_FOO": "1"]
            let serving = try await program.serve(environment: environment)
            let listed = try await program.run("merchant", "list", environment: environment)
            let served = try await serving.end()
            for complaint in [listed.errorOutput, served.errorOutput] {
                #expect(
                    complaint.contains("NADERHAND_DATABSE is unknown and ignored: did you mean NADERHAND_DATABASE?"))
                #expect(complaint.contains("NADERHAND_COFFEE is unknown"))
                #expect(complaint.contains("NADERHAND_FOO is unknown and ignored: docs/operations.md"))
                #expect(!complaint.contains("secret.sqlite"))
            }
            #expect(listed.status == 0)
        }
    }

    @Test("Every variable that some command reads is known")
    func known() {
        let names = UnknownSettings.known
        #expect(UnknownSettings.warnings(in: Dictionary(uniqueKeysWithValues: names.map { ($0, "") })) == [])
        #expect(Set(Program.production.keys).isSubset(of: names))
    }
}
