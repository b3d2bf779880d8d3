import Domain
import UseCases

/// Decodes and encodes the v1 credit check.
enum V1Check {
    static func decode(_ message: V1Message) -> CheckCredit.Request {
        CheckCredit.Request(caller: message.caller, form: CheckForm(message.text))
    }

    static func encode(_ response: CheckCredit.Response) -> V1Reply {
        switch response {
        case .approved(let uuid):
            .message("500", verdict: .approved) { writer in
                // Next to MSG, where clients look for it.
                writer.element("UUID", uuid)
            } _: { writer in
                writer.element("DESCRIPTION", "Advies=1")
            }
        case .rejected(let verdict):
            .message("501", verdict: verdict) { writer in
                writer.element("DESCRIPTION", "Advies=0")
            }
        }
    }
}
