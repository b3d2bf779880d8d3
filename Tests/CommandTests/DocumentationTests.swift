import Foundation
import Testing

@Suite("Documentation")
struct DocumentationTests {
    @Test(
        "Every command of the documentation prints the reply below it, and all pages run in one sandbox",
        arguments: [[], ["--together"]])
    func commands(options: [String]) async throws {
        try await Program.inNewFolder { program in
            let script = URL(fileURLWithPath: #filePath)
                .deletingLastPathComponent().appendingPathComponent("../../scripts/test-doc-commands")
                .standardizedFileURL
            let run = try program.launch("/usr/bin/env", ["python3", script.path, Program.path] + options)
            let ending = try await run.waitForExit()
            #expect(ending.status == 0, "\(ending.output)\(ending.errorOutput)")
        }
    }
}
