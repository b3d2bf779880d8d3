import DocumentSamples
import Domain
@testable import ServerTestSupport
import Testing
import UseCases

@testable import Server

@Suite("Whose claim it is, on pages")
struct ClaimTextsTests {
    @Test(
        "the checkout names it by the session's workflow",
        arguments: [
            ("1", "draagt de rekening aan ons over", "namens"), ("3", "namens", "draagt de rekening aan ons over"),
        ])
    func checkout(workflow: String, words: String, others: String) async throws {
        try await TestServer.run { sandbox in
            let message = SessionMessage().with(member: "workflowNumber", "\"\(workflow)\"")
            let page = try await sandbox.answer(.get("/session/\(try await sandbox.session(message).text)"))
            #expect(page.status == 200)
            #expect(page.text.contains(words), "\(page.text)")
            #expect(!page.text.contains(others), "\(page.text)")
        }
    }

    @Test("the pay page of an order in collection names costs only where some were charged")
    func collection() throws {
        let render = { (page: PayPage) throws in try GoldenPages.renderer.get().render(page) }
        let charged = try #require(PageSamples.payments(in: .english).first { $0.name == "pay-collection" }).page
        #expect(try render(charged).contains("The amount includes €40.00 in collection costs."))
        // A consumer may not be charged costs without a notice.
        var order = SampleOrder(.consumer(), dutchTime: try #require(DutchCalendar()))
        order.plan.steps.removeAll { $0.action == .sendStatutoryNotice }
        try order.handle(.start(trackAndTrace: nil))
        order.wait(for: .collectionNotice)
        let free = PageSamples.payment(OrderBalance(order), .english)
        #expect(free.state == .collection)
        #expect(try render(free).contains("with our collections department. Can you not pay it all at once?"))
        #expect(try !render(free).contains("€0.00 in collection costs"))
    }
}
