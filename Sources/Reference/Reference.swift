import Wire

/// Descriptions of all calls, in the order of the reference: the source of the pages at `/docs`, `/openapi.json` and
/// the Postman collection.
package enum Reference {
    package static let calls: [CallReference] =
        V2Call.allCases.map(\.reference) + V2SessionCall.allCases.map(\.reference)
        + V2WebhookCall.allCases.map(\.reference) + V2PartnerCall.allCases.map(\.reference)
        + SandboxAPI.Call.allCases.map(\.reference)
        + OperationsCall.allCases.map(\.reference) + V1Call.allCases.map(\.reference)
}
