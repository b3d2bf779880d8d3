import Wire

/// Everything a shop can ask, in the order in which the reference tells it: the one source of the pages at `/docs`, of
/// `/openapi.json` and of the Postman collection.
package enum Reference {
    package static let calls: [CallReference] =
        V2Call.allCases.map(\.reference) + V2SessionCall.allCases.map(\.reference)
        + V2WebhookCall.allCases.map(\.reference) + V2PartnerCall.allCases.map(\.reference)
        + SandboxAPI.Call.allCases.map(\.reference)
        + OperationsCall.allCases.map(\.reference) + V1Call.allCases.map(\.reference)
}
