import Testing

@testable import Domain

@Suite("Random histories of orders")
struct RandomOrderHistoryTests {
    private static let orders = 2_500
    private static let commands = 20

    /// Together 20,000 orders. What is insisted on after every command stands in `RandomOrderHistory.problem`.
    @Test(
        "Whatever is done to an order at whatever moment, its books agree and its steps keep their days",
        arguments: 0..<8)
    func histories(part: Int) {
        var (started, ended, collected, held) = (0, 0, 0, 0)
        for number in 0..<Self.orders {
            let seed = UInt64(part * Self.orders + number)
            var history = RandomOrderHistory(seed: seed)
            for _ in 0..<Self.commands {
                if let problem = history.violation() {
                    Issue.record("order \(seed): \(problem)\n\(history.order.diary.joined(separator: "\n"))")
                    return
                }
            }
            let life = history.order.lifecycle
            if life.position != nil { started += 1 }
            if !life.isOpen { ended += 1 }
            if history.order.balance(of: .collectionCosts) != .zero { collected += 1 }
            if history.order.events.contains(where: { $0.event.kind == .resumed }) { held += 1 }
        }
        // The histories are worth something: all kinds of lives are among them.
        #expect(started > Self.orders / 2)
        #expect(ended > Self.orders / 10)
        #expect(collected > Self.orders / 50)
        #expect(held > Self.orders / 5)
    }
}
