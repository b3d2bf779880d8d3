import Foundation
import Testing

/// Compares the outcomes of the messages in `Corpus/` with the approved ones. To record them anew:
/// `RECORD_OUTCOMES=$PWD/Tests/WireTests/Golden make test-fast FILTER=CorpusTests`.
@Suite("Corpus")
struct CorpusTests {
    @Test("Whatever was found by fuzzing keeps the laws of readers and decoders, and comes to what is recorded")
    func outcomes() throws {
        var outcomes = OutcomeFiles()
        for (name, bytes) in try Corpus().messages {
            do throws(InvariantViolation) {
                outcomes.add(try Corpus.outcomes(of: bytes, named: name), of: name)
            } catch {
                Issue.record("\(name) breaks a law: \(error)")
            }
        }
        let files = outcomes.files
        if let folder = ProcessInfo.processInfo.environment["RECORD_OUTCOMES"] {
            for (name, text) in files {
                try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/Outcomes/\(name)"))
            }
            return
        }
        let recorded = try Golden.outcomes()
        #expect(files.keys.sorted() == recorded.keys.sorted())
        for (name, text) in files { #expect(text == recorded[name], "\(name)") }
    }

    @Test("The corpus stays small")
    func size() throws {
        let messages = try Corpus().messages
        #expect((50...200).contains(messages.count))
        #expect(messages.map(\.bytes.count).reduce(0, +) < 200_000)
    }
}
