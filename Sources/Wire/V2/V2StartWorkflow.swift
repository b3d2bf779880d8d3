import Domain
import UseCases

/// Decodes and encodes the v2 start-workflow call.
enum V2StartWorkflow {
    static func decode(_ message: V2Message) -> StartWorkflow.Request {
        StartWorkflow.Request(
            caller: message.caller,
            items: message.orderReferences()?.map { reference, entry in
                StartWorkflow.Item(
                    reference: reference, trackAndTrace: entry["trackAndTrace"]?.text,
                    deliveryDate: entry["deliveryDate"]?.text)
            })
    }

    static func encode(_ outcomes: [ItemOutcome<Void>]) -> ResultReply {
        let items = outcomes.map {
            ReplyItem($0, in: .startWorkflow, explains: true) { _ in (ReplyMessages.success, "500") }
        }
        return .items(items, code: "500", in: "statuses")
    }
}
