import Testing

@testable import Domain

@Suite("Slots of deliveries")
struct DeliverySlotsTests {
    private func route(_ merchant: Int64, owner: Int64? = nil, host: String = "a") -> DeliverySlots.Route {
        DeliverySlots.Route(
            merchantID: Identifier(merchant), ownerID: Identifier(owner ?? merchant), host: host)
    }

    @Test("A merchant has at most 32 at a time, and gets them back")
    func merchant() {
        var slots = DeliverySlots()
        var taken = 0
        while slots.acquire(route(1)) { taken += 1 }
        #expect(taken == 32)
        slots.release(route(1))
        #expect(slots.available(merchantID: Identifier(1), ownerID: Identifier(1)) == 1)
        let isTaken = slots.acquire(route(1))
        #expect(isTaken)
        for _ in 0..<32 { slots.release(route(1)) }
        #expect(slots == DeliverySlots())
    }

    @Test("Sixteen merchants of one partner, and as many at one host, leave more than half")
    func partnerAndHost() {
        var ofPartner = DeliverySlots()
        for merchant in 1...16 {
            for number in 0..<32 {
                _ = ofPartner.acquire(route(Int64(merchant), owner: 99, host: "\(merchant) \(number)"))
            }
        }
        #expect(ofPartner.free > 256)
        #expect(ofPartner.available(merchantID: Identifier(50), ownerID: Identifier(50)) == 32)
        var atHost = DeliverySlots()
        for merchant in 1...16 { for _ in 0..<32 { _ = atHost.acquire(route(Int64(merchant))) } }
        #expect(atHost.free > 256)
        // A merchant whose shop is at the same host still gets in.
        let isTaken = atHost.acquire(route(50))
        #expect(isTaken)
    }

    @Test("When sixty partners are slow, another one finds a slot")
    func manyPartners() {
        var slots = DeliverySlots()
        for owner in 1...60 {
            for number in 0..<32 { _ = slots.acquire(route(Int64(owner), host: "\(owner) \(number)")) }
        }
        #expect(slots.free > 0)
        let isTaken = slots.acquire(route(1_000, host: "b"))
        #expect(isTaken)
    }
}
