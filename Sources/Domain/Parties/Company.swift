/// Company of a business customer.
package struct Company: Hashable, Sendable, Codable {
    package var name: CompanyName
    package var chamberOfCommerceNumber: ChamberOfCommerceNumber
    package var vatNumber: VATNumber?

    /// Names of the stored JSON members.
    private enum CodingKeys: String, CodingKey {
        case name = "name", chamberOfCommerceNumber = "chamberOfCommerceNumber", vatNumber = "vatNumber"
    }

    package init(name: CompanyName, chamberOfCommerceNumber: ChamberOfCommerceNumber, vatNumber: VATNumber?) {
        self.name = name
        self.chamberOfCommerceNumber = chamberOfCommerceNumber
        self.vatNumber = vatNumber
    }
}
