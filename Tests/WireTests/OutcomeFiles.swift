/// The outcomes of the corpus as they are kept: a file for each reader and each call. In it every outcome stands once,
/// behind `== `, with the messages that come to it.
struct OutcomeFiles {
    /// Stands for the messages that the reader refuses, where all of them come to the same.
    private static let everyRefused = "(every refused message)"

    /// Names of messages by their outcome, for each call.
    private var messages: [String: [String: Set<String>]] = [:]
    private var refused: Set<String> = []

    /// - Parameter outcomes: that of the reader first.
    mutating func add(_ outcomes: [Corpus.Outcome], of message: String) {
        if outcomes.first?.text == "refused" { refused.insert(message) }
        for (call, text) in outcomes { messages[call, default: [:]][text, default: []].insert(message) }
    }

    /// Contents by the names of the files.
    var files: [String: String] {
        let files = messages.map { call, outcomes in
            let text = outcomes.sorted { $0.key < $1.key }
                .map { "== \($0.key)\n" + lines(for: $0.value, of: call).map { "\($0)\n" }.joined() }.joined()
            return ("\(call.replacing("/", with: "-")).txt", text)
        }
        return Dictionary(uniqueKeysWithValues: files)
    }

    private func lines(for names: Set<String>, of call: String) -> [String] {
        let isReader = ["xml", "json"].contains(call)
        let all = (messages[call] ?? [:]).values.reduce(into: Set<String>()) { $0.formUnion($1) }
        let refused = refused.intersection(all)
        guard !isReader, !refused.isEmpty, refused.isSubset(of: names) else { return names.sorted() }
        return [Self.everyRefused] + names.subtracting(refused).sorted()
    }
}
