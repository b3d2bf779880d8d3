import Domain
import UseCases

/// START-WORKFLOW: these orders have been shipped, collect them.
enum V1StartWorkflow {
    static func decode(_ message: V1Message) -> StartWorkflow.Request {
        StartWorkflow.Request(
            caller: message.caller,
            items: message.orderReferences()?.map { reference, entry in
                StartWorkflow.Item(reference: reference, trackAndTrace: entry.text("TRACKANDTRACE"))
            })
    }

    static func encode(_ outcomes: [StartWorkflow.Outcome]) -> V1Reply {
        .message("500") { writer in
            writer.element("STATUSES") { writer in
                for outcome in outcomes {
                    writer.element("ITEM") { writer in
                        write(outcome, to: &writer)
                    }
                }
            }
        }
    }

    private static func write(_ outcome: StartWorkflow.Outcome, to writer: inout XMLWriter) {
        let catalogue = ErrorCatalogue.startWorkflow
        writer.element("INVOICENUMBER", outcome.number)
        writer.element("MESSAGE", outcome.refusal.map(catalogue.text) ?? "Success")
        writer.element("CODE", outcome.refusal.map { catalogue.code(for: $0.reason) } ?? "500")
    }
}
