import Testing

@testable import Domain

@Suite("Workflows")
struct WorkflowTests {
    @Test(
        "The steps of the standard workflows follow each other after these days",
        arguments: [
            (1, [0, 3, 15, 7, 7, 16]), (2, [0, 3, 31, 14, 14]), (3, [0, 3, 15, 7]), (4, [0, 0, 15, 7, 7, 16]),
        ]
    )
    func days(number: Int, days: [Int]) throws {
        let workflow = try standard(number)
        #expect(workflow.steps.indices.map { workflow.days(before: $0) } == days)
    }

    @Test(
        "A consumer has 14 full days after the day of receipt between the statutory notice and collection",
        arguments: [1, 4])
    func statutoryTerm(number: Int) throws {
        let workflow = try standard(number)
        let notice = try #require(workflow.steps.firstIndex { $0.action == .sendStatutoryNotice })
        #expect(workflow.steps[notice + 1].action == .handOverToCollector)
        #expect(workflow.days(before: notice + 1) >= 16)
    }

    @Test("Consumers are never handed over without a statutory notice", arguments: Workflow.standard)
    func noticeBeforeCollection(workflow: Workflow) {
        let actions = workflow.steps.map(\.action)
        guard workflow.customerTypes.contains(.consumer), let collection = actions.firstIndex(of: .handOverToCollector)
        else { return }
        #expect(actions[..<collection].contains(.sendStatutoryNotice))
    }

    @Test(
        "Every standard workflow waits first, sends one invoice next and only reminds after that",
        arguments: Workflow.standard)
    func shape(workflow: Workflow) {
        let actions = workflow.steps.map(\.action)
        #expect(actions.prefix(3) == [.wait, .sendInvoice, .sendReminder])
        #expect(actions.count { $0 == .sendInvoice } == 1)
        #expect(!actions.dropLast().contains(.handOverToCollector))
        #expect(workflow.steps.allSatisfy { !$0.name.isEmpty && $0.days >= 0 })
    }

    @Test("The four standard workflows carry the terms of the specification")
    func standardTerms() throws {
        #expect(Workflow.standard.map(\.number) == [1, 2, 3, 4])
        #expect(
            Workflow.standard.map(\.name) == ["Guaranteed", "Guaranteed business", "Not guaranteed", "Direct debit"])
        #expect(Workflow.standard.map(\.isGuaranteed) == [true, true, false, true])
        #expect(Workflow.standard.map(\.paymentTerm) == [14, 30, 14, 14])
        #expect(Workflow.standard.map(\.startDelay) == [3, 3, 3, 0])
        #expect(
            Workflow.standard.map(\.customerTypes) == [
                [.consumer, .business], [.business], [.consumer, .business], [.consumer],
            ])
        #expect(Workflow.standard.map(\.requiredFields) == [.birthDate, [], [], .all])
        #expect(try standard(1).maximumAmounts == [.consumer: .euros(1_500), .business: .euros(10_000)])
        #expect(try standard(2).maximumAmounts == [.business: .euros(25_000)])
        #expect(try standard(3).maximumAmounts.isEmpty)
        #expect(try standard(4).maximumAmounts == [.consumer: .euros(1_500)])
    }

    @Test("An invoice that is the first step comes after the start delay")
    func invoiceFirst() throws {
        var workflow = try standard(1)
        workflow.steps = [
            WorkflowStep("Invoice", .sendInvoice, after: 9), WorkflowStep("Reminder", .sendReminder, after: 2),
        ]
        #expect(workflow.days(before: 0) == 3)
        #expect(workflow.days(before: 1) == 16)
    }

    @Test("All required fields are the five of the specification, each its own")
    func requiredFields() {
        let each: [RequiredFields] = [.birthDate, .sex, .bankAccount, .mandate, .additionalText]
        #expect(Set(each.map(\.rawValue)).count == 5)
        #expect(each.allSatisfy { RequiredFields.all.contains($0) })
        #expect(RequiredFields(each) == .all)
    }

    private func standard(_ number: Int) throws -> Workflow {
        try #require(Workflow.standard.first { $0.number == number })
    }
}
