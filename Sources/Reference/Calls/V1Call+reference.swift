import Domain
import UseCases
package import Wire

extension V1Call {
    package var reference: CallReference {
        switch self {
        case .check: check
        case .order: order
        case .status: status
        case .startWorkflow: startWorkflow
        case .credit: credit
        case .payment: payment
        case .onHold: onHold
        case .message: message
        case .file: file
        }
    }

    func codes(_ reasons: Refusal.Reason...) -> [String] { catalogue.codes(for: reasons) }

    /// Makes a description with the parts that all v1 calls share.
    func reference(
        _ title: String, _ summary: String, _ paragraphs: [String] = [], _ fields: [FieldReference],
        success: [ResponseReference], _ examples: [CallExample]
    ) -> CallReference {
        let unmet: Set<Refusal.Reason> = self == .file ? [.missingMessage, .messageTooLong] : []
        return CallReference(
            "v1-\(rawValue)", in: .legacy, "/v1/client/\(rawValue)", aliasPaths: ["/api/\(rawValue)"], format: .xml,
            title: title, summary: summary, paragraphs: paragraphs, request: envelope + fields,
            replies: success + [Self.error] + ResponseReference.commonResponses(Self.error),
            errors: catalogue.references(except: unmet), examples: examples)
    }

    private var envelope: [FieldReference] {
        [
            FieldReference(
                "VERSION", .choice(["BILLINK2.0"]), .required,
                "The API version.", codes: codes(.unknownVersion)),
            FieldReference(
                "CLIENTUSERNAME", .text(upTo: FieldLimits.username.upperBound), .required, "Your username.",
                codes: codes(.unknownUsername)),
            FieldReference(
                "CLIENTID", .text(upTo: FieldLimits.clientID), .required, "Your client ID (the secret).",
                codes: codes(.invalidClientID)),
            FieldReference(
                "ACTION", .choice(actions), .required, "The action. Not case-sensitive.",
                codes: codes(.unknownAction)),
        ]
    }

    static let error = ResponseReference(
        "The request failed.",
        [
            FieldReference("RESULT", .choice(["ERROR"]), "The request failed."),
            FieldReference(
                "ERROR",
                .object(
                    "",
                    [
                        FieldReference("CODE", .text, "The error code; see Errors below."),
                        FieldReference("DESCRIPTION", .text, "The error in words."),
                    ]), .required, "The error."),
        ])

    /// - Parameter beside: elements next to MSG.
    static func success(_ text: String, _ fields: [FieldReference], beside: [FieldReference] = []) -> ResponseReference
    {
        ResponseReference(
            text,
            [
                FieldReference("RESULT", .choice(["MSG"]), "The request succeeded."),
                FieldReference("MSG", .object("", fields), .required, "The result."),
            ] + beside)
    }

    /// Outcomes for the orders of a request.
    static func outcomes(_ name: String) -> FieldReference {
        FieldReference(
            name,
            .list(
                .object(
                    "ITEM",
                    [
                        FieldReference("INVOICENUMBER", .text, "The order number as you sent it."),
                        FieldReference("MESSAGE", .text, "The result in words."),
                        FieldReference("CODE", .text, "The result code; 200 and 500 mean success."),
                    ])), .required, "The result for each order.")
    }

    func invoices(_ fields: [FieldReference], upTo maxCount: Int, _ codes: [String]) -> FieldReference {
        FieldReference(
            "INVOICES", .list(.object("ITEM", fields), upTo: maxCount), .required,
            "The orders, one `ITEM` each.",
            codes: codes)
    }

    static func orderNumber(_ codes: [String] = []) -> FieldReference {
        .orderNumber("INVOICENUMBER", codes: codes)
    }

    static func workflowNumber(_ need: FieldReference.Requirement = .optional, _ codes: [String]) -> FieldReference {
        FieldReference(
            "WORKFLOWNUMBER", .integer(FieldLimits.workflowNumber), need, "The order's workflow number.", codes: codes)
    }

    func example(
        _ title: String, _ content: String, response reply: String, after: [String] = [], varying: Set<String> = [],
        fresh: [String: String] = [:]
    )
        -> CallExample
    {
        CallExample(
            title,
            .xml(
                """
                <API>
                  <VERSION>BILLINK2.0</VERSION>
                  <CLIENTUSERNAME>usertest</CLIENTUSERNAME>
                  <CLIENTID>d38a3439590889df026367bf01d621e687b8d278</CLIENTID>
                  <ACTION>\(actions[0])</ACTION>
                \(content.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
                </API>
                """),
            response: .xml("<?xml version='1.0' encoding='UTF-8' ?>\n<API>\n\(reply)\n</API>"), prerequisites: after,
            volatileFields: varying, fresh: fresh)
    }

    static func errorReply(_ code: String, _ text: String) -> String {
        "<RESULT>ERROR</RESULT>\n<ERROR><CODE>\(code)</CODE><DESCRIPTION>\(text)</DESCRIPTION></ERROR>"
    }

    static let customer = """
        <TYPE>P</TYPE>
        <FIRSTNAME>Anna</FIRSTNAME>
        <LASTNAME>Jansen</LASTNAME>
        <BIRTHDATE>01-02-1985</BIRTHDATE>
        <PHONENUMBER>0612345678</PHONENUMBER>
        <EMAIL>anna@example.com</EMAIL>
        <STREET>Damrak</STREET>
        <HOUSENUMBER>1</HOUSENUMBER>
        <POSTALCODE>1012JS</POSTALCODE>
        <CITY>Amsterdam</CITY>
        """
}
