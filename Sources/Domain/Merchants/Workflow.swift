/// Terms under which a merchant's orders are accepted. A merchant has several workflows and names one per order.
package struct Workflow: Hashable, Sendable {
    /// Number from 1 to 99, unique per merchant.
    package var number: Int
    /// Version of the terms under this number, from 1. An order keeps the version under which it was placed.
    package var version: Int
    package var name: String
    /// True if the platform pays the merchant even if the customer does not; orders then need a credit check.
    package var isGuaranteed: Bool
    package var customerTypes: Set<CustomerType>
    /// Highest amount of one order by type of customer; a missing type has no limit.
    package var maxOrderAmounts: [CustomerType: Money]
    package var requiredFields: RequiredFields
    /// True if goods may be delivered to another address than the customer's.
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

/// Fields that a workflow requires of an order, beyond those that every order needs.
package struct RequiredFields: OptionSet, Hashable, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Birth date of a consumer; companies have none.
    package static let birthDate = RequiredFields(rawValue: 1 << 0)
    package static let sex = RequiredFields(rawValue: 1 << 1)
    package static let bankAccount = RequiredFields(rawValue: 1 << 2)
    package static let mandate = RequiredFields(rawValue: 1 << 3)
    package static let additionalText = RequiredFields(rawValue: 1 << 4)
    package static let all: RequiredFields = [.birthDate, .sex, .bankAccount, .mandate, .additionalText]
}
