import Domain
package import Wire

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
                ResponseReference("The request succeeded.", [.status("success")] + success),
                .failure(400, "The request is not valid."),
                .failure(404, "The credentials are wrong."), .keyReused,
            ] + ResponseReference.commonFailures.filter { $0.status != 403 },
            errors: [
                ErrorReference(400, "billinkUsername parameter missing", "The username is required."),
                ErrorReference(400, "billinkID parameter missing", "The client ID is required."),
                ErrorReference(
                    404, "Client not found",
                    "No merchant has this username and client ID. Check both, and that you call the right "
                        + "environment."),
            ] + errors, examples: examples, acceptsIdempotencyKey: true)
    }

    private var generateSecret: CallReference {
        reference(
            "generate-webhook-secret", "Generate webhook secret",
            "Generates the secret used to sign webhooks.",
            [
                "The secret is shown only once and signs both order and session webhooks. After you generate a "
                    + "new one, the previous secret stays valid for 24 hours."
            ],
            success: [
                .message("The result in words."),
                FieldReference(
                    "secret", .text,
                    "The signing secret, 44 characters. Store it now."),
            ],
            [
                CallExample(
                    "A secret", SampleData.request([:]),
                    response: .json([
                        "status": "success", "message": "Webhook V3 secret is generated successfully",
                        "secret": "mJ8vQx0Wk5nTz3cYbR7eHd1uGp4sLa6fVo9iXwKqNtE=",
                    ]), volatileFields: ["secret"])
            ])
    }

    private func setting(_ id: String, _ title: String) -> CallReference {
        let subject = subject == .order ? "orders" : "sessions"
        return reference(
            id, title, "Sets the URL that receives \(isSigned ? "signed " : "")webhooks for your \(subject).",
            isSigned ? ["Generate a secret first. \(Self.address)"] : [Self.address],
            [FieldReference("url", .webAddress, .required, "The URL that receives the webhooks.")],
            success: [.message("The result in words.")],
            errors: [
                ErrorReference(400, "url parameter is empty", "The URL is required."),
                ErrorReference(
                    400, "Invalid url parameter",
                    "The URL is not accepted. In production use https and a public host."),
            ] + (isSigned ? [Self.noSecret] : []),
            [
                CallExample(
                    "Set a URL", SampleData.request(["url": "https://shop.example.com/webhooks"]),
                    response: .json(["status": "success", "message": "Webhook has been set"]),
                    prerequisites: isSigned ? ["generate-webhook-secret"] : []),
                CallExample(
                    "Missing URL", SampleData.request([:]), 400,
                    response: .json(["status": "error", "message": "url parameter is empty"])),
            ])
    }

    private static let address = """
        There is one URL for orders and one for sessions; setting a new one replaces it. Production accepts only \
        https URLs on public hosts; a sandbox also accepts http and this machine.
        """

    private static let noSecret = ErrorReference(
        400, "Webhook signing secret is not set. Please, generate the secret first",
        "Call generate webhook secret first.")

    private func disabling(_ id: String, _ title: String) -> CallReference {
        let subject = subject == .order ? "orders" : "sessions"
        return reference(
            id, title, "Disables the webhook for your \(subject). Messages waiting to be sent are dropped.", [],
            success: [.message("The result in words.")],
            [
                CallExample(
                    "Disable", SampleData.request([:]),
                    response: .json(["status": "success", "message": "Webhook has been disabled"]))
            ])
    }
}
