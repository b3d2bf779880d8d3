import Reference
import UseCases
import Wire

/// The page of one call.
struct DocsCallPage {
    struct Paragraph {
        let html: String
    }

    /// Replies with the same fields.
    struct Reply {
        let cases: [Case]
        let fields: [DocsField]
    }

    /// A status, and the condition under which it is returned.
    struct Case {
        let status: Int
        let html: String
    }

    struct ErrorEntry {
        let mark: String
        let anchor: String
        /// Path of the entry on its call's page.
        let path: String
        let message: String
        let meanings: [Paragraph]
    }

    struct Sample {
        let language: String
        let html: String
        let isOpen: Bool
        /// Name shared by samples of which one at a time is open; `nil` on the print page, which shows all.
        let group: String?
    }

    struct Example {
        let title: String
        let anchor: String
        let samples: [Sample]
        let status: Int
        let reply: String
    }

    struct Path {
        let path: String
    }

    let frame: DocsLayout
    let id: String
    let chapter: String
    let chapterPath: String
    /// The platform's base URL.
    let address: String
    let title: String
    let summary: String
    let method: String
    let path: String
    let otherPaths: [Path]
    let paragraphs: [Paragraph]
    let acceptsIdempotencyKey: Bool
    let fields: [DocsField]
    let replies: [Reply]
    let failures: [ErrorEntry]
    /// `58 errors`
    let errorCount: String
    /// True for a long list, which is collapsed.
    let hidesErrors: Bool
    let examples: [Example]
    /// Values in the examples that differ between sandboxes.
    let placeholders: [DocsPlaceholder]
    /// Form of the explorer; `nil` in production.
    let explorer: DocsExplorer.Form?
    let isPrinted: Bool

    private static let maxErrorsShown = 12

    init(
        _ call: CallReference, at address: String, frame: DocsLayout, explorer: DocsExplorer.Form?,
        isPrinted: Bool = false
    ) {
        self.frame = frame
        self.explorer = explorer
        self.isPrinted = isPrinted
        id = call.id
        chapter = call.chapter.title
        chapterPath = call.chapter.docsPath
        self.address = address
        title = call.title
        summary = call.summary
        method = call.method.rawValue
        path = call.path
        otherPaths = call.aliasPaths.map(Path.init)
        paragraphs = call.paragraphs.map { Paragraph(html: InlineHTML.html($0)) }
        acceptsIdempotencyKey = call.acceptsIdempotencyKey
        fields = call.request.map { DocsField($0, isReply: false) }
        replies = call.replies.map(\.fields).uniqued().map { fields in
            let cases = call.replies.filter { $0.fields == fields }
            return Reply(
                cases: cases.map { Case(status: $0.status, html: InlineHTML.html($0.text)) },
                fields: fields.map { DocsField($0, isReply: true) })
        }
        failures = ErrorEntry.all(of: call)
        errorCount = "\(failures.count) errors"
        hidesErrors = failures.count > Self.maxErrorsShown && !isPrinted
        placeholders = DocsPlaceholder.all(in: call.examples.map(\.request.text).joined(), but: call)
        examples = call.examples.enumerated().map { index, example in
            Example(example, number: index + 1, of: call, at: address, frame, isPrinted: isPrinted)
        }
    }
}

extension DocsCallPage.Example {
    init(
        _ example: CallExample, number: Int, of call: CallReference, at address: String, _ frame: DocsLayout,
        isPrinted: Bool
    ) {
        title = example.title
        anchor = "\(call.id)-example-\(number)"
        status = example.status
        reply = CodeHTML.html(example.reply.text, in: call.format.syntax)
        let code = CodeSample.all(of: example, call, at: address, showsAccounts: frame.isSandbox)
        // The print page shows one example in every language, and only the requests of the others.
        let shown = isPrinted && number > 1 ? Array(code.prefix(1)) : code
        samples = shown.enumerated().map { index, sample in
            DocsCallPage.Sample(
                language: sample.language, html: CodeHTML.html(sample.text, in: sample.syntax),
                isOpen: index == 0 || isPrinted,
                group: isPrinted ? nil : "code-\(number)")
        }
    }
}

extension DocsCallPage.ErrorEntry {
    /// The errors of a call. An error without a code is identified by its status and its place in the list.
    static func all(of call: CallReference) -> [DocsCallPage.ErrorEntry] {
        call.errors.enumerated().map { index, error in
            let anchor = "e\(error.code ?? "\(error.status)-\(index + 1)")"
            return DocsCallPage.ErrorEntry(
                mark: error.code ?? "\(error.status)", anchor: anchor, path: "\(call.docsPath)#\(anchor)",
                message: error.message,
                meanings: error.meanings.map { DocsCallPage.Paragraph(html: InlineHTML.html($0)) })
        }
    }
}
