import Reference
import Wire

/// Page of a chapter: its summary and its calls.
struct DocsChapterPage {
    struct Call {
        let title: String
        let path: String
        let summary: String
        let method: String
        let callPath: String
    }

    let frame: DocsLayout
    let title: String
    let summary: String
    let address: String
    let calls: [Call]
    /// The chapter's guide; `nil` if it has none.
    let guide: Guide?
    let isLegacy: Bool
    let isSandboxChapter: Bool

    struct Guide {
        let guideTitle: String
        let guidePath: String
    }

    init(_ chapter: ReferenceChapter, _ calls: [CallReference], at address: String, frame: DocsLayout) {
        self.frame = frame
        self.address = address
        title = chapter.title
        summary = chapter.text
        self.calls = calls.map { call in
            Call(
                title: call.title, path: call.docsPath, summary: call.summary, method: call.method.rawValue,
                callPath: call.path)
        }
        guide = chapter.guide.map { Guide(guideTitle: $0.title, guidePath: $0.path) }
        isLegacy = chapter == .legacy
        isSandboxChapter = chapter == .sandbox
    }
}

extension ReferenceChapter {
    /// Path of the chapter's page.
    var docsPath: String { "/docs/chapters/\(rawValue)" }

    fileprivate var guide: DocsGuide? {
        switch self {
        case .orders, .legacy: .life
        case .webhooks: .webhooks
        default: nil
        }
    }
}
