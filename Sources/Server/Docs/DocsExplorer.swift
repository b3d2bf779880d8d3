import HTTPTypes
import Hummingbird
import NIOCore
import Reference
import Wire

/// Sends requests from a page of the reference to its own sandbox.
struct DocsExplorer: Sendable {
    /// The explorer's part of a page.
    struct Form {
        /// The request's body, escaped for HTML; `nil` for a call without one.
        let bodyHTML: String?
        let takesKey: Bool
        let key: String
        let reply: Reply?
        /// Examples to start from; empty for a single request.
        let choices: [Choice]
        /// Values that the page's script replaces by those of an earlier reply.
        let injectedPlaceholders: [DocsPlaceholder]
        /// Members of this call's reply that a later request needs, separated by commas. The script stores them.
        let capturedMembers: String
    }

    struct Choice {
        let title: String
        let path: String
        let isChosen: Bool
    }

    /// A posted form.
    struct Entry {
        var body: String
        var key = ""
    }

    struct Reply {
        struct Header {
            let name: String
            let value: String
        }

        let status: String
        let isSuccess: Bool
        let milliseconds: Int
        let requestID: String
        let headers: [Header]
        /// The body, indented and coloured.
        let html: String
    }

    /// Handles a request as the server does.
    let handle: @Sendable (Request, AppRequestContext) async throws -> Response

    /// Maximum size of a form in bytes. Percent encoding takes three bytes for many of the body's.
    static let maximumForm = 3 * RequestBody.maximumSize

    /// Header fields shown with the reply, in addition to its request id.
    static let shownHeaders = [
        "Content-Type", "Idempotent-Replayed", "Retry-After", "X-RateLimit-Limit", "X-RateLimit-Remaining",
        "X-RateLimit-Reset",
    ]

    /// - Parameters:
    ///   - number: number of the selected example, from 1.
    ///   - entry: the posted form, to be shown again.
    static func form(
        for call: CallReference, example number: Int = 1, entry: Entry? = nil, reply: Reply? = nil
    ) -> Form {
        let examples = call.examples.map(\.request)
        let body = entry?.body ?? examples.dropFirst(number - 1).first?.text ?? ""
        let choices = call.examples.enumerated().map { index, example in
            Choice(
                title: example.title, path: "\(call.docsPath)?example=\(index + 1)#try",
                isChosen: entry == nil && index + 1 == number)
        }
        return Form(
            bodyHTML: call.method == .get ? nil : CodeHTML.html(body), takesKey: call.acceptsIdempotencyKey,
            key: entry?.key ?? "",
            reply: reply, choices: Set(examples).count > 1 ? choices : [],
            injectedPlaceholders: DocsPlaceholder.all(in: examples.map(\.text).joined(), but: call),
            capturedMembers: DocsPlaceholder.sent(from: call).joined(separator: ","))
    }

    /// Sends the posted request to a call.
    func send(_ entry: Entry, to call: CallReference, in context: AppRequestContext) async -> Reply {
        var head = HTTPRequest(
            method: call.method == .get ? .get : .post, scheme: "http", authority: nil, path: call.path)
        head.headerFields[.contentType] = call.contentType
        if call.acceptsIdempotencyKey, !entry.key.isEmpty { head.headerFields[.idempotencyKey] = entry.key }
        let start = ContinuousClock.now
        do {
            let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: entry.body)))
            let response = try await handle(request, context)
            let text = try await Self.text(of: response)
            let elapsed = (ContinuousClock.now - start).components
            let lines = call.format == .xml ? XMLLayout.lines(text) : JSONLayout.lines(text)
            return Reply(
                status: "\(response.status.code) \(response.status.reasonPhrase)",
                isSuccess: response.status.kind == .successful,
                milliseconds: Int(elapsed.seconds) * 1_000 + Int(elapsed.attoseconds / 1_000_000_000_000_000),
                requestID: context.id, headers: Self.headers(of: response),
                html: CodeHTML.html(lines, in: call.format.syntax))
        } catch {
            return Reply(
                status: "No response", isSuccess: false, milliseconds: 0, requestID: context.id, headers: [],
                html: CodeHTML.html("\(error)"))
        }
    }

    private static func headers(of response: Response) -> [Reply.Header] {
        shownHeaders.compactMap { name in
            response.headers[.unchecked(name)].map { Reply.Header(name: name, value: $0) }
        }
    }

    private static func text(of response: Response) async throws -> String {
        try await String(buffer: response.body.collected())
    }
}

extension CallReference {
    fileprivate var contentType: String { format == .xml ? "text/xml" : "application/json" }
}

/// JSON with line breaks and indentation, otherwise unchanged.
enum JSONLayout {
    static func lines(_ text: String) -> String {
        var (lines, depth, isInString, isEscaped) = ("", 0, false, false)
        for character in text {
            if isInString {
                lines.append(character)
                isInString = isEscaped || character != "\""
                isEscaped = character == "\\" && !isEscaped
                continue
            }
            switch character {
            case "{", "[":
                depth += 1
                lines.append(character)
                lines += newLine(depth)
            case "}", "]":
                depth -= 1
                lines += newLine(depth)
                lines.append(character)
            case ",": lines += ",\(newLine(depth))"
            case ":": lines += ": "
            default:
                isInString = character == "\""
                lines.append(character)
            }
        }
        return lines
    }

    private static func newLine(_ depth: Int) -> String { "\n" + String(repeating: "  ", count: max(0, depth)) }
}

/// XML in which each element with children has lines of its own.
enum XMLLayout {
    static func lines(_ text: String) -> String {
        var (lines, depth) = ([String](), 0)
        for tag in text.replacing("><", with: ">\u{0}<").split(separator: "\u{0}") {
            if tag.hasPrefix("</") { depth -= 1 }
            lines.append(String(repeating: "  ", count: max(0, depth)) + tag)
            if !tag.hasPrefix("<?"), !tag.contains("</") { depth += 1 }
        }
        return lines.joined(separator: "\n")
    }
}
