@testable import ServerTestSupport
import Testing

@Suite("order show: what the shop sent with an order")
struct OrderParticularsTests {
    @Test("Delivery, parcel, second e-mail address and variables are shown where they were sent")
    func particulars() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                let reply = try await serving.answer(
                    .order([
                        "EMAIL2": "boekhouding@example.com", "VARIABLE1": "Filiaal 7", "VARIABLE3": "Actie",
                        "TRACKANDTRACE": "3STEST", "DELIVERYSTREET": "Dam", "DELIVERYHOUSENUMBER": "2",
                        "DELIVERYPOSTALCODE": "1012JS", "DELIVERYCITY": "Amsterdam",
                        "DELIVERYADDRESSLASTNAME": "Bos", "ORDERNUMBER": "WITH-MORE",
                    ]))
                #expect(reply.code == "200", "\(reply.text)")
            }
            let ending = try await program.run("order", "show", "WITH-MORE")
            for line in [
                "  Delivery to Bos, Dam 2, 1012JS Amsterdam, NL", "  Parcel      3STEST",
                "  Email 2     boekhouding@example.com", "  Variable 1  Filiaal 7", "  Variable 3  Actie",
            ] {
                #expect(ending.output.contains("\(line)\n"), "\(line) in \(ending.output)")
            }
            let json = try await program.run("order", "show", "WITH-MORE", "--json").json()
            let sent = try #require(json["particulars"])
            #expect(sent["shippingAddress"]?["street"]?.text == "Dam")
            #expect(sent["shippingAddress"]?["lastName"]?.text == "Bos")
            #expect(sent["trackAndTrace"]?.text == "3STEST")
            #expect(sent["email2"]?.text == "boekhouding@example.com")
            #expect(sent["variables"]?.elements.map(\.text) == ["Filiaal 7", "", "Actie"])
            #expect(sent["deliveryDate"] == nil)
            #expect(!ending.output.contains("Variable 2") && !ending.output.contains("Delivery on"))
        }
    }
}
