import Foundation
import Testing

/// What comes of the messages in `Corpus/`, as it was approved. To approve it anew:
/// `RECORD_OUTCOMES=<this folder>/Golden swift test --filter Corpus`.
@Suite("Corpus")
struct CorpusTests {
    private static let record = "corpus.txt"

    @Test("Whatever was found by fuzzing keeps the laws of readers and decoders, and comes to what is recorded")
    func outcomes() throws {
        let outcomes = try Corpus().messages.map { name, bytes in
            "== \(name)\n\(Corpus.outcome(of: bytes, named: name))"
        }
        for outcome in outcomes { #expect(!outcome.contains("\nbroken law: "), "\(outcome)") }
        if let folder = ProcessInfo.processInfo.environment["RECORD_OUTCOMES"] {
            let text = outcomes.joined(separator: "\n") + "\n"
            return try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(Self.record)"))
        }
        let recorded = try Golden.reply(Self.record).components(separatedBy: "\n== ")
        #expect(outcomes.count == recorded.count)
        for (outcome, recorded) in zip(outcomes, recorded) {
            #expect(outcome == (recorded.hasPrefix("== ") ? recorded : "== \(recorded)"))
        }
    }

    @Test("The corpus stays small")
    func size() throws {
        let messages = try Corpus().messages
        #expect((50...200).contains(messages.count))
        #expect(messages.map(\.bytes.count).reduce(0, +) < 200_000)
    }
}
