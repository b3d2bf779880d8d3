import UseCases

/// STATUS: where do these orders stand?
enum V1Status {
    static func decode(_ message: V1Message) -> OrderInfo.Request {
        OrderInfo.Request(caller: message.caller, references: message.orderReferences()?.map(\.reference))
    }

    static func encode(_ standings: [OrderInfo.Standing]) -> V1Reply {
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

    private static func write(_ standing: OrderInfo.Standing, to writer: inout XMLWriter) {
        let (status, description) = words(for: standing.state)
        writer.element("INVOICENUMBER", standing.number)
        writer.element("STATUS", status)
        writer.element("DESCRIPTION", description)
        if standing.state != .notFound {
            // What was paid out to the merchant comes with settlement.
            writer.element("PAIDOUT", "0")
        }
    }

    private static func words(for state: OrderInfo.State) -> (status: String, description: String) {
        switch state {
        case .notFound: ("-1", "Order not found")
        case .notStarted: ("0", "No steps given")
        case .waiting(let step): ("2", "Wait for payment ( \(step) )")
        case .paid: ("1", "Paid")
        }
    }
}
