import Domain
import UseCases
import Wire

/// The reference as an OpenAPI 3.1 document: all JSON calls and the webhooks.
package struct OpenAPI: Sendable {
    /// Operator and address of the platform that the document describes.
    package struct Publisher: Sendable {
        let brand: String
        let version: String
        let address: String
        let isSandbox: Bool
        let supportEmail: String

        /// - Parameter address: base URL of the platform, without a trailing slash.
        package init(brand: String, version: String, address: String, isSandbox: Bool, supportEmail: String) {
            self.brand = brand
            self.version = version
            self.address = address
            self.isSandbox = isSandbox
            self.supportEmail = supportEmail
        }
    }

    private let publisher: Publisher
    private let calls: [CallReference]

    /// Describes the platform of a publisher; sandbox calls are included for a sandbox only.
    package init(_ publisher: Publisher) {
        self.publisher = publisher
        // A production platform has no sandbox calls.
        calls = Reference.calls.filter { $0.format == .json && (publisher.isSandbox || $0.chapter != .sandbox) }
    }

    package var document: OrderedJSON {
        [
            "openapi": "3.1.0",
            "info": info,
            "servers": [
                [
                    "url": .string(publisher.address),
                    "description": .string(publisher.isSandbox ? "Sandbox" : "Production"),
                ]
            ],
            "security": [],
            "tags": .array(tags),
            "paths": .object(paths),
            "webhooks": .object(WebhookReference.all.map { .init("\($0.id)Webhook", ["post": webhook($0)]) }),
            "components": [
                "schemas": .object(schemas),
                "x-securitySchemes": .object(
                    CredentialScheme.allCases.map { .init($0.rawValue, $0.document) }),
            ],
        ]
    }

    private var info: OrderedJSON {
        [
            "title": .string("\(publisher.brand) API"),
            "version": .string(publisher.version),
            "summary": "Pay-later API: credit checks, orders, hosted checkout, webhooks.",
            "description": .string(Self.description),
            "contact": ["email": .string(publisher.supportEmail)],
            "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
        ]
    }

    private static let description = """
        Every call takes one JSON object of at most \(FieldLimits.requestBytes / 1024) KiB that includes the \
        credentials `billinkUsername` and `billinkID` (see `x-securitySchemes`; no header fields or tokens). Numbers \
        may be sent as strings; `null` and empty strings are treated as missing; unknown fields are ignored. Every \
        response has an `X-Request-Id`.

        Check and order calls return HTTP 200 and report the outcome in `result` and `code`; all other calls use HTTP \
        status codes. Calls that change something accept an `Idempotency-Key`: the same key with the same body within \
        24 hours returns the first response again.
        """

    private var tags: [OrderedJSON] {
        ReferenceChapter.allCases.filter { chapter in calls.contains { $0.chapter == chapter } }.map {
            ["name": .string($0.title), "description": .string($0.text)]
        }
    }

    // MARK: Calls

    private var paths: [OrderedJSON.Member] {
        calls.flatMap { call in
            [path(call.path, call, operation: call.id, isDeprecated: false)]
                + call.aliasPaths.map { path($0, call, operation: "former-\(call.id)", isDeprecated: true) }
        }
    }

    private func path(_ path: String, _ call: CallReference, operation id: String, isDeprecated: Bool)
        -> OrderedJSON.Member
    {
        var operation: [OrderedJSON.Member] = [
            .init("operationId", .string(Self.camelCase(id))),
            .init("tags", [.string(call.chapter.title)]),
            .init("summary", .string(call.title)),
            .init("description", .string(Self.description(of: call))),
        ]
        let scheme = CredentialScheme(of: call).map { OrderedJSON.object([.init($0.rawValue, [])]) }
        operation.append(.init("x-security", .array(scheme.map { [$0] } ?? [])))
        if isDeprecated { operation.append(.init("deprecated", true)) }
        if call.acceptsIdempotencyKey { operation.append(.init("parameters", [Self.idempotencyKey])) }
        if call.method == .post { operation.append(.init("requestBody", requestBody(of: call))) }
        operation.append(.init("responses", .object(responses(of: call))))
        return .init(path, .object([.init(call.method.rawValue.lowercased(), .object(operation))]))
    }

    /// Converts an identifier to camel case: `on-hold` becomes `onHold`.
    private static func camelCase(_ id: String) -> String {
        let parts = id.split(separator: "-")
        return parts.prefix(1).joined() + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    private static func description(of call: CallReference) -> String {
        let errors = call.errors.map { error in
            "| \(error.code ?? "\(error.status)") | \(error.message) | \(error.meanings.joined(separator: " ")) |"
        }
        let table =
            errors.isEmpty
            ? [] : [(["| code | message | meaning |", "|---|---|---|"] + errors).joined(separator: "\n")]
        return ([call.summary] + call.paragraphs + table).joined(separator: "\n\n")
    }

    private static let idempotencyKey: OrderedJSON = [
        "name": "Idempotency-Key", "in": "header", "required": false,
        "description":
            "The same key with the same body within 24 hours returns the first response again, byte for byte.",
        "schema": [
            "type": "string", "minLength": .number("\(FieldLimits.idempotencyKey.lowerBound)"),
            "maxLength": .number("\(FieldLimits.idempotencyKey.upperBound)"), "pattern": "^[!-~]+$",
        ],
    ]

    private func requestBody(of call: CallReference) -> OrderedJSON {
        let examples = call.examples.enumerated().map { index, example in
            OrderedJSON.Member(
                "example\(index + 1)", ["summary": .string(example.title), "value": example.request.document])
        }
        return [
            "required": true,
            "content": [
                "application/json": [
                    "schema": SchemaWriter(isRequest: true).object(call.request), "examples": .object(examples),
                ]
            ],
        ]
    }

    /// Responses of a call, one for each HTTP status.
    private func responses(of call: CallReference) -> [OrderedJSON.Member] {
        call.replies.map(\.status).uniqued().sorted().map { status in
            let replies = call.replies.filter { $0.status == status }
            let schemas = replies.map { SchemaWriter(isRequest: false).object($0.fields) }.uniqued()
            let examples = call.examples.enumerated().filter { $1.status == status }.map { index, example in
                OrderedJSON.Member(
                    "example\(index + 1)", ["summary": .string(example.title), "value": example.reply.document])
            }
            let schema: OrderedJSON = schemas.count == 1 ? schemas[0] : ["anyOf": .array(schemas)]
            let content: OrderedJSON =
                examples.isEmpty ? ["schema": schema] : ["schema": schema, "examples": .object(examples)]
            return .init(
                "\(status)",
                [
                    "description": .string(replies.map(\.text).uniqued().joined(separator: " ")),
                    "headers": .object(Self.headers(status, of: call)),
                    "content": ["application/json": content],
                ])
        }
    }

    private static func headers(_ status: Int, of call: CallReference) -> [OrderedJSON.Member] {
        var headers = [header("X-Request-Id", "The request's ID in the log. Quote it to support.", "string")]
        if call.acceptsIdempotencyKey, status == 200 {
            headers.append(header("Idempotent-Replayed", "`true` if this response was returned before.", "string"))
        }
        if status == 429 || status == 503 {
            headers.append(header("Retry-After", "Seconds to wait.", "integer"))
        }
        return headers
    }

    private static func header(_ name: String, _ text: String, _ type: String) -> OrderedJSON.Member {
        .init(name, ["description": .string(text), "schema": ["type": .string(type)]])
    }

    // MARK: Webhooks and schemas

    private func webhook(_ webhook: WebhookReference) -> OrderedJSON {
        let headers: [OrderedJSON] = WebhookReference.headers.map { header in
            [
                "name": .string(header.name), "in": "header", "required": false,
                "description": .string("Signed messages only. \(header.text)"), "schema": ["type": "string"],
            ]
        }
        let events = webhook.events.map { event in
            "- `\(event.name)`: \(event.text)\(event.isSignedOnly ? " Signed webhooks only." : "")"
        }
        return [
            "operationId": .string("\(webhook.id)Webhook"),
            "tags": [.string(ReferenceChapter.webhooks.title)],
            "summary": .string(webhook.title),
            "description": .string(([webhook.text, events.joined(separator: "\n")]).joined(separator: "\n\n")),
            "parameters": .array(headers),
            "requestBody": [
                "required": true,
                "content": [
                    "application/json": [
                        "schema": SchemaWriter(isRequest: false).object(webhook.fields), "example": webhook.example,
                    ]
                ],
            ],
            "responses": [
                "2XX": ["description": "Accepted. Any other response, or none within ten seconds, is retried."]
            ],
        ]
    }

    /// Named schemas of all calls.
    private var schemas: [OrderedJSON.Member] {
        let requests = calls.flatMap { SchemaWriter(isRequest: true).named(in: $0.request) }
        let replies = calls.flatMap { $0.replies.flatMap { SchemaWriter(isRequest: false).named(in: $0.fields) } }
        return (requests + replies).uniqued()
    }
}

extension CallExample.Message {
    /// The example as JSON; `null` for XML.
    package var document: OrderedJSON {
        guard case .json(let document) = self else { return .null }
        return document
    }
}
