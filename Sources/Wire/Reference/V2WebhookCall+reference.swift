import Domain

extension V2WebhookCall {
    package var reference: CallReference {
        switch self {
        case .generateSecret: generateSecret
        case .setOrder: setting("set-order-webhook", "Set order webhook")
        case .setSession: setting("set-session-webhook", "Set session webhook")
        case .setSignedOrder: setting("set-signed-order-webhook", "Set signed order webhook")
        case .setSignedSession: setting("set-signed-session-webhook", "Set signed session webhook")
        case .disableOrder: disabling("disable-order-webhook", "Disable order webhook")
        case .disableSession: disabling("disable-session-webhook", "Disable session webhook")
        case .disableSignedOrder: disabling("disable-signed-order-webhook", "Disable signed order webhook")
        case .disableSignedSession: disabling("disable-signed-session-webhook", "Disable signed session webhook")
        }
    }

    private func reference(
        _ id: String, _ title: String, _ summary: String, _ paragraphs: [String], _ fields: [FieldReference] = [],
        success: [FieldReference], errors: [ErrorReference] = [], _ examples: [CallExample]
    ) -> CallReference {
        CallReference(
            id, in: .webhooks, "/v2/\(rawValue)", title: title, summary: summary, paragraphs: paragraphs,
            request: FieldReference.credentials + fields,
            replies: [
                ReplyReference("When it was done.", [.status("success")] + success),
                .failure(400, "When something is wrong with the request."),
                .failure(404, "When the credentials are wrong."), .keyReused,
            ] + ReplyReference.alsoFailure.filter { $0.status != 403 },
            errors: [
                ErrorReference(400, "billinkUsername parameter missing", "There is no username."),
                ErrorReference(400, "billinkID parameter missing", "There is no client id."),
                ErrorReference(404, "Client not found", "The credentials are wrong."),
            ] + errors, examples: examples, takesIdempotencyKey: true)
    }

    private var generateSecret: CallReference {
        reference(
            "generate-webhook-secret", "Generate webhook secret",
            "Make the secret with which signed webhooks are signed.",
            [
                "It is shown this once and serves order and session webhooks alike. Making another lets the former "
                    + "count beside it for 24 hours."
            ],
            success: [.message("The same in words."), FieldReference("secret", .text, "Keep it: 44 characters.")],
            [
                CallExample(
                    "A secret", ReferenceSample.request([:]),
                    gives: .json([
                        "status": "success", "message": "Webhook V3 secret is generated successfully",
                        "secret": "mJ8vQx0Wk5nTz3cYbR7eHd1uGp4sLa6fVo9iXwKqNtE=",
                    ]), varying: ["secret"])
            ])
    }

    private func setting(_ id: String, _ title: String) -> CallReference {
        let subject = subject == .order ? "orders" : "sessions"
        return reference(
            id, title, "Where to tell you what happens to your \(subject)\(isSigned ? ", signed" : "").",
            isSigned ? ["Generate a secret first. \(Self.address)"] : [Self.address],
            [FieldReference("url", .webAddress, .always, "Where to send it.")],
            success: [.message("The same in words.")],
            errors: [
                ErrorReference(400, "url parameter is empty", "There is no address."),
                ErrorReference(400, "Invalid url parameter", "The address is none that messages are sent to."),
            ] + (isSigned ? [Self.noSecret] : []),
            [
                CallExample(
                    "An address", ReferenceSample.request(["url": "https://shop.example.com/webhooks"]),
                    gives: .json(["status": "success", "message": "Webhook has been set"]),
                    after: isSigned ? ["generate-webhook-secret"] : []),
                CallExample(
                    "No address", ReferenceSample.request([:]), 400,
                    gives: .json(["status": "error", "message": "url parameter is empty"])),
            ])
    }

    private static let address = """
        One address for orders and one for sessions; setting another replaces it. In production it is https and never \
        one of a private network; a sandbox takes http and this machine too.
        """

    private static let noSecret = ErrorReference(
        400, "Webhook signing secret is not set. Please, generate the secret first", "Generate a secret first.")

    private func disabling(_ id: String, _ title: String) -> CallReference {
        let subject = subject == .order ? "orders" : "sessions"
        return reference(
            id, title, "Stop telling about \(subject). What was waiting to be told is dropped.", [],
            success: [.message("The same in words.")],
            [
                CallExample(
                    "Stop", ReferenceSample.request([:]),
                    gives: .json(["status": "success", "message": "Webhook has been disabled"]))
            ])
    }
}
