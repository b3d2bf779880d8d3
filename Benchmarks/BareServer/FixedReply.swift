import Hummingbird

/// One good reply per call, equal to the platform's but for the ids in it; `Benchmarks/run` compares them first.
struct FixedReply: ResponseGenerator {
    private let xml: String

    private init(_ content: String) {
        xml = "<?xml version='1.0' encoding='UTF-8' ?><API><RESULT>MSG</RESULT>\(content)</API>"
    }

    static let all = [
        "check": FixedReply(
            "<MSG><CODE>500</CODE><DESCRIPTION>Advies=1</DESCRIPTION></MSG>"
                + "<UUID>98ec1488-bb48-4b2b-9684-de924d5bdda8</UUID>"
        ),
        "order": FixedReply(
            "<MSG><CODE>200</CODE><DESCRIPTION>Order successfully added</DESCRIPTION>"
                + "<INVOICE>3TSTB00000000</INVOICE></MSG>"
        ),
        "status": FixedReply(
            "<MSG><CODE>200</CODE><INVOICES><INVOICE><INVOICENUMBER>B00000000</INVOICENUMBER><STATUS>0</STATUS>"
                + "<DESCRIPTION>No steps given</DESCRIPTION><PAIDOUT>0</PAIDOUT></INVOICE></INVOICES></MSG>"
        ),
    ]

    func response(from request: Request, context: some RequestContext) -> Response {
        Response(status: .ok, headers: [.contentType: "text/xml"], body: .init(byteBuffer: .init(string: xml)))
    }
}
