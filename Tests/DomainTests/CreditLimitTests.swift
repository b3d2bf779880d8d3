import DocumentSamples
import Testing

@testable import Domain

@Suite("Limits of the credit policy")
struct CreditLimitTests {
    private let policy = CreditPolicy()

    @Test(
        "The exposure limit is kept to the cent",
        arguments: [
            (.consumer, 0, 0, "1500.00"), (.consumer, 2, 9, "1500.00"), (.consumer, 3, 0, "2250.00"),
            (.consumer, 300, 9, "2250.00"),
            (.consumer, 0, 10, "1875.00"), (.consumer, 2, 100, "1875.00"), (.consumer, 3, 10, "2625.00"),
            (.business, 0, 0, "10000.00"), (.business, 2, 9, "10000.00"), (.business, 3, 0, "15000.00"),
            (.business, 0, 10, "12500.00"),
            (.business, 3, 10, "17500.00"),
        ] as [(CustomerType, Int, Int, String)]
    )
    func exposure(type: CustomerType, paidOrders: Int, payTrustScore: Int, limit: String) throws {
        var history = CreditHistory()
        history.paidOrders = paidOrders
        var application = DomainSamples.application(limit, type: type, payTrustScore: payTrustScore)
        #expect(try fails(application, history).isEmpty)
        application.amount = try application.amount + Money(cents: 1)
        #expect(try fails(application, history) == [.exposure])
    }

    @Test(
        "Open amounts count together with the amount applied for",
        arguments: [("0.01", "1499.99"), ("1000.00", "500.00"), ("1499.99", "0.01"), ("1500.00", "0.00")])
    func openAmount(open: String, asked: String) throws {
        var history = CreditHistory()
        history.openAmount = try #require(Money(open))
        #expect(try fails(DomainSamples.application(asked), history).isEmpty)
        history.openAmount = try history.openAmount + Money(cents: 1)
        #expect(try fails(DomainSamples.application(asked), history) == [.exposure])
    }

    @Test("Four earlier checks in 24 hours pass and five fail, whatever they have in common", arguments: Trait.allCases)
    func velocity(trait: Trait) throws {
        #expect(try fails(DomainSamples.application(), history(of: 4, sharing: trait)).isEmpty)
        #expect(try fails(DomainSamples.application(), history(of: 5, sharing: trait)) == [trait.rule])
    }

    @Test("Nine earlier checks from one IP address pass and ten fail")
    func velocityOfAnIPAddress() throws {
        var history = CreditHistory()
        history.recentChecks.byIPAddress = 9
        #expect(try fails(DomainSamples.application(), history).isEmpty)
        history.recentChecks.byIPAddress = 10
        #expect(try fails(DomainSamples.application(), history) == [.velocityIP])
    }

    @Test("Earlier checks are counted apart, not added up")
    func velocityIsNotASum() throws {
        var history = CreditHistory()
        history.recentChecks.byEmail = 4
        history.recentChecks.byPhone = 4
        history.recentChecks.byAddress = 4
        history.recentChecks.byIPAddress = 9
        #expect(try fails(DomainSamples.application(), history).isEmpty)
    }

    @Test(
        "Up to 250.00 goes to a stranger elsewhere, not a cent more", arguments: [("250.00", true), ("250.01", false)])
    func deliveryLimit(amount: String, passes: Bool) throws {
        let application = DomainSamples.application(amount, delivery: DomainSamples.delivery())
        #expect(try fails(application, CreditHistory()) == (passes ? [] : [.delivery]))
    }

    @Test(
        "Above 250.00 a delivery elsewhere needs a recipient with the customer's name",
        arguments: ["Jansen", "jansen", "JANSEN"])
    func sameName(lastName: String) throws {
        let application = DomainSamples.application("900.00", delivery: DomainSamples.delivery(to: lastName))
        #expect(try fails(application, CreditHistory()).isEmpty)
    }

    @Test("And to anybody at the customer's own address, however that is spelled")
    func sameAddress() throws {
        var application = DomainSamples.application(
            "900.00", delivery: DomainSamples.delivery(at: DomainSamples.address("12-A", city: nil)))
        application.customer.address = DomainSamples.address("12", "a")
        #expect(try fails(application, CreditHistory()).isEmpty)
    }

    @Test("A delivery without a name is to the customer")
    func withoutName() throws {
        let application = DomainSamples.application("900.00", delivery: DomainSamples.delivery(to: nil))
        #expect(try fails(application, CreditHistory()).isEmpty)
    }

    /// Details by which the checks of one person match.
    enum Trait: CaseIterable {
        case email, phone, address

        var rule: CreditRule {
            switch self {
            case .email: .velocityEmail
            case .phone: .velocityPhone
            case .address: .velocityAddress
            }
        }
    }

    private func history(of checks: Int, sharing trait: Trait) -> CreditHistory {
        var history = CreditHistory()
        switch trait {
        case .email: history.recentChecks.byEmail = checks
        case .phone: history.recentChecks.byPhone = checks
        case .address: history.recentChecks.byAddress = checks
        }
        return history
    }

    private func fails(_ application: CreditApplication, _ history: CreditHistory) throws -> [CreditRule] {
        let decision = try policy.decide(on: application, history: history, isGuaranteed: true)
        let failed = decision.findings.filter { $0.outcome == .failed }.map(\.rule)
        #expect(decision.isApproved == failed.isEmpty)
        return failed
    }
}
