import Wire

/// Credentials that calls expect among the members of their message.
///
/// OpenAPI's `securitySchemes` describe header fields, cookies and query parameters only. The document describes these
/// in the same manner in an extension, `x-securitySchemes`, and names them at each call in `x-security`. Its own
/// `security` is empty: HTTP carries no credentials.
enum CredentialScheme: String, CaseIterable {
    case merchantCredentials, partnerCredentials

    static let usernameMember = "billinkUsername"
    /// Name of the confidential member.
    static let secretMember = "billinkID"

    /// Credentials of a call; `nil` if it needs none.
    init?(of call: CallReference) {
        // Create session has them in its object `client`.
        let members = call.request + call.request.flatMap(\.type.fields)
        guard members.contains(where: { $0.name == Self.secretMember }) else { return nil }
        self = call.chapter == .partners ? .partnerCredentials : .merchantCredentials
    }

    var document: OrderedJSON {
        [
            "type": "credentials", "in": "body", "description": .string(text),
            "members": [
                ["name": .string(Self.usernameMember), "description": "The username. Not secret."],
                [
                    "name": .string(Self.secretMember), "format": "password",
                    "description": "The client ID. Keep it on your server.",
                ],
            ],
        ]
    }

    private var text: String {
        switch self {
        case .merchantCredentials:
            "A merchant's username and client ID, as members of the JSON object of every request (of its `client` for "
                + "Create session). They give access to the merchant's own checks, orders, sessions and webhooks."
        case .partnerCredentials:
            "A partner's username and client ID, as members of the JSON object of every request. They give access to "
                + "the partner's own merchants."
        }
    }
}
