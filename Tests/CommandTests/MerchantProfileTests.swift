@testable import ServerTestSupport
import Testing

@Suite("Details of a merchant")
struct MerchantProfileTests {
    @Test("Without an address no merchant is added, and the missing options are named")
    func missingAddress() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            let ending = try await program.run(
                "merchant", "add", "shop", "--letter-code", "SHP", "--street", "Kerkstraat")
            #expect(ending.status == 2)
            expectOneSentence(ending.errorOutput)
            for option in ["--company-name", "--house-number", "--postal-code", "--city"] {
                #expect(ending.errorOutput.contains(option), "\(option)")
            }
            #expect(!ending.errorOutput.contains("--street"))
            #expect(try await program.run("merchant", "show", "shop").status == 1)
        }
    }

    @Test("A merchant's details are shown with its address, and without its client id")
    func address() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                let added = try await program.run(["merchant", "add", "shop", "--json"] + Program.newMerchant)
                let account = try TestAccount(
                    username: "shop", clientID: #require(added.json()["clientId"]?.text))
                let order = try await serving.answer(.order(["ORDERNUMBER": "S1"]).from(account))
                #expect(order.code == "200", "\(order.text)")
                let shown = try await program.run("merchant", "show", "shop")
                #expect(shown.output.contains("Kerkstraat 28, 1012JS Amsterdam NL"))
                let json = try await program.run("merchant", "show", "shop", "--json").json()
                let names = ["street", "houseNumber", "postCode", "city", "countryCode", "letterCode", "payable"]
                #expect(
                    names.map { json[$0]?.text } == ["Kerkstraat", "28", "1012JS", "Amsterdam", "NL", "SHP", "0.00"])
                #expect(json["workflows"]?.elements.count == 4)
                #expect(!shown.output.contains(account.clientID))
            }
        }
    }

    @Test("An update changes what is given, and nothing else")
    func update() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            let added = try await program.run(
                ["merchant", "add", "shop", "--email", "a@example.com", "--house-extension", "A"]
                    + Program.newMerchant)
            #expect(added.status == 0, "\(added.errorOutput)")
            let before = try await program.run("merchant", "show", "shop", "--json").json()
            let updated = try await program.run(
                "merchant", "update", "shop", "--iban", "NL91ABNA0417164300", "--postal-code", "1013AA", "--json")
            #expect(updated.status == 0, "\(updated.errorOutput)")
            let after = try updated.json()
            var expected = before
            expected.set(["bankAccountNumber"], "NL91ABNA0417164300")
            expected.set(["postCode"], "1013AA")
            #expect(after == expected)
            // Another house has not the former one's addition.
            let moved = try await program.run("merchant", "update", "shop", "--house-number", "30", "--json").json()
            #expect(moved["houseNumber"]?.text == "30")
            #expect(moved["houseExtension"] == nil)

            let wrong = try await program.run("merchant", "update", "shop", "--postal-code", "12")
            #expect(wrong.status == 2)
            #expect(try await program.run("merchant", "show", "shop", "--json").json() == moved)
            let unknown = try await program.run("merchant", "update", "nobody", "--email", "b@example.com")
            #expect(unknown.status == 1)
            expectOneSentence(unknown.errorOutput)
        }
    }

    @Test("A merchant that is deactivated gets no orders until it is back")
    func deactivate() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                let off = try await program.run("merchant", "deactivate", "usertest")
                #expect(off.status == 0, "\(off.errorOutput)")
                #expect(try await program.run("merchant", "show", "usertest", "--json").json()["isActive"] == false)
                let refused = try await serving.answer(.check())
                #expect(refused.code != "500")
                #expect(try await program.run("merchant", "deactivate", "usertest").status == 0)
                #expect(try await program.run("merchant", "reactivate", "usertest").status == 0)
                let taken = try await serving.answer(.check())
                #expect(taken.code == "500")
                let unknown = try await program.run("merchant", "deactivate", "nobody")
                #expect(unknown.status == 1)
                expectOneSentence(unknown.errorOutput)
            }
        }
    }

    @Test("A merchant's workflows are listed with their terms")
    func workflows() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            let listed = try await program.run("merchant", "workflow", "list", "usertest")
            #expect(listed.status == 0, "\(listed.errorOutput)")
            #expect(listed.output.contains(/1 +Guaranteed +3 +14 +B 10000\.00, P 1500\.00 +Invoice 0, Reminder 1,/))
            let json = try await program.run("merchant", "workflow", "list", "usertest", "--json").json()
            #expect(json.elements.map { $0["paymentTerm"]?.text } == ["14", "30", "14", "14"])
        }
    }
}
