import Domain
import Testing
import UseCases

extension V2TestMessage {
    /// A merchant, complete and valid, unless a test says otherwise about a member.
    static func create(_ members: [String: JSONNode?] = [:]) -> V2TestMessage {
        V2TestMessage(
            "partner/merchant/create",
            [
                "companyName": "Bakkerij Jansen", "cocNumber": "12345678", "vatNumber": "NL123456789B01",
                "firstName": "Anna", "lastName": "Jansen", "email": "info@bakkerij.example", "phone": "020-1234567",
                "contactEmail": "anna@bakkerij.example", "contactPhone": "06 12345678", "street": "Damrak",
                "houseNumber": "1", "postCode": "1012LG", "city": "Amsterdam", "countryCode": "NL",
                "bankAccountNumber": "NL91ABNA0417164300", "bic": "ABNANL2A", "tnv": "A. Jansen",
                "username": "bakkerij",
            ]
        ).with(members)
    }

    /// A call about one merchant, or about all.
    static func merchant(
        _ call: String, _ username: String? = "bakkerij", _ members: [String: JSONNode?] = [:]
    ) -> V2TestMessage {
        V2TestMessage("partner/merchant/\(call)", [:]).with(["username": username.map { .string($0) }]).with(members)
    }
}

extension TestServer {
    /// A merchant that may manage others.
    func addPartner(_ username: String = "partner", _ letterCode: String = "QQP") async throws -> TestAccount {
        // Away from the moment at which the sandbox was seeded, under the same node.
        clock.advance(hours: 1)
        let clientID = try await CreateMerchant(platform)(
            username: username, letterCode: try #require(LetterCode(letterCode)),
            profile: MerchantProfile(companyName: "Partner", isPartner: true))
        return TestAccount(username: username, clientID: clientID.text)
    }

    /// A merchant that must be created.
    @discardableResult
    func create(_ members: [String: JSONNode?] = [:], by partner: TestAccount) async throws -> TestAccount {
        let reply = try await answer(json: .create(members).from(partner))
        try #require(reply.status == 200, "\(reply.text)")
        return TestAccount(
            username: try #require(reply.member("username")), clientID: try #require(reply.member("uniqueID")))
    }

    /// A merchant as its partner is told of it.
    func show(_ username: String = "bakkerij", to partner: TestAccount) async throws -> JSONNode {
        let reply = try await answer(json: .merchant("info", username).from(partner))
        return try #require(reply.json?["merchant"], "\(reply.text)")
    }

    func usernames(
        of partner: TestAccount, _ members: [String: JSONNode?] = ["pageSize": 100]
    ) async throws -> [String] {
        let reply = try await answer(json: .merchant("list", nil, members).from(partner))
        return try #require(reply.json?["merchants"], "\(reply.text)").elements.compactMap { $0["username"]?.text }
    }
}
