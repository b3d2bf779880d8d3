import Domain
import Hummingbird
import Reference
@testable import ServerTestSupport
import Testing
import UseCases

@testable import Server
@testable import Wire

@Suite("The reference")
struct ReferenceTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let call: CallReference
        let example: CallExample

        var testDescription: String { "\(call.id): \(example.title)" }
    }

    private static let examples = Reference.calls.flatMap { call in
        call.examples.map { Example(call: call, example: $0) }
    }

    @Test(
        "A fresh sandbox answers every example as it is printed, with nothing that is not described",
        arguments: examples)
    func example(_ example: Example) async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            var player = ExampleRunner(sandbox: sandbox)
            try await player.run(example.example, of: example.call)
        }
    }

    /// Paths of pages. All other paths are calls.
    private static let pages = [
        "/session/", "/password/", "/demo", "/public/", "/docs", "/documents/", "/pay/", "/brand", "/cdn/",
        "/openapi.json", "/postman.json", "/favicon.ico", "/robots.txt",
    ]

    @Test("Every route is described or a page, and every description has a route")
    func routes() async throws {
        try await TestServer.run { sandbox in
            let router = try buildRouter(sandbox.platform, brand: nil, version: "1.2.3").router
            // Each GET has a HEAD (`HeadRequestTests`).
            let routes = router.routes.filter { $0.method != .head && $0.path.description != LandingPage.path }
                .map { "\($0.method) \($0.path)" }
                .filter { route in !Self.pages.contains { route.contains(" \($0)") } }
            let described = Reference.calls.flatMap { call in
                ([call.path] + call.aliasPaths).map { "\(call.method.rawValue) \($0)" }
            }
            #expect(Set(routes) == Set(described))
            #expect(described.count == Set(described).count)
        }
    }

    @Test("No two calls have the same name, each has an example, and each of them says how it goes when it goes well")
    func calls() {
        #expect(Set(Reference.calls.map(\.id)).count == Reference.calls.count)
        for call in Reference.calls {
            #expect(!call.examples.isEmpty && !call.summary.isEmpty, "\(call.id)")
            #expect(call.id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }, "\(call.id)")
            #expect(call.chapter == .legacy || call.replies.contains { $0.status == 200 }, "\(call.id)")
        }
    }

    @Test("Every field of a check, an order and a session is described, and none that they do not read")
    func formFields() throws {
        for call in ["credit-check", "create-order", "create-session"] {
            let paths = try Self.paths(of: #require(Reference.call(call)).request, below: "")
            let known = FormField.allCases.flatMap {
                call == "create-session" ? [$0.sessionPath].compactMap(\.self) : $0.jsonNames
            }
            for path in paths where !Self.others.contains(where: { path.hasPrefix($0) }) {
                #expect(known.contains(path), "\(call): \(path)")
            }
        }
        let described = try ["credit-check", "create-order"].flatMap { call in
            try Self.paths(of: #require(Reference.call(call)).request, below: "")
        }
        for field in FormField.allCases {
            #expect(field.jsonNames.contains { described.contains($0) }, "\(field)")
        }
    }

    /// Read otherwise than as fields of a form.
    private static let others = [
        "billinkUsername", "billinkID", "orderItems", "client.billink", "client.returnURL", "client.options",
        "transaction.orderItems", "transaction.totalTaxAmount", "transaction.purchaseCountry",
        "transaction.customInvoiceID",
    ]

    private static func paths(of fields: [FieldReference], below path: String) -> [String] {
        fields.flatMap { field in
            if case .object(_, let inner) = field.type { return paths(of: inner, below: "\(path)\(field.name).") }
            return [path + field.name]
        }
    }

    @Test("Every reason that has a code is explained")
    func meanings() {
        let catalogues: [ErrorCatalogue] = [
            .check, .order, .status, .startWorkflow, .credit, .payment, .onHold, .message,
        ]
        for reason in Set(catalogues.flatMap(\.codes.keys)) {
            #expect(reason.remedy != nil, "\(reason)")
        }
        for call in Reference.calls {
            for error in call.errors {
                #expect(!error.meanings.isEmpty && !error.message.isEmpty, "\(call.id) \(error.code ?? "")")
            }
        }
    }

    @Test("Every code of a field stands in its call's table of errors")
    func codes() {
        for call in Reference.calls {
            let table = Set(call.errors.compactMap(\.code))
            for code in call.request.flatMap(\.allCodes) { #expect(table.contains(code), "\(call.id) \(code)") }
        }
    }

    @Test("A production platform has every call but those of the sandbox")
    func production() async throws {
        try await TestServer.run(.production) { sandbox in
            let router = try buildRouter(sandbox.platform, brand: nil, version: "1.2.3").router
            let routes = Set(router.routes.map { "\($0.method) \($0.path)" })
            for call in Reference.calls {
                let isThere = routes.contains("\(call.method.rawValue) \(call.path)")
                #expect(isThere == (call.chapter != .sandbox), "\(call.id)")
            }
        }
    }
}

extension FieldReference {
    fileprivate var allCodes: [String] { codes + type.fields.flatMap(\.allCodes) }
}
