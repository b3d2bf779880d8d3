import Wire

/// The page of one call.
struct DocsCallPage {
    struct Paragraph {
        let html: String
    }

    /// Replies that say the same things.
    struct Reply {
        let cases: [Case]
        let fields: [DocsField]
    }

    /// When one of them is given.
    struct Case {
        let status: Int
        let text: String
    }

    struct Failure {
        let mark: String
        let anchor: String?
        let message: String
        let meanings: [Paragraph]
    }

    struct Sample {
        let language: String
        let mark: String
        let text: String
        let isOpen: Bool
    }

    struct Example {
        let title: String
        let status: Int
        let request: String?
        let reply: String
    }

    struct Path {
        let path: String
    }

    let frame: DocsFrame
    let id: String
    let chapter: String
    let title: String
    let summary: String
    let method: String
    let path: String
    let otherPaths: [Path]
    let paragraphs: [Paragraph]
    let isRepeatable: Bool
    let fields: [DocsField]
    let replies: [Reply]
    let failures: [Failure]
    let samples: [Sample]
    let examples: [Example]
    /// Absent where requests cannot be tried: in production.
    let explorer: DocsExplorer.Form?
    /// Whether the samples are one at a time; on paper all are there.
    let isPrinted: Bool

    init(
        _ call: CallReference, at address: String, frame: DocsFrame, explorer: DocsExplorer.Form?,
        isPrinted: Bool = false
    ) {
        self.frame = frame
        self.explorer = explorer
        self.isPrinted = isPrinted
        id = call.id
        chapter = call.chapter.title
        title = call.title
        summary = call.summary
        method = call.method.rawValue
        path = call.path
        otherPaths = call.otherPaths.map(Path.init)
        paragraphs = call.paragraphs.map { Paragraph(html: InlineText.html($0)) }
        isRepeatable = call.takesIdempotencyKey
        fields = call.request.map { DocsField($0, isReply: false) }
        replies = call.replies.map(\.fields).uniqued().map { fields in
            let cases = call.replies.filter { $0.fields == fields }
            return Reply(
                cases: cases.map { Case(status: $0.status, text: $0.text) },
                fields: fields.map { DocsField($0, isReply: true) })
        }
        failures = call.errors.map(Failure.init)
        samples = CodeSample.all(of: call, at: address).enumerated().map { index, sample in
            Sample(language: sample.language, mark: sample.mark, text: sample.text, isOpen: index == 0 || isPrinted)
        }
        examples = call.examples.map { example in
            Example(
                title: example.title, status: example.status,
                request: example.request == .none ? nil : example.request.text, reply: example.reply.text)
        }
    }
}

extension DocsCallPage.Failure {
    init(_ error: ErrorReference) {
        mark = error.code ?? "\(error.status)"
        anchor = error.code.map { "error-\($0)" }
        message = error.message
        meanings = error.meanings.map { DocsCallPage.Paragraph(html: InlineText.html($0)) }
    }
}
