import Foundation
@testable import ServerTestSupport
import Testing

@Suite("merchant logo")
struct MerchantLogoTests {
    @Test("A logo is set, and forgotten")
    func sets() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            let file = program.folder.file("logo.svg")
            try Data("<svg></svg>".utf8).write(to: URL(filePath: file))
            let setting = try await program.run("merchant", "logo", "usertest", file)
            #expect(setting.output == "Logo of usertest set: SVG, 11 bytes.\n")
            let forgetting = try await program.run("merchant", "logo", "usertest")
            #expect(forgetting.output == "Logo of usertest removed.\n")
        }
    }

    @Test("An invalid, unreadable or unknown logo or merchant is refused with one sentence")
    func refusals() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { _ in }
            let file = program.folder.file("logo.gif")
            try Data("GIF89a".utf8).write(to: URL(filePath: file))
            for arguments in [["usertest", file], ["usertest", file + "x"], ["nobody"]] {
                let ending = try await program.run(["merchant", "logo"] + arguments)
                #expect(ending.status != 0)
                #expect(ending.output == "")
                #expect(ending.errorOutput.contains(arguments.count == 2 ? "logo.gif" : "nobody"))
            }
        }
    }
}
