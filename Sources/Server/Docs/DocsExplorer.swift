import HTTPTypes
import Hummingbird
import NIOCore
import Wire

/// Sends a request from a page of the reference to the sandbox the page belongs to.
struct DocsExplorer: Sendable {
    /// What the page shows of it.
    struct Form {
        let path: String
        let method: String
        let contentType: String
        /// What is to be sent; absent where a call takes nothing.
        let body: String?
        let reply: Reply?
        /// What differs each time, as it is printed: script puts in its place what an earlier reply said.
        let carried: [Carried]
    }

    struct Carried {
        /// Of the member in a reply, in small letters.
        let name: String
        let printed: String
    }

    struct Reply {
        let status: String
        let isGood: Bool
        let milliseconds: Int
        let requestID: String
        let text: String
    }

    /// Answers a request as the server itself would.
    let ask: @Sendable (Request, PlatformContext) async throws -> Response

    /// A form holds the body once more in percent signs, three bytes for each of many.
    static let maximumForm = 3 * RequestBody.maximumSize

    static func form(for call: CallReference, body: String? = nil, reply: Reply? = nil) -> Form {
        let example = call.examples.first?.request ?? .none
        return Form(
            path: call.path, method: call.method.rawValue,
            contentType: call.format == .xml ? "text/xml" : "application/json",
            body: call.method == .get ? nil : body ?? example.text, reply: reply, carried: carried)
    }

    private static let carried = Reference.calls.compactMap(\.examples.first).flatMap { example in
        ["uuid", "sessionID"].compactMap { name in
            example.varying.contains(name)
                ? example.reply.document[name]?.text.map { Carried(name: name.lowercased(), printed: $0) } : nil
        }
    }

    /// Sends a body to a call.
    func send(_ body: String, to call: CallReference, in context: PlatformContext) async -> Reply {
        var head = HTTPRequest(
            method: call.method == .get ? .get : .post, scheme: "http", authority: "sandbox", path: call.path)
        head.headerFields[.contentType] = call.format == .xml ? "text/xml" : "application/json"
        let start = ContinuousClock.now
        do {
            let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
            let response = try await ask(request, context)
            let text = try await Self.text(of: response)
            let elapsed = (ContinuousClock.now - start).components
            return Reply(
                status: "\(response.status.code) \(response.status.reasonPhrase)",
                isGood: response.status.kind == .successful,
                milliseconds: Int(elapsed.seconds) * 1_000 + Int(elapsed.attoseconds / 1_000_000_000_000_000),
                requestID: context.id, text: call.format == .xml ? XMLLayout.lines(text) : JSONLayout.lines(text))
        } catch {
            return Reply(status: "No reply", isGood: false, milliseconds: 0, requestID: context.id, text: "\(error)")
        }
    }

    private static func text(of response: Response) async throws -> String {
        let collector = ResponseCollector()
        try await response.body.write(collector)
        return String(buffer: collector.collected)
    }
}

/// Keeps what a reply writes.
private final class ResponseCollector: ResponseBodyWriter {
    var collected = ByteBuffer()

    func write(_ buffer: ByteBuffer) async throws {
        var buffer = buffer
        collected.writeBuffer(&buffer)
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// JSON on several lines, as it came otherwise.
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

/// XML with each element that holds others on lines of its own.
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
