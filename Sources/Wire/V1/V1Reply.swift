package import Domain

/// A legacy reply: always exactly one of MSG and ERROR.
package struct V1Reply: Sendable {
    package let bytes: [UInt8]
    /// The code of the whole reply or of its first item, for the log.
    package let code: String
    /// Why the answer is no, where it is.
    package let refusal: Refusal?
    /// What became of a credit decision. Told in sandboxes only.
    package let verdict: CreditVerdict?
    /// Why nothing was decided, where that is so.
    package var postponement: RetryLater?

    /// - Parameter code: none for a reply whose items have codes of their own only.
    static func message(
        _ code: String?, logCode logged: String? = nil, verdict: CreditVerdict? = nil,
        siblings beside: (inout XMLWriter) -> Void = { _ in }, _ content: (inout XMLWriter) -> Void
    ) -> V1Reply {
        var writer = XMLWriter()
        writer.element("API") { writer in
            writer.element("RESULT", "MSG")
            writer.element("MSG") { writer in
                if let code { writer.element("CODE", code) }
                content(&writer)
            }
            beside(&writer)
        }
        return V1Reply(bytes: writer.bytes, code: code ?? logged ?? "", refusal: nil, verdict: verdict)
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
    ///   - code: that of the whole reply; none where only the items have one.
    ///   - list: what the items stand in.
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

/// Why a request was not looked at, though it was not wrong.
package enum RetryLater: Hashable, Sendable {
    /// The store cannot serve now; the same request may succeed later.
    case unavailable
    /// The sender has sent too many.
    case tooManyRequests(retryAfter: Int)
}
