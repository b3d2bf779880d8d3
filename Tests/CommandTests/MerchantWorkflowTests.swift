import Foundation
@testable import ServerTestSupport
import Testing

@Suite("merchant workflow")
struct MerchantWorkflowTests {
    private static func set(_ options: String...) -> [String] {
        ["merchant", "workflow", "set", "usertest", "3"] + options
    }

    @Test("Terms begin tomorrow unless a day is given, and are listed behind those that hold now")
    func terms() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            let before = try await program.run("merchant", "workflow", "list", "usertest", "--json").json()
            let set = try await program.run(Self.set("--payment-term", "30"))
            #expect(set.status == 0, "\(set.errorOutput)")
            #expect(set.output.contains(/Workflow 3 of usertest has these terms from \d{4}-\d\d-\d\d on\.\n/))
            let listed = try await program.run("merchant", "workflow", "list", "usertest")
            #expect(listed.output.contains(/3 +Not guaranteed +3 +14 +B any, P any/))
            #expect(listed.output.contains(/3 +\d{4}-\d\d-\d\d +Not guaranteed +3 +30 +B any, P any/))
            let after = try await program.run("merchant", "workflow", "list", "usertest", "--json").json()
            #expect(after.elements.map { $0["number"]?.text } == ["1", "2", "3", "3", "4"])
            #expect(after.elements.map { $0["paymentTerm"]?.text } == ["14", "30", "14", "30", "14"])
            #expect(after.elements.map { $0["validFrom"] == nil } == [true, true, true, false, true])
            #expect(after[2] == before[2])
            // What holds now.
            let shown = try await program.run("merchant", "show", "usertest", "--json").json()
            #expect(shown["workflows"] == before)
        }
    }

    @Test("Every term can be set, and comes back as it was given")
    func everyTerm() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            let set = try await program.run(
                Self.set(
                    "--payment-term", "21", "--start-delay", "0", "--max-amount-consumer", "250",
                    "--max-amount-business",
                    "1000.50", "--steps", "reminder:2,notice:5,collection:17", "--required-fields", "birth-date,sex",
                    "--name", " Winter terms ", "--guaranteed", "--no-other-delivery", "--from", "2099-01-31", "--json")
            )
            #expect(set.status == 0, "\(set.errorOutput)")
            let workflow = try set.json()
            let names = ["number", "version", "validFrom", "name", "startDelay", "paymentTerm"]
            #expect(names.map { workflow[$0]?.text } == ["3", "2", "2099-01-31", "Winter terms", "0", "21"])
            #expect(workflow["isGuaranteed"] == true)
            #expect(workflow["allowsOtherDelivery"] == false)
            #expect(workflow["maximumAmounts"]?["P"]?.text == "250.00")
            #expect(workflow["maximumAmounts"]?["B"]?.text == "1000.50")
            #expect(workflow["requiredFields"]?.elements.map(\.text) == ["birth-date", "sex"])
            #expect(
                workflow["steps"]?.elements.map { "\($0["name"]?.text ?? "") \($0["days"]?.text ?? "")" }
                    == ["Start delay 0", "Invoice 0", "Reminder 2", "Statutory notice 5", "Collection 17"])

            // The rest stays as it is on that day.
            let again = try await program.run(
                Self.set(
                    "--customer-types", "b", "--max-amount-business", "none", "--steps", "reminder:1,collection:1",
                    "--required-fields", "none", "--no-guaranteed", "--from", "2099-01-31", "--json")
            ).json()
            #expect(again["version"]?.text == "3")
            #expect(again["name"]?.text == "Winter terms")
            #expect(again["paymentTerm"]?.text == "21")
            #expect(again["customerTypes"]?.elements.map(\.text) == ["B"])
            #expect(again["maximumAmounts"]?["B"] == nil)
            #expect(again["maximumAmounts"]?["P"] == nil)
            #expect(again["requiredFields"]?.elements.isEmpty == true)
            #expect(again["isGuaranteed"] == false)
            let same = try await program.run(Self.set("--name", "Winter terms", "--from", "2099-01-31"))
            #expect(same.status == 0)
            #expect(same.output.hasPrefix("Workflow 3 of usertest has these terms already: nothing changed.\n"))
        }
    }

    @Test("A server that runs places orders of the day under the new terms, and earlier ones keep theirs")
    func besideServer() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                func place(_ number: String) async throws {
                    let reply = try await serving.answer(.order(["ORDERNUMBER": number]))
                    #expect(reply.code == "200", "\(reply.text)")
                    let started = try await serving.answer(.start(number))
                    #expect(started.verdict == "500", "\(started.text)")
                }
                try await place("W1")
                #expect(try await program.run(Self.set("--steps", "reminder:3", "--name", "Short")).status == 0)
                try await place("W2")
                #expect(try await program.run("sandbox", "advance", "1d").status == 0)
                try await place("W3")
                #expect(try await program.run("sandbox", "advance", "60d").status == 0)
                for (number, workflow, step) in [
                    ("W1", "3 Not guaranteed", "Second reminder"), ("W2", "3 Not guaranteed", "Second reminder"),
                    ("W3", "3 Short", "Reminder"),
                ] {
                    let order = try await program.run("order", "show", number)
                    #expect(order.output.contains(workflow), "\(order.output)")
                    let status = try await serving.answer(.status(number))
                    #expect(status.elements("DESCRIPTION") == ["Wait for payment ( \(step) )"])
                }
                let audit = try await program.run("audit")
                #expect(audit.status == 0, "\(audit.output)")
            }
        }
    }

    @Test(
        "Invalid terms are refused with one sentence and exit code 2, and nothing is stored",
        arguments: [
            (["--payment-term", "0"], "1 to 60"), (["--payment-term", "61"], "1 to 60"),
            (["--start-delay", "61"], "0 to 60"), (["--name", ""], "--name"),
            (["--from", "2020-01-01", "--payment-term", "30"], "Today is"),
            (["--steps", "reminder:0"], "1 to 90"), (["--steps", "reminder:91"], "1 to 90"),
            (["--steps", "collection:16,reminder:1"], "last"), (["--steps", "reminder:1,collection:16"], "notice"),
            (["--steps", "reminder:1,notice:7"], "directly before"), (["--steps", "notice:7,collection:15"], "16"),
            (["--steps", "reminder:1,reminder:1,reminder:1,reminder:1,reminder:1,reminder:1"], "at most 5"),
            (["--customer-types", "B", "--max-amount-consumer", "5"], "not for consumers"),
            (["--customer-types", "B", "--steps", "notice:7,collection:16"], "Companies"),
        ])
    func refused(options: [String], words: String) async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            let before = try await program.run("merchant", "workflow", "list", "usertest", "--json").output
            let ending = try await program.run(["merchant", "workflow", "set", "usertest", "3"] + options)
            #expect(ending.status == 2)
            #expect(ending.output == "")
            expectOneSentence(ending.errorOutput)
            #expect(ending.errorOutput.contains(words), "\(ending.errorOutput)")
            #expect(try await program.run("merchant", "workflow", "list", "usertest", "--json").output == before)
        }
    }

    @Test("An unknown merchant or workflow is reported, with the known ones")
    func unknown() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            let nobody = try await program.run("merchant", "workflow", "set", "nobody", "3", "--payment-term", "30")
            #expect(nobody.status == 1)
            expectOneSentence(nobody.errorOutput)
            let ninth = try await program.run("merchant", "workflow", "set", "usertest", "9", "--payment-term", "30")
            #expect(ninth.status == 1)
            expectOneSentence(ninth.errorOutput)
            #expect(ninth.errorOutput.contains("1, 2, 3, 4"))
        }
    }
}
