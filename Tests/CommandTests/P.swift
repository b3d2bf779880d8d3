import Testing

@testable import ServerTests

@Test func clientIsShared() { #expect(ShopMessage.check().call == "check") }
