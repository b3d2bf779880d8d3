import Domain
import Testing

@testable import Server

@Suite("The texts of the demo shop")
struct DemoTextsTests {
    private let texts: Texts

    init() throws {
        texts = try .demo()
    }

    private func own(_ language: Language) -> [String: String] {
        texts.all(in: language).filter { $0.key.hasPrefix("demo") }
    }

    private static func blanks(_ text: String) -> Set<String> {
        Set(text.matches(of: /\{(\w+)\}/).map { String($0.1) })
    }

    @Test("have the same keys and blanks in all languages, and no empty text", arguments: Language.allCases)
    func complete(language: Language) throws {
        let english = own(.english)
        #expect(english.count > 100)
        #expect(Set(own(language).keys) == Set(english.keys))
        for (key, text) in own(language) {
            #expect(!text.isEmpty && text.first != " " && text.last != " ", "\(key)")
            #expect(Self.blanks(text) == Self.blanks(english[key] ?? ""), "\(key)")
            // Templates fill nothing in.
            #expect(key.contains(".") || !text.contains("{"), "\(key)")
        }
    }

    @Test("begin with demo in their files, so that they never take the place of another page's text")
    func prefix() throws {
        for file in [
            PackageResources.demo_nl_texts, PackageResources.demo_en_texts, PackageResources.demo_de_texts,
            PackageResources.demo_fr_texts,
        ] {
            let keys = try Texts.parse(String(decoding: file, as: UTF8.self)).keys
            #expect(!keys.isEmpty && keys.allSatisfy { $0.hasPrefix("demo") })
        }
    }

    @Test("are there for every text that the templates name")
    func templates() {
        let all = texts.all(in: .english)
        for (name, bytes) in TemplateFiles.demo {
            for match in String(decoding: bytes, as: UTF8.self).matches(of: #/\{\{text\.(\w+)\}\}/#) {
                #expect(all[String(match.1)] != nil, "\(name) \(match.1)")
            }
        }
    }

    @Test("have words for everything that can happen to an order, be told of it, or go wrong")
    func words() {
        let kinds: [OrderEvent.Kind] = [
            .placed, .workflowStarted, .credited, .closedBeforeStart, .returnCostsCharged, .paymentRegistered,
            .paymentReceived, .collectionCostsCharged, .held, .resumed, .messagePosted,
        ]
        let problems: [DemoProblem] = [
            .emptyBasket, .invalidQuantity, .totalAboveLimit, .accountUnusable, .alreadyShipped,
            .creditedBeforeShipping, .nothingToPay, .nothingDue, .nextStepChanged, .clockAtLimit, .busy, .failed,
            .rejected(code: "706"),
        ]
        let letters = DocumentKind.allCases.filter { $0 != .creditNote }
        let keys: [String] =
            kinds.map { "demoPast.\($0.rawValue)" } + DocumentKind.allCases.map { "demoPast.\($0.rawValue)" }
            + letters.map { "demoComing.\($0.rawValue)" }
            + ["demoPast.step", "demoComing.step", "demoComing.collection_costs_charged", "demoComing.resumed"]
            + DemoTimeline.State.allCases.map { "demoState.\($0.rawValue)" }
            + ["placed", "started", "paid", "credited"].map { "demoNothingNext.\($0)" }
            + ["merchant", "platform", "customer"].map { "demoBy.\($0)" }
            + OrderWebhookEvent.allCases.map { "demoWebhook.\($0.rawValue)" }
            + CheckoutSession.Status.allCases.map { "demoWebhook.\($0.rawValue)" }
            + DemoReturnReason.allCases.map { "demoCancelled.\($0.rawValue)" }
            + DemoCustomer.allCases.map { "demoCustomer.\($0.rawValue)" }
            + DemoProduct.all.map { "demoProduct.\($0.code)" } + problems.map { "demoProblem.\($0.name)" }
        let english = own(.english)
        for key in keys { #expect(english[key] != nil, "\(key)") }
    }

    @Test("name an unknown refusal by its code", arguments: Language.allCases)
    func rejected(language: Language) {
        let phrases = LocalizedTexts(texts, in: language)
        let text = DemoProblem(.notAllowedInState, code: "706", isTemporary: false).text(phrases)
        #expect(text.contains("706") && text.contains("/docs") && !text.contains("{"))
        #expect(DemoProblem.invalidQuantity.text(phrases).contains("99"))
    }

    @Test("tell refusals apart by what there is to try")
    func reasons() {
        #expect(DemoProblem(.amountAboveLimit, code: "", isTemporary: false) == .totalAboveLimit)
        #expect(DemoProblem(.merchantInactive, code: "", isTemporary: false) == .accountUnusable)
        #expect(DemoProblem(.rateLimitExceeded, code: "", isTemporary: false) == .busy)
        #expect(DemoProblem(.internalFailure, code: "", isTemporary: true) == .busy)
        #expect(DemoProblem(.internalFailure, code: "", isTemporary: false) == .failed)
        #expect(DemoProblem(nil, code: "HTTP 404", isTemporary: false) == .rejected(code: "HTTP 404"))
    }
}
