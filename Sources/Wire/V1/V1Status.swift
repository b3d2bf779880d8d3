import UseCases

/// Decodes and encodes the v1 status call.
enum V1Status {
    static func decode(_ message: V1Message) -> GetOrderInfo.Request {
        GetOrderInfo.Request(caller: message.caller, references: message.orderReferences()?.map(\.reference))
    }

    static func encode(_ standings: [GetOrderInfo.Entry]) -> V1Reply {
        .message("200") { writer in
            writer.element("INVOICES") { writer in
                for standing in standings {
                    writer.element("INVOICE") { writer in
                        write(standing, to: &writer)
                    }
                }
            }
        }
    }

    private static func write(_ standing: GetOrderInfo.Entry, to writer: inout XMLWriter) {
        let (status, description) = ReplyMessages.status(of: standing.order)
        writer.element("INVOICENUMBER", standing.number)
        writer.element("STATUS", status)
        writer.element("DESCRIPTION", description)
        if let order = standing.order {
            writer.element("PAIDOUT", order.isPaidOut ? "1" : "0")
        }
    }
}
