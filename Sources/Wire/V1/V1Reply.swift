package import Domain

/// A legacy reply: always exactly one of MSG and ERROR.
package struct V1Reply: Sendable {
    package let bytes: [UInt8]
    /// The code of the whole reply, for the log.
    package let code: String
    /// Why the answer is no, where it is.
    package let refusal: Refusal?
    /// Whether nothing was decided and the same request may succeed later.
    package var isUnavailable = false

    static func message(
        _ code: String, beside: (inout XMLWriter) -> Void = { _ in }, _ content: (inout XMLWriter) -> Void
    ) -> V1Reply {
        var writer = XMLWriter()
        writer.element("API") { writer in
            writer.element("RESULT", "MSG")
            writer.element("MSG") { writer in
                writer.element("CODE", code)
                content(&writer)
            }
            beside(&writer)
        }
        return V1Reply(bytes: writer.bytes, code: code, refusal: nil)
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
        return V1Reply(bytes: writer.bytes, code: code, refusal: refusal)
    }
}
