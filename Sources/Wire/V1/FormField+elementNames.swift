import UseCases

extension FormField {
    /// Elements from which the field is read. Published clients use different names for some.
    package var elementNames: [String] {
        switch self {
        case .workflowNumber: ["WORKFLOWNUMBER"]
        case .customerType: ["TYPE"]
        case .companyName: ["COMPANYNAME"]
        case .chamberOfCommerceNumber: ["CHAMBEROFCOMMERCE"]
        case .vatNumber: ["VATNUMBER"]
        case .firstName: ["FIRSTNAME"]
        case .initials: ["INITIALS"]
        case .lastName: ["LASTNAME"]
        case .sex: ["SEX"]
        case .birthDate: ["BIRTHDATE"]
        case .phone: ["PHONENUMBER"]
        case .email: ["EMAIL"]
        case .secondEmail: ["EMAIL2"]
        case .ipAddress: ["IP"]
        case .street: ["STREET"]
        case .houseNumber: ["HOUSENUMBER"]
        case .houseExtension: ["HOUSEEXTENSION"]
        case .postalCode: ["POSTALCODE"]
        case .city: ["CITY"]
        case .country: ["COUNTRYCODE"]
        case .amount: ["ORDERAMOUNT"]
        case .backdoor: ["BACKDOOR"]
        case .checkType: ["CHECKTYPE"]
        case .payTrustScore: ["PAYTRUST"]
        default: deliveryElementNames ?? orderElementNames
        }
    }

    private var deliveryElementNames: [String]? {
        switch self {
        case .deliveryStreet: ["DELIVERYSTREET", "DELIVERY_STREET", "DELIVERYSTEET"]
        case .deliveryHouseNumber: ["DELIVERYHOUSENUMBER", "DELIVERY_HOUSENUMBER"]
        case .deliveryHouseExtension:
            [
                "DELIVERYHOUSEEXTENSION", "DELIVERYHOUSENUMBEREXTENSION", "DELIVERY_HOUSEEXTENSION",
                "DELIVERY_HOUSENUMBEREXTENSION",
            ]
        case .deliveryPostalCode: ["DELIVERYPOSTALCODE", "DELIVERY_POSTALCODE"]
        case .deliveryCity: ["DELIVERYCITY", "DELIVERY_CITY"]
        case .deliveryCountry: ["DELIVERYCOUNTRYCODE", "DELIVERY_COUNTRYCODE"]
        case .deliveryCompanyName: ["DELIVERYADDRESSCOMPANYNAME"]
        case .deliveryFirstName: ["DELIVERYADDRESSFIRSTNAME"]
        case .deliveryLastName: ["DELIVERYADDRESSLASTNAME"]
        default: nil
        }
    }

    private var orderElementNames: [String] {
        switch self {
        case .orderNumber: ["ORDERNUMBER"]
        case .date: ["DATE"]
        case .checkUUID: ["CHECKUUID"]
        case .isDryRun: ["VALIDATEORDER"]
        case .currency: ["CURRENCY"]
        // The official spelling first.
        case .additionalText: ["ADITIONALTEXT", "ADDITIONALTEXT"]
        case .merchantInvoiceNumber: ["MERCHANTINVOICENUMBER"]
        case .debtorNumber: ["DEBTORNUMBER"]
        case .trackAndTrace: ["TRACKANDTRACE"]
        case .variable1: ["VARIABLE1"]
        case .variable2: ["VARIABLE2"]
        case .variable3: ["VARIABLE3"]
        case .bankAccount: ["BANKACCOUNTNUMBER"]
        case .accountHolder: ["BANKACCOUNTHOLDER"]
        case .mandateID: ["MANDATEID"]
        case .mandateType: ["MANDATETYPE"]
        case .deliveryDate: ["DELIVERYDATE"]
        case .vatReason: ["VATREASON"]
        case .vatReasonText: ["VATREASONTEXT"]
        default: []
        }
    }
}

extension LineField {
    /// Elements from which the field of a line is read. A quantity takes precedence over a pack size.
    package var elementNames: [String] {
        switch self {
        case .code: ["CODE"]
        case .description: ["DESCRIPTION"]
        case .quantity: ["ORDERQUANTITY", "ITEMQUANTITY", "ITEM_QUANTITY"]
        case .priceIncludingVAT: ["PRICEINCL"]
        case .priceExcludingVAT: ["PRICEEXCL"]
        // The legacy API has no field for it.
        case .totalIncludingVAT: []
        case .vatRate: ["BTW"]
        case .vatReason: ["VATREASON"]
        case .vatReasonText: ["VATREASONTEXT"]
        }
    }
}
