package import Domain

/// A v1 response, with exactly one of MSG and ERROR.
package struct V1Reply: Sendable {
    /// Body in XML, encoded as UTF-8.
    package let bytes: [UInt8]
    /// Code of the response or of its first item, for the log.
    package let code: String
    /// The refusal; `nil` for a success.
    package let refusal: Refusal?
    /// Decision of a credit check, for a header that only sandboxes send.
    package let verdict: CreditVerdict?
    /// Reason to retry later; `nil` if the request was processed.
    package var postponement: RetryLater?

    /// - Parameter code: `nil` for a response in which only the items have codes.
    static func message(
        _ code: String?, logCode: String? = nil, verdict: CreditVerdict? = nil,
        siblings: (inout XMLWriter) -> Void = { _ in }, _ content: (inout XMLWriter) -> Void
    ) -> V1Reply {
        var writer = XMLWriter()
        writer.element("API") { writer in
            writer.element("RESULT", "MSG")
            writer.element("MSG") { writer in
                if let code { writer.element("CODE", code) }
                content(&writer)
            }
            siblings(&writer)
        }
        return V1Reply(bytes: writer.bytes, code: code ?? logCode ?? "", refusal: nil, verdict: verdict)
    }

    static func error(_ refusal: Refusal, in catalogue: ErrorCatalogue) -> V1Reply {
        let code = catalogue.code(for: refusal.reason)
        var writer = XMLWriter()
        writer.element("API") { writer in
            writer.element("RESULT", "ERROR")
            writer.element("ERROR") { writer in
                writer.element("CODE", code)
                writer.element("DESCRIPTION", catalogue.text(for: refusal))
            }
        }
        return V1Reply(bytes: writer.bytes, code: code, refusal: refusal, verdict: refusal.verdict)
    }
}

extension V1Reply {
    /// - Parameters:
    ///   - code: code of the whole response; `nil` if only the items have codes.
    ///   - list: name of the element that contains the items.
    static func items(_ items: [ReplyItem], code: String? = nil, in list: String) -> V1Reply {
        .message(code, logCode: items.first?.code) { writer in
            writer.element(list) { writer in
                for item in items {
                    writer.element("ITEM") { writer in
                        writer.element("INVOICENUMBER", item.number)
                        writer.element("MESSAGE", item.message)
                        writer.element("CODE", item.code)
                    }
                }
            }
        }
    }
}

/// Reason for which a valid request was not processed, so that the client should retry later.
package enum RetryLater: Hashable, Sendable {
    /// The database is unavailable.
    case unavailable
    /// The client exceeded its rate limit, or the limit on wrong credentials.
    case tooManyRequests(retryAfter: Int)
}
