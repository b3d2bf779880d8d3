/// A company that orders.
package struct Company: Hashable, Sendable, Codable {
    package var name: CompanyName
    package var chamberOfCommerceNumber: ChamberOfCommerceNumber
    package var vatNumber: VATNumber?

    /// As they are stored.
    private enum CodingKeys: String, CodingKey {
        case name = "name", chamberOfCommerceNumber = "chamberOfCommerceNumber", vatNumber = "vatNumber"
    }

    package init(name: CompanyName, chamberOfCommerceNumber: ChamberOfCommerceNumber, vatNumber: VATNumber?) {
        self.name = name
        self.chamberOfCommerceNumber = chamberOfCommerceNumber
        self.vatNumber = vatNumber
    }
}
