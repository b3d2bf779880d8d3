import Testing

@testable import Domain

@Suite("Workflows")
struct WorkflowTests {
    @Test(
        "The steps of the standard workflows follow each other after these days; a company gets no statutory notice",
        arguments: [
            (1, CustomerType.consumer, [3, 15, 7, 7, 16]), (1, .business, [3, 15, 7, 16]),
            (2, .business, [3, 31, 14, 14]),
            (3, .consumer, [3, 15, 7]), (4, .consumer, [0, 15, 7, 7, 16]),
        ]
    )
    func days(number: Int, type: CustomerType, days: [Int]) throws {
        let plan = try standard(number).plan
        var (found, index) = ([Int](), 0)
        while let next = plan.next(after: index, for: type) {
            found.append(next.days)
            index = next.index
        }
        #expect(found == days)
    }

    @Test("Costs may be charged to a consumer behind a notice that has run out, and to a company without one")
    func costs() throws {
        let steps = WorkflowStep.consumerCollection
        let hasty = steps.dropLast() + [WorkflowStep("Collection", .handOverToCollector, after: 15)]
        let silent = steps.filter { $0.action != .sendStatutoryNotice }
        for (steps, consumer) in [(steps, true), (Array(hasty), false), (silent, false)] {
            let plan = CollectionPlan(startDelayDays: 3, paymentTermDays: 14, steps: steps)
            #expect(plan.allowsCollectionCosts(atStep: steps.count - 1, for: .consumer) == consumer)
            #expect(plan.allowsCollectionCosts(atStep: steps.count - 1, for: .business))
        }
    }

    @Test(
        "A consumer has 14 full days after the day of receipt between the statutory notice and collection",
        arguments: [1, 4])
    func statutoryTerm(number: Int) throws {
        let plan = try standard(number).plan
        let notice = try #require(plan.steps.firstIndex { $0.action == .sendStatutoryNotice })
        #expect(plan.steps[notice + 1].action == .handOverToCollector)
        #expect(try #require(plan.next(after: notice, for: .consumer)).days >= 16)
    }

    @Test("Consumers are never handed over without a statutory notice", arguments: Agreement.standard)
    func noticeBeforeCollection(agreement: Agreement) {
        let (workflow, plan) = (agreement.workflow, agreement.plan)
        let actions = plan.steps.map(\.action)
        guard workflow.customerTypes.contains(.consumer), let collection = actions.firstIndex(of: .handOverToCollector)
        else { return }
        #expect(actions[..<collection].contains(.sendStatutoryNotice))
    }

    @Test(
        "Every standard workflow waits first, sends one invoice next and only reminds after that",
        arguments: Agreement.standard)
    func shape(agreement: Agreement) {
        let plan = agreement.plan
        let actions = plan.steps.map(\.action)
        #expect(actions.prefix(3) == [.wait, .sendInvoice, .sendReminder])
        #expect(actions.count { $0 == .sendInvoice } == 1)
        #expect(!actions.dropLast().contains(.handOverToCollector))
        #expect(plan.steps.allSatisfy { !$0.name.isEmpty && $0.delayDays >= 0 })
    }

    @Test("The four standard workflows carry the terms of the specification")
    func standardTerms() throws {
        #expect(Agreement.standard.map(\.workflow.number) == [1, 2, 3, 4])
        #expect(
            Agreement.standard.map(\.workflow.name) == [
                "Guaranteed", "Guaranteed business", "Not guaranteed", "Direct debit",
            ])
        #expect(Agreement.standard.map(\.workflow.isGuaranteed) == [true, true, false, true])
        #expect(Agreement.standard.map(\.plan.paymentTermDays) == [14, 30, 14, 14])
        #expect(Agreement.standard.map(\.plan.startDelayDays) == [3, 3, 3, 0])
        #expect(
            Agreement.standard.map(\.workflow.customerTypes) == [
                [.consumer, .business], [.business], [.consumer, .business], [.consumer],
            ])
        #expect(Agreement.standard.map(\.workflow.requiredFields) == [.birthDate, [], [], .all])
        #expect(try standard(1).workflow.maxOrderAmounts == [.consumer: .euros(1_500), .business: .euros(10_000)])
        #expect(try standard(2).workflow.maxOrderAmounts == [.business: .euros(25_000)])
        #expect(try standard(3).workflow.maxOrderAmounts.isEmpty)
        #expect(try standard(4).workflow.maxOrderAmounts == [.consumer: .euros(1_500)])
    }

    @Test("An invoice that is the first step comes after the start delay")
    func invoiceFirst() throws {
        var plan = try standard(1).plan
        plan.steps = [
            WorkflowStep("Invoice", .sendInvoice, after: 9), WorkflowStep("Reminder", .sendReminder, after: 2),
        ]
        #expect(plan.next(after: -1, for: .consumer)?.days == 3)
        #expect(plan.next(after: 0, for: .consumer)?.days == 16)
    }

    @Test("All required fields are the five of the specification, each its own")
    func requiredFields() {
        let each: [RequiredFields] = [.birthDate, .sex, .bankAccount, .mandate, .additionalText]
        #expect(Set(each.map(\.rawValue)).count == 5)
        #expect(each.allSatisfy { RequiredFields.all.contains($0) })
        #expect(RequiredFields(each) == .all)
    }

    private func standard(_ number: Int) throws -> Agreement {
        try #require(Agreement.standard.first { $0.workflow.number == number })
    }
}
