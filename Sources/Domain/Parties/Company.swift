/// A company that orders.
package struct Company: Hashable, Sendable, Codable {
    package var name: CompanyName
    package var chamberOfCommerceNumber: ChamberOfCommerceNumber
    package var vatNumber: VATNumber?

    package init(name: CompanyName, chamberOfCommerceNumber: ChamberOfCommerceNumber, vatNumber: VATNumber?) {
        self.name = name
        self.chamberOfCommerceNumber = chamberOfCommerceNumber
        self.vatNumber = vatNumber
    }
}
