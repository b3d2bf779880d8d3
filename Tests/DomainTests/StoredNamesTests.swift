import Domain
import Testing

/// Checks that stored and sent names stay the same when Swift names change. A failure means that a migration is
/// missing.
@Suite("Names that are stored")
struct StoredNamesTests {
    private func expect<Value: RawRepresentable<String>>(_ values: KeyValuePairs<Value, String>) {
        for (value, name) in values { #expect(value.rawValue == name) }
    }

    @Test("Events of orders: kinds, actors and stages")
    func events() {
        let kinds: KeyValuePairs<OrderEvent.Kind, String> = [
            .placed: "placed", .workflowStarted: "workflow_started", .stepDone: "step_done", .credited: "credited",
            .closedBeforeStart: "never_started", .returnCostsCharged: "return_costs_charged",
            .paymentRegistered: "payment_registered", .paymentReceived: "payment_received",
            .collectionCostsCharged: "collection_costs_charged", .held: "held", .resumed: "resumed",
            .messagePosted: "message",
        ]
        expect(kinds)
        expect([OrderEvent.Actor.merchant: "merchant", .platform: "platform", .customer: "customer"])
        expect([
            OrderLifecycle.Stage.placed: "placed", .started: "started", .paid: "paid", .credited: "credited",
        ])
    }

    @Test("Reasons for which no VAT is charged, which are names in both APIs too")
    func exemptions() {
        #expect(
            VATExemption.Reason.allCases.map(\.rawValue) == [
                "reverse_charge", "intra_community", "export", "exempt",
            ])
    }

    @Test("Accounts, steps, documents, webhooks, sessions and environments")
    func others() {
        #expect(
            LedgerAccount.allCases.map(\.rawValue) == [
                "receivable", "merchant_payable", "bank", "refunds_payable", "collection_costs", "fees", "vat",
            ])
        let actions: KeyValuePairs<WorkflowStep.Action, String> = [
            .wait: "wait", .sendInvoice: "sendInvoice", .sendReminder: "sendReminder",
            .sendStatutoryNotice: "sendStatutoryNotice", .handOverToCollector: "handOverToCollector",
        ]
        expect(actions)
        #expect(
            DocumentKind.allCases.map(\.rawValue) == [
                "invoice", "reminder", "statutory_notice", "collection_notice", "credit_note",
            ])
        #expect(Webhook.Topic.allCases.map(\.rawValue) == ["order", "session"])
        #expect(
            CheckoutSession.Status.allCases.map(\.rawValue) == [
                "session_active", "order_created", "cancelled", "failed", "session_expired",
            ])
        #expect(PlatformEnvironment.allCases.map(\.rawValue) == ["sandbox", "production"])
    }

    @Test("Reasons of refusals, as logs have them")
    func reasons() {
        let names = Set(Refusal.Reason.allCases.map(\.rawValue))
        #expect(Set(Self.reasonNames.split(separator: " ").map(String.init)).subtracting(names) == [])
    }

    private static let reasonNames = """
        unreadableMessage internalFailure unknownVersion unknownUsername invalidClientID unknownAction \
        merchantInactive rateLimitExceeded invalidIdempotencyKey idempotencyKeyReused \
        idempotencyKeyInProgress missingWorkflowNumber unknownWorkflow missingCustomerType \
        invalidCustomerType customerTypeNotAgreed missingCompanyName invalidCompanyName \
        missingChamberOfCommerceNumber invalidChamberOfCommerceNumber missingLastName missingFirstName \
        missingSex invalidSex missingBirthDate invalidBirthDate tooYoung missingPhone invalidPhone \
        missingEmail invalidEmail invalidSecondEmail invalidIPAddress invalidVATNumber missingStreet \
        missingHouseNumber invalidHouseNumber invalidHouseExtension missingPostalCode invalidPostalCode \
        missingCity invalidCity invalidCountry invalidDeliveryHouseNumber invalidDeliveryHouseExtension \
        invalidDeliveryPostalCode invalidDeliveryCity invalidDeliveryCountry deliveryNotAllowed \
        missingAmount invalidAmount amountAboveLimit invalidCheckType invalidPayTrustScore noDecision \
        orderNumberTaken missingOrderNumber invalidOrderNumber orderNumberTooLong missingDate \
        invalidMerchantInvoiceNumber missingAdditionalText invalidAdditionalText missingItems tooManyItems \
        itemCodeTooLong invalidVATRate invalidItemAmount invalidCurrency missingBankAccount \
        missingAccountHolder invalidDryRun invalidCreditAmount invalidReturnCosts invalidCreditNumber \
        creditedBeforeStart invalidHoldDays invalidBankAccount invalidMandateID invalidMandateType \
        missingCheck checkNotFound checkRejected checkExpired checkUsed checkWithoutGuarantee \
        amountAboveCheck decisionWithdrawn noInvoices missingInvoiceNumbers tooManyInvoices \
        missingInvoiceNumber unknownInvoiceNumber notAllowedInState alreadyStarted alreadyPaid \
        descriptionTooLong creditNumberTaken creditNotPossible fullyCredited unknownOrder \
        invalidPaymentAmount invalidResumeFlag holdTooLong cannotHold missingMessage messageTooLong \
        unknownSession missingUsername missingClientID missingSessionID missingReturnURL invalidReturnURL \
        invalidTotal invalidTaxAmount invalidCustomInvoiceID notPartner unknownMerchant usernameTaken \
        missingField invalidField missingWebhookURL invalidWebhookURL missingWebhookSecret invalidVATReason \
        invalidDeliveryDate
        """
}
