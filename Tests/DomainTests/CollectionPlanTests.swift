import Domain
import Testing

@Suite("A plan of collection")
struct CollectionPlanTests {
    private let plan = CollectionPlan(startDelayDays: 0, paymentTermDays: 14, steps: WorkflowStep.consumerCollection)
    private static let indices = [Int.min, -1, 0, 5, 6, 99, Int.max]

    @Test("has a step or none for any index a row may hold", arguments: indices)
    func steps(index: Int) {
        let isThere = (0..<6).contains(index)
        #expect((plan.step(at: index) != nil) == isThere)
        #expect(plan.has(OrderLifecycle.Position(stepIndex: index, nextStepAt: nil)) == isThere)
        #expect(plan.has(nil))
    }

    @Test("answers for any index, before the first step and behind the last", arguments: indices)
    func anyIndex(index: Int) {
        for type in CustomerType.allCases {
            let next = plan.next(after: index, for: type)
            #expect(next == nil || plan.step(at: next?.index ?? -1) == next?.step)
            if index >= 5 { #expect(next == nil) }
            _ = plan.allowsCollectionCosts(atStep: index, for: type)
        }
        #expect(plan.allowsCollectionCosts(atStep: 5, for: .consumer))
        #expect(!plan.allowsCollectionCosts(atStep: 3, for: .consumer))
        let empty = CollectionPlan(startDelayDays: 0, paymentTermDays: 0, steps: [])
        #expect(empty.next(after: index, for: .consumer) == nil)
        #expect(!empty.allowsCollectionCosts(atStep: index, for: .consumer))
    }

    @Test("says for every stage and step whether the collector has the order: started, and at that step")
    func collection() {
        for stage in [OrderLifecycle.Stage.placed, .started, .paid, .credited] {
            for step in Self.indices {
                let life = OrderLifecycle(
                    stage: stage, position: .init(stepIndex: step, nextStepAt: nil), amountDue: .euros(1))
                #expect(life.isInCollection(under: plan) == (stage == .started && step == 5), "\(stage) \(step)")
            }
        }
        #expect(!OrderLifecycle.placed.isInCollection(under: plan))
    }
}
