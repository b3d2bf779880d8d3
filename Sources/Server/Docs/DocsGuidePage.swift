import Crypto
import Domain
import Foundation
import Reference
import Wire

/// Page of the introduction, or of an order's lifecycle.
struct DocsGuidePage {
    let frame: DocsLayout
    /// The platform's base URL.
    let address: String
    let isSandbox: Bool
    let maxRequestKiB = FieldLimits.requestBytes / 1024
    let maxKeyLength = FieldLimits.idempotencyKey.upperBound
}

/// Guide to webhooks: messages, events and signatures.
struct DocsWebhookPage {
    struct Message {
        let title: String
        let text: String
        let fields: [DocsField]
        /// Coloured JSON.
        let example: String
        let events: [Event]
    }

    struct Event {
        let name: String
        let text: String
        let isSignedOnly: Bool
    }

    let frame: DocsLayout
    let messages: [Message]
    let headers: [DocsField]
    /// Coloured code that verifies a message with `BillinkClient`.
    let swift: String?
    /// Signed message with which developers test their code.
    let sample = WebhookSample.printed

    init(frame: DocsLayout) {
        self.frame = frame
        messages = WebhookReference.all.map { webhook in
            Message(
                title: webhook.title, text: webhook.text, fields: webhook.fields.map { DocsField($0, isReply: true) },
                example: CodeHTML.html(webhook.example.pretty, in: .json),
                events: webhook.events.map { Event(name: $0.name, text: $0.text, isSignedOnly: $0.isSignedOnly) })
        }
        headers = WebhookReference.headers.map { DocsField($0, isReply: true) }
        swift = SwiftSnippets.text(of: "verify-webhook").map { CodeHTML.html($0, in: .swift) }
    }
}

/// Signed message that the page prints.
struct WebhookSample {
    let secret: String
    let timestamp: String
    let body: String
    let signature: String

    static let printed = WebhookSample(
        secret: "mJ8vQx0Wk5nTz3cYbR7eHd1uGp4sLa6fVo9iXwKqNtE=", timestamp: "1795608000",
        body: WebhookReference.all[0].example.compact)

    init(secret: String, timestamp: String, body: String) {
        (self.secret, self.timestamp, self.body) = (secret, timestamp, body)
        let code = HMAC<SHA256>.authenticationCode(
            for: Data((timestamp + body).utf8), using: SymmetricKey(data: Data(secret.utf8)))
        signature = code.hexadecimal
    }
}

/// Page with all errors, by call.
struct DocsErrorPage {
    struct Group {
        let title: String
        /// The call's id.
        let anchor: String
        /// `58 errors`
        let count: String
        let failures: [DocsCallPage.ErrorEntry]
    }

    let frame: DocsLayout
    let groups: [Group]

    init(_ calls: [CallReference], frame: DocsLayout) {
        self.frame = frame
        groups = calls.filter { !$0.errors.isEmpty }.map { call in
            Group(
                title: call.chapter == .legacy ? "\(call.title) (v1)" : call.title, anchor: call.id,
                count: "\(call.errors.count) \(call.errors.count == 1 ? "error" : "errors")",
                failures: DocsCallPage.ErrorEntry.all(of: call))
        }
    }
}

/// Changes of the API, newest first.
struct DocsChangePage {
    struct Change {
        let date: String
        let html: String
    }

    let frame: DocsLayout
    let changes: [Change]

    init(frame: DocsLayout) {
        self.frame = frame
        changes = ChangelogEntry.all.map { Change(date: $0.date, html: InlineHTML.html($0.text)) }
    }
}

/// Page with search results.
struct DocsSearchPage {
    let frame: DocsLayout
    let query: String
    let results: [DocsSearch.Result]
    let isEmpty: Bool
    /// `3 results`
    let count: String
    /// Synonyms that were searched for too; `nil` without any.
    let synonyms: String?

    init(frame: DocsLayout, query: String, results: [DocsSearch.Result], synonyms: [String]) {
        (self.frame, self.query, self.results) = (frame, query, results)
        isEmpty = !query.isEmpty && results.isEmpty
        count = results.count == 1 ? "1 result" : "\(results.count) results"
        self.synonyms = synonyms.isEmpty ? nil : synonyms.joined(separator: ", ")
    }
}

/// Page for unknown addresses below `/docs`.
struct DocsNotFoundPage {
    let frame: DocsLayout
}

/// Page that contains all others, for printing.
struct DocsPrintPage {
    struct Part {
        let html: Substring
    }

    let frame: DocsLayout
    let parts: [Part]
}
