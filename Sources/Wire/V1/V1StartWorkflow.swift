import Domain
import UseCases

/// Decodes and encodes the v1 start-workflow call.
enum V1StartWorkflow {
    static func decode(_ message: V1Message) -> StartWorkflow.Request {
        StartWorkflow.Request(
            caller: message.caller,
            items: message.orderReferences()?.map { reference, entry in
                StartWorkflow.Item(
                    reference: reference, trackAndTrace: entry.text("TRACKANDTRACE"),
                    deliveryDate: entry.text("DELIVERYDATE"))
            })
    }

    static func encode(_ outcomes: [ItemOutcome<Void>]) -> V1Reply {
        let items = outcomes.map { ReplyItem($0, in: .startWorkflow) { _ in (ReplyMessages.success, "500") } }
        return .items(items, code: "500", in: "STATUSES")
    }
}
