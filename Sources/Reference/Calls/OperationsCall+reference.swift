import Wire

/// Calls for operators, answered by every process.
package enum OperationsCall: String, Sendable, CaseIterable {
    case live = "/livez"
    case ready = "/readyz"
    case version = "/version"

    package var reference: CallReference {
        switch self {
        case .live:
            reference(
                "live", "Live",
                "Liveness probe: returns 200 while the process runs.",
                .init(
                    "status", .choice(["alive"]),
                    "The process is running."),
                response: ["status": "alive"])
        case .ready:
            reference(
                "ready", "Ready", "Readiness probe: returns 200 when the database can be read and written.",
                .init("status", .choice(["ready"]), "The database is available."), response: ["status": "ready"],
                besides: [
                    ResponseReference(
                        503, "The database is not available. Send requests to another instance.",
                        [.status("unavailable", text: "The database is not available.")])
                ])
        case .version:
            reference(
                "version", "Version", "Returns the version.", .init("version", .text, "The version."),
                response: ["version": "0.1.0"], varying: ["version"])
        }
    }

    private func reference(
        _ id: String, _ title: String, _ summary: String, _ field: FieldReference, response reply: OrderedJSON,
        varying: Set<String> = [], besides: [ResponseReference] = []
    ) -> CallReference {
        CallReference(
            id, in: .operations, rawValue, method: .get, title: title, summary: summary,
            replies: [ResponseReference("Always.", [field])] + besides,
            examples: [CallExample(title, .none, response: .json(reply), volatileFields: varying)])
    }
}
