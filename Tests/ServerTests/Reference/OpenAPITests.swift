import Reference
@testable import ServerTestSupport
import Testing

@testable import Wire

@Suite("OpenAPI and Postman")
struct OpenAPITests {
    private static func document(isSandbox: Bool = true) -> OrderedJSON {
        OpenAPI(
            .init(
                brand: "Naderhand", version: "1.2.3", address: "https://pay.example.com", isSandbox: isSandbox,
                supportEmail: "support@example.com")
        ).document
    }

    private static func operations(_ document: OrderedJSON) -> [OrderedJSON.Member] {
        document["paths"]?.members.flatMap { path in path.value.members.map { .init(path.name, $0.value) } } ?? []
    }

    @Test("The server's own document is the one that is made of the reference")
    func served() async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(.get("/openapi.json"))
            #expect(reply.status == 200)
            #expect(reply.header("Content-Type") == "application/json")
            #expect(reply.header("Access-Control-Allow-Origin") == "*")
            #expect(reply.json?["openapi"]?.text == "3.1.0")
            #expect(reply.json?["servers"]?[0]?["url"]?.text == "https://pay.example.com")
            #expect(reply.json?["info.version"]?.text == "1.2.3")
        }
    }

    @Test("Every call in JSON is in the document, also under its former paths, and no other is")
    func calls() {
        let paths = Self.operations(Self.document()).map(\.name)
        let calls = Reference.calls.filter { $0.format == .json }
        #expect(Set(paths) == Set(calls.flatMap { [$0.path] + $0.aliasPaths }))
    }

    @Test("No operation has the name of another")
    func names() {
        let names = Self.operations(Self.document()).compactMap { $0.value["operationId"]?.text }
        #expect(Set(names).count == names.count)
        #expect(names.contains("startWorkflow"))
        #expect(names.allSatisfy { $0.wholeMatch(of: /[a-z][A-Za-z0-9]*/) != nil })
    }

    @Test("Every schema that is named is there, once, and every one that is there is named")
    func schemas() {
        let document = Self.document()
        let names = document["components"]?["schemas"]?.members.map(\.name) ?? []
        #expect(Set(names).count == names.count, "one name for two schemas")
        let references = Set(document.compact.matches(of: /"#\/components\/schemas\/([^"]*)"/).map { String($0.1) })
        #expect(references == Set(names))
        #expect(names.allSatisfy { !$0.isEmpty })
    }

    @Test("Every call names its credentials, each scheme is described, and HTTP carries none")
    func credentials() throws {
        let document = Self.document()
        #expect(document["security"] == .array([]))
        let schemes = document["components"]?["x-securitySchemes"]?.members ?? []
        #expect(schemes.map(\.name) == ["merchantCredentials", "partnerCredentials"])
        for scheme in schemes {
            let members = scheme.value["members"]?.elements.compactMap { $0["name"]?.text }
            #expect(members == ["billinkUsername", "billinkID"])
            #expect(scheme.value["in"]?.text == "body")
        }
        for call in Reference.calls where call.format == .json {
            let operation = try #require(document["paths"]?[call.path]?.members.first?.value, "\(call.id)")
            let named = operation["x-security"]?.elements.flatMap { $0.members.map(\.name) }
            let expectation: [String] =
                switch call.chapter {
                case .sandbox, .operations: []
                case .partners: ["partnerCredentials"]
                default: ["merchantCredentials"]
                }
            #expect(named == expectation, "\(call.id)")
            let body = operation["requestBody"]?["content"]?["application/json"]?["schema"]?["properties"]
            // Create session has its credentials in a component of its own.
            let component = body?["client"]?["$ref"]?.text?.split(separator: "/").last.map(String.init) ?? ""
            let client = document["components"]?["schemas"]?[component]?["properties"]
            let secret = body?["billinkID"] ?? client?["billinkID"]
            #expect((secret == nil) == expectation.isEmpty, "\(call.id)")
            if let secret { #expect(secret["format"]?.text == "password", "\(call.id)") }
        }
    }

    @Test("A production document has no calls of the sandbox")
    func production() {
        let paths = Self.operations(Self.document(isSandbox: false)).map(\.name)
        #expect(!paths.isEmpty && !paths.contains { $0.hasPrefix("/sandbox") })
    }

    @Test("The webhooks name every event, and the headers of a signed message")
    func webhooks() {
        let webhooks = Self.document()["webhooks"]?.members ?? []
        #expect(webhooks.map(\.name) == ["orderWebhook", "sessionWebhook"])
        let text = OrderedJSON.object(webhooks).compact
        for webhook in WebhookReference.all {
            for event in webhook.events { #expect(text.contains("\"\(event.name)\"")) }
        }
        for header in WebhookReference.headers { #expect(text.contains("\"\(header.name)\"")) }
    }

    @Test("Every request of the Postman collection is one of the document's, with its body and no secret of its own")
    func postman() throws {
        let document = Self.document()
        let collection = PostmanCollection.document(of: document)
        let items = collection["item"]?.elements.flatMap { $0["item"]?.elements ?? [] } ?? []
        let addresses = items.compactMap { $0["request"]?["url"]?["raw"]?.text }
        #expect(Set(addresses) == Set(Reference.calls.filter { $0.format == .json }.map { "{{baseUrl}}\($0.path)" }))
        let bodies = items.compactMap { $0["request"]?["body"]?["raw"]?.text }
        #expect(bodies.count == Reference.calls.count { $0.format == .json && $0.method == .post })
        #expect(bodies.allSatisfy { !$0.contains("d38a3439590889df026367bf01d621e687b8d278") })
        #expect(bodies.contains { $0.contains(#""checkUuid": "{{checkUuid}}""#) })
    }
}
