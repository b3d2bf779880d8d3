import Testing

@testable import BillinkClient

@Suite("Secrets")
struct SecretTests {
    private func texts(of value: some Any) -> [String] {
        var dumped = ""
        dump(value, to: &dumped)
        return ["\(value)", String(describing: value), String(reflecting: value), dumped]
    }

    @Test("Credentials never print their client id, nor do a client and what it makes")
    func printing() {
        let credentials = Credentials(username: "usertest", clientID: "d38a3439590889df")
        let client = BillinkClient(host: .localSandbox, credentials: credentials)
        for text in texts(of: credentials) + texts(of: client) + texts(of: [Secret("d38a3439590889df")]) {
            #expect(!text.contains("d38a3439"), "\(text)")
        }
        #expect("\(credentials)".contains("usertest"))
        #expect(credentials.clientID.text == "d38a3439590889df")
    }

    @Test("An answer that cannot be read is not quoted in the error: it may hold a secret")
    func unreadable() async throws {
        try await ScriptedServer.run(.ok(#"{"status":"success","secret":{"text":"c2VjcmV0"}}"#)) { server in
            let error = await failure { _ = try await BillinkClient.once(server).webhooks.generateSecret() }
            #expect(error?.code == .unreadableReply)
            for text in texts(of: error as Any) { #expect(!text.contains("c2VjcmV0")) }
            #expect(error?.message == "The response is not a valid API response at secret.")
        }
    }
}
