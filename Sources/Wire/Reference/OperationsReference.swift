/// What a process answers to whoever runs it.
package enum OperationsCall: String, Sendable, CaseIterable {
    case live = "/livez"
    case ready = "/readyz"
    case version = "/version"

    package var reference: CallReference {
        switch self {
        case .live:
            reference(
                "live", "Live", "Does the process live?", .init("status", .choice(["alive"]), "It lives."),
                gives: ["status": "alive"])
        case .ready:
            reference(
                "ready", "Ready", "Can the process reach its store, and write to it?",
                .init("status", .choice(["ready"]), "It can."), gives: ["status": "ready"],
                besides: [
                    ReplyReference(
                        503, "When it cannot: send requests elsewhere.",
                        [.status("unavailable", text: "It cannot.")])
                ])
        case .version:
            reference(
                "version", "Version", "Which version is it?", .init("version", .text, "The version."),
                gives: ["version": "0.1.0"], varying: ["version"])
        }
    }

    private func reference(
        _ id: String, _ title: String, _ summary: String, _ field: FieldReference, gives reply: JSONDocument,
        varying: Set<String> = [], besides: [ReplyReference] = []
    ) -> CallReference {
        CallReference(
            id, in: .operations, rawValue, method: .get, title: title, summary: summary,
            replies: [ReplyReference("Always.", [field])] + besides,
            examples: [CallExample(title, .none, gives: .json(reply), varying: varying)])
    }
}
