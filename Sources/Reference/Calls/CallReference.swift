import Wire

/// Description of one call, next to the code that handles it.
package struct CallReference: Hashable, Sendable, Identifiable {
    /// HTTP method.
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    /// Format of the call's messages.
    package enum Format: Sendable {
        case json, xml
    }

    /// Identifier in lower case with hyphens: fragment of the URL in the reference, and `operationId`.
    package let id: String
    package let chapter: ReferenceChapter
    package let method: Method
    /// Path of the call, from the root of the server.
    package let path: String
    /// Paths of the same call for older clients.
    package let aliasPaths: [String]
    package let format: Format
    /// Title: "Credit check".
    package let title: String
    /// Purpose of the call, in one sentence.
    package let summary: String
    /// Further paragraphs. Code is in backquotes.
    package let paragraphs: [String]
    package let request: [FieldReference]
    /// Responses, for successes and refusals.
    package let replies: [ResponseReference]
    package let errors: [ErrorReference]
    /// Examples, each of which runs in a new sandbox after its prerequisites.
    package let examples: [CallExample]
    /// `true` if a request may have an `Idempotency-Key`.
    package let acceptsIdempotencyKey: Bool

    init(
        _ id: String, in chapter: ReferenceChapter, _ path: String, method: Method = .post,
        aliasPaths: [String] = [], format: Format = .json, title: String, summary: String, paragraphs: [String] = [],
        request: [FieldReference] = [], replies: [ResponseReference], errors: [ErrorReference] = [],
        examples: [CallExample], acceptsIdempotencyKey: Bool = false
    ) {
        self.id = id
        self.chapter = chapter
        self.method = method
        self.path = path
        self.aliasPaths = aliasPaths
        self.format = format
        self.title = title
        self.summary = summary
        self.paragraphs = paragraphs
        self.request = request
        self.replies = replies
        self.errors = errors
        self.examples = examples
        self.acceptsIdempotencyKey = acceptsIdempotencyKey
    }
}

/// Chapters of the reference, in order.
package enum ReferenceChapter: String, Hashable, Sendable, CaseIterable {
    case orders, checkout, webhooks, partners, sandbox, operations, legacy

    package var title: String {
        switch self {
        case .orders: "Orders"
        case .checkout: "Hosted checkout"
        case .webhooks: "Webhooks"
        case .partners: "Partners"
        case .sandbox: "Sandbox"
        case .operations: "Operations"
        case .legacy: "Legacy API (v1)"
        }
    }

    package var text: String {
        switch self {
        case .orders:
            "Check credit, create orders, start the workflow, credit, register payments, put on hold, and read "
                + "the status."
        case .checkout:
            "A checkout page hosted by the platform. It asks for what is missing, runs the credit check and "
                + "creates the order."
        case .webhooks: "Set the URLs that receive order and session events, and the secret that signs them."
        case .partners:
            "For platforms that manage their own merchants. Every sandbox has a partner, partnertest, and a "
                + "merchant under it, partnershop."
        case .sandbox: "Move the clock and simulate customer payments. Sandbox only."
        case .operations: "Health checks and version, for whoever runs the platform."
        case .legacy: "The XML API for existing integrations. It works on the same orders as the JSON API."
        }
    }
}

/// Description of one response of a call.
package struct ResponseReference: Hashable, Sendable {
    /// HTTP status.
    package let status: Int
    /// Condition under which the response is sent.
    package let text: String
    package let fields: [FieldReference]

    init(_ status: Int, _ text: String, _ fields: [FieldReference]) {
        self.status = status
        self.text = text
        self.fields = fields
    }

    /// Creates a response with HTTP status 200.
    init(_ text: String, _ fields: [FieldReference]) {
        self.init(200, text, fields)
    }
}

/// Description of one error of a call.
package struct ErrorReference: Hashable, Sendable {
    /// HTTP status.
    package let status: Int
    /// Error code; `nil` for status calls.
    package let code: String?
    /// Message as it is sent.
    package let message: String
    /// Causes with their remedies, one sentence for each.
    package let meanings: [String]

    init(_ status: Int = 200, code: String? = nil, _ message: String, _ meanings: String...) {
        self.init(status, code: code, message, meanings)
    }

    init(_ status: Int = 200, code: String? = nil, _ message: String, _ meanings: [String]) {
        self.status = status
        self.code = code
        self.message = message
        self.meanings = meanings
    }
}

/// A request, and the response of a new sandbox to it.
package struct CallExample: Hashable, Sendable {
    /// Body of a request or response; `none` for an empty body.
    package enum Message: Hashable, Sendable {
        case json(OrderedJSON)
        case xml(String)
        case none

        /// The message as sent and shown: JSON and XML on several lines.
        package var text: String {
            switch self {
            case .json(let document): document.pretty
            case .xml(let text): text
            case .none: ""
            }
        }
    }

    package let title: String
    package let request: Message
    package let status: Int
    package let reply: Message
    /// Ids of the calls whose first examples must be executed before, in the same sandbox.
    package let prerequisites: [String]
    /// Members of the response that differ each time: ids, secrets, times.
    package let volatileFields: Set<String>
    /// Values of the request that can be used only once, each with the prefix of a replacement made from the time.
    package let fresh: [String: String]

    init(
        _ title: String, _ request: Message, _ status: Int = 200, response reply: Message, prerequisites: [String] = [],
        volatileFields: Set<String> = [], fresh: [String: String] = [:]
    ) {
        self.title = title
        self.request = request
        self.status = status
        self.reply = reply
        self.prerequisites = prerequisites
        self.volatileFields = volatileFields
        self.fresh = fresh
    }
}
