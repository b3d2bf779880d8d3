/// The terms under which a merchant's orders are taken in. A merchant agrees on several and picks one per order.
package struct Workflow: Hashable, Sendable {
    /// 1 to 99, unique per merchant.
    package var number: Int
    /// Position among the terms the merchant has had under this number, from 1. Orders keep the version they were
    /// placed under.
    package var version: Int
    package var name: String
    /// Whether the platform pays the merchant whatever the customer does; such orders need a credit check.
    package var isGuaranteed: Bool
    package var customerTypes: Set<CustomerType>
    /// The highest amount of one order; absent where there is no bound.
    package var maxOrderAmounts: [CustomerType: Money]
    package var requiredFields: RequiredFields
    /// Whether goods may go to another address than the customer's own.
    package var allowsSeparateDeliveryAddress: Bool

    package init(
        number: Int, name: String, isGuaranteed: Bool, customerTypes: Set<CustomerType>,
        maxOrderAmounts: [CustomerType: Money], requiredFields: RequiredFields,
        allowsSeparateDeliveryAddress: Bool = true,
        version: Int = 1
    ) {
        self.number = number
        self.version = version
        self.name = name
        self.isGuaranteed = isGuaranteed
        self.customerTypes = customerTypes
        self.maxOrderAmounts = maxOrderAmounts
        self.requiredFields = requiredFields
        self.allowsSeparateDeliveryAddress = allowsSeparateDeliveryAddress
    }
}

/// What a workflow demands of an order beyond what every order needs.
package struct RequiredFields: OptionSet, Hashable, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Of consumers; a company has none.
    package static let birthDate = RequiredFields(rawValue: 1 << 0)
    package static let sex = RequiredFields(rawValue: 1 << 1)
    package static let bankAccount = RequiredFields(rawValue: 1 << 2)
    package static let mandate = RequiredFields(rawValue: 1 << 3)
    package static let additionalText = RequiredFields(rawValue: 1 << 4)
    package static let all: RequiredFields = [.birthDate, .sex, .bankAccount, .mandate, .additionalText]
}
