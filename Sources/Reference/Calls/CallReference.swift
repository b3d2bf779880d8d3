import Wire

/// One call as the reference describes it, beside the code that answers it.
package struct CallReference: Hashable, Sendable, Identifiable {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    package enum Format: Sendable {
        case json, xml
    }

    /// In small letters and hyphens: the call's address in the reference, and its `operationId`.
    package let id: String
    package let chapter: ReferenceChapter
    package let method: Method
    package let path: String
    /// Where older clients find the same call.
    package let aliasPaths: [String]
    package let format: Format
    /// "Credit check".
    package let title: String
    /// What it is for, in a sentence.
    package let summary: String
    /// What else there is to know; a paragraph each. `code` stands between grave accents.
    package let paragraphs: [String]
    package let request: [FieldReference]
    package let replies: [ResponseReference]
    package let errors: [ErrorReference]
    package let examples: [CallExample]
    /// Whether a request may carry an `Idempotency-Key`.
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

/// What a call belongs to, in the order in which the reference tells it.
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

/// One answer that a call can give.
package struct ResponseReference: Hashable, Sendable {
    /// HTTP's status.
    package let status: Int
    /// When it is given.
    package let text: String
    package let fields: [FieldReference]

    init(_ status: Int, _ text: String, _ fields: [FieldReference]) {
        self.status = status
        self.text = text
        self.fields = fields
    }

    /// A reply with HTTP status 200.
    init(_ text: String, _ fields: [FieldReference]) {
        self.init(200, text, fields)
    }
}

/// One way in which a call says no.
package struct ErrorReference: Hashable, Sendable {
    /// HTTP's status.
    package let status: Int
    /// That of the error tables; none in the calls that say it in HTTP's words.
    package let code: String?
    /// As it is answered.
    package let message: String
    /// What is the matter and what to do; one sentence for each thing that can be.
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

/// A request and the reply that a fresh sandbox gives to it.
package struct CallExample: Hashable, Sendable {
    package enum Message: Hashable, Sendable {
        case json(OrderedJSON)
        case xml(String)
        case none

        /// As it is sent, or shown: JSON and XML on several lines.
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
    /// The calls whose first example comes before, in the same sandbox.
    package let prerequisites: [String]
    /// The members of the reply that differ each time: ids, secrets, moments.
    package let volatileFields: Set<String>
    /// Numbers and names in the request that can be used once, each with the prefix for one made from the time.
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
