import Domain
import UseCases

/// Decodes and encodes the v2 credit check.
enum V2Check {
    static func decode(_ message: V2Message) -> CheckCredit.Request {
        CheckCredit.Request(caller: message.caller, form: CheckForm(message.text))
    }

    static func encode(_ answer: CheckCredit.Response) -> ResultReply {
        switch answer {
        case .approved(let uuid):
            .message("500", verdict: .approved) { json in
                json.member("description", "Advies=1")
                json.member("uuid", uuid)
            }
        case .rejected(let verdict):
            .message("501", verdict: verdict) { $0.member("description", "Advies=0") }
        }
    }
}
