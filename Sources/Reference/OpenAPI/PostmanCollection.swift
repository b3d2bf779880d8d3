import Wire

/// Postman collection (version 2.1), made from the OpenAPI document.
package enum PostmanCollection {
    /// - Parameter openAPI: the OpenAPI document.
    package static func document(of openAPI: OrderedJSON) -> OrderedJSON {
        let paths = openAPI["paths"]?.members ?? []
        let tags = openAPI["tags"]?.elements.compactMap { $0["name"] } ?? []
        return [
            "info": [
                "name": openAPI["info"]?["title"] ?? "",
                "description": openAPI["info"]?["description"] ?? "",
                "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
            ],
            "variable": .array(variables(of: openAPI)),
            "item": .array(
                tags.map { tag in
                    let items = paths.flatMap { path in
                        path.value.members.filter {
                            $0.value["tags"]?.elements == [tag] && $0.value["deprecated"] == nil
                        }
                        .map { item(path.name, $0) }
                    }
                    return ["name": tag, "item": .array(items)]
                }),
        ]
    }

    /// Variables for the base URL and the credentials.
    private static func variables(of openAPI: OrderedJSON) -> [OrderedJSON] {
        let own = [
            ("baseUrl", openAPI["servers"]?.elements.first?["url"]?.text ?? ""),
            ("username", "usertest"), ("clientID", "d38a3439590889df026367bf01d621e687b8d278"),
            ("partnerUsername", "partnertest"), ("partnerClientID", SampleData.partnerClientID), ("checkUuid", ""),
            ("sessionID", ""),
        ]
        return own.map { ["key": .string($0), "value": .string($1)] }
    }

    private static func item(_ path: String, _ method: OrderedJSON.Member) -> OrderedJSON {
        let operation = method.value
        let content = operation["requestBody"]?["content"]?["application/json"]
        var request: [OrderedJSON.Member] = [
            .init("method", .string(method.name.uppercased())),
            .init("description", operation["description"] ?? ""),
            .init("header", content == nil ? [] : [["key": "Content-Type", "value": "application/json"]]),
            .init(
                "url",
                [
                    "raw": .string("{{baseUrl}}\(path)"), "host": ["{{baseUrl}}"],
                    "path": .array(path.split(separator: "/").map { .string(String($0)) }),
                ]),
        ]
        if let example = content?["examples"]?.members.first?.value["value"] {
            request.append(
                .init(
                    "body",
                    [
                        "mode": "raw", "raw": .string(withVariables(example).pretty),
                        "options": ["raw": ["language": "json"]],
                    ]))
        }
        let keeping = operation["operationId"]?.text.flatMap { kept[$0] }.map { [OrderedJSON.Member("event", [$0])] }
        return .object(
            [.init("name", operation["summary"] ?? ""), .init("request", .object(request))] + (keeping ?? []))
    }

    /// Replaces values of the examples by variables.
    private static func withVariables(_ document: OrderedJSON) -> OrderedJSON {
        switch document {
        case .string("usertest"): "{{username}}"
        case .string("d38a3439590889df026367bf01d621e687b8d278"): "{{clientID}}"
        case .string("partnertest"): "{{partnerUsername}}"
        case .string(SampleData.partnerClientID): "{{partnerClientID}}"
        case .string(SampleData.uuid): "{{checkUuid}}"
        case .object(let members): .object(members.map { .init($0.name, withVariables($0.value)) })
        case .array(let elements): .array(elements.map(withVariables))
        default: document
        }
    }

    /// Values of responses that later requests need.
    private static let kept = [
        "creditCheck": keep("uuid", as: "checkUuid"), "createSession": keep("sessionID", as: "sessionID"),
    ]

    private static func keep(_ member: String, as variable: String) -> OrderedJSON {
        [
            "listen": "test",
            "script": [
                "type": "text/javascript",
                "exec": [
                    .string("const reply = pm.response.json();"),
                    .string("if (reply.\(member)) pm.collectionVariables.set(\"\(variable)\", reply.\(member));"),
                ],
            ],
        ]
    }
}
