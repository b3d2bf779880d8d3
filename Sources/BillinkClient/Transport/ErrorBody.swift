/// Body of an error response, in any of the API's formats.
struct ErrorBody: Decodable {
    struct Details {
        var code: String?
        var text: String
        /// Details beyond the text.
        var detail: String?
        var problems: [BillinkError.FieldProblem] = []

        /// `true` for a key that was used for another request. The two conflicts of a key have the same HTTP status and
        /// differ in the text only.
        var isAboutKeyUsedBefore: Bool {
            (detail ?? text).contains("Idempotency-Key was used")
        }
    }

    let details: Details?

    init(from decoder: any Decoder) throws {
        let root = try decoder.container(keyedBy: Member.self)
        details = try Self.error(in: root) ?? Self.message(in: root) ?? Self.errorOfBackend(in: root)
    }

    private typealias Members = KeyedDecodingContainer<Member>

    /// `{"result":"ERROR","error":{"code":"704","description":"…","message":"…"}}`
    private static func error(in root: Members) throws -> Details? {
        guard root.contains(.error), let error = try? root.nestedContainer(keyedBy: Member.self, forKey: .error) else {
            return nil
        }
        let description = try error.text(.description)
        let message = try error.text(.message)
        return Details(
            code: try error.text(.code), text: description ?? message ?? "", detail: message ?? description)
    }

    /// `{"status":"error","message":"…","errors":[{"field":"…","message":"…"}]}`
    private static func message(in root: Members) throws -> Details? {
        guard try root.text(.status) == "error", let text = try root.text(.message) else { return nil }
        let problems = try root.decodeIfPresent([Problem].self, forKey: .errors) ?? []
        return Details(text: text, problems: problems.map { .init(field: $0.field, message: $0.message) })
    }

    /// `{"error_backend":{"http_body":"{\"message\":\"…\"}"}}`, from a service behind the API.
    private static func errorOfBackend(in root: Members) throws -> Details? {
        guard root.contains(.backend) else { return nil }
        let backend = try root.nestedContainer(keyedBy: Member.self, forKey: .backend)
        return Details(text: (try? backend.text(.body)) ?? "A service behind the API failed.")
    }

    private struct Problem: Decodable {
        let field: String
        let message: String
    }

    private enum Member: String, CodingKey {
        case result, error, code, description, message, status, errors
        case backend = "error_backend"
        case body = "http_body"
    }
}
