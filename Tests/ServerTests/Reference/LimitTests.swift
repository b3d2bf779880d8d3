import Domain
import Foundation
import Reference
@testable import ServerTestSupport
import Storage
import Testing
import UseCases

@testable import Server
@testable import Wire

@Suite("Limits: what the reference says is what the platform does")
struct LimitTests {
    /// A field of a request that the reference gives a length.
    private struct Limited {
        let path: String
        let field: FieldReference
        let length: Int
        var isCut: Bool { field.text.contains("Truncated if longer.") }
    }

    private static func limited(_ fields: [FieldReference], below prefix: String = "") -> [Limited] {
        fields.flatMap { field -> [Limited] in
            switch field.type {
            case .text(let length?): [Limited(path: prefix + field.name, field: field, length: length)]
            case .object(_, let members): limited(members, below: prefix + field.name + ".")
            default: []
            }
        }
    }

    private static func fields(_ id: String) throws -> [Limited] {
        limited(try #require(Reference.call(id)).request)
    }

    /// Fields whose format makes their maximum length a matter of more than characters.
    private static let formed: Set<String> = [
        "billinkUsername", "billinkID", "checkUuid", "ip", "countryCode", "postalCode", "postCode",
        "bankAccountNumber", "bic", "cocNumber", "vatNumber", "orderNumber", "username",
    ]

    /// A text of this length that is right in every other way.
    private static func text(_ name: String, _ length: Int) -> String {
        switch name {
        case "houseNumber": "1" + String(repeating: "a", count: length - 1)
        case "mobile", "phone", "contactPhone", "companyNumber", "mandateId": String(repeating: "1", count: length)
        case "email", "email2", "contactEmail":
            String(repeating: "a", count: 64) + "@"
                + [63, 63, length - 196].map { String(repeating: "b", count: $0) }
                .joined(separator: ".") + ".nl"
        default: String(repeating: "a", count: length)
        }
    }

    /// Sends the longest text and one that is longer by one, in each field of a call.
    private func check(
        _ fields: [Limited], _ send: (_ path: String, _ text: String) async throws -> (isTaken: Bool, code: String?)
    ) async throws {
        var checked = 0
        for limited in fields where !Self.formed.contains(limited.field.name) {
            let (path, name, length) = (limited.path, limited.field.name, limited.length)
            let longest = try await send(path, Self.text(name, length))
            #expect(longest.isTaken, "\(path): \(length) characters are refused (\(longest.code ?? ""))")
            let longer = try await send(path, Self.text(name, length + 1))
            #expect(longer.isTaken == limited.isCut, "\(path): \(length + 1) characters")
            if let code = longer.code, !limited.isCut, !limited.field.codes.isEmpty {
                #expect(limited.field.codes.contains(code), "\(path): \(code)")
            }
            checked += 1
        }
        #expect(checked > 0)
    }

    @Test("Every text of an order")
    func order() async throws {
        try await TestServer.run { sandbox in
            let whole: [String: JSONNode?] = [
                "validateOrder": true, "bankAccountNumber": "NL91ABNA0417164300", "bankAccountHolder": "A",
                "mandateId": "1", "mandateType": "FIRST", "shippingAddress.street": "Dam",
                "shippingAddress.houseNumber": "2", "shippingAddress.postalCode": "1012JS",
                "shippingAddress.city": "Amsterdam",
            ]
            let message = V2TestMessage(.companyOrder()).with(whole)
            try await check(Self.fields("create-order")) { path, text in
                let reply = try await sandbox.answer(json: message.with([path: .string(text)]))
                return (reply.json?["code"]?.text == "200", reply.json?["error.code"]?.text)
            }
            for (length, code) in [(50, "200"), (51, "439")] {
                let number = JSONNode.string(String(repeating: "A", count: length))
                let reply = try await sandbox.answer(json: message.with(["orderNumber": number]))
                #expect(reply.verdict == code)
            }
        }
    }

    @Test("Every text of a credit check")
    func creditCheck() async throws {
        try await TestServer.run { sandbox in
            // A check does not look at the street where the customer lives.
            let fields = try Self.fields("credit-check").filter { $0.path != "billingAddress.street" }
            let delivery: [String: JSONNode?] = [
                "shippingAddress.street": "Dam", "shippingAddress.houseNumber": "2",
                "shippingAddress.postalCode": "1012JS", "shippingAddress.city": "Amsterdam",
            ]
            let message = V2TestMessage(.company()).with(delivery)
            try await check(fields) { path, text in
                let reply = try await sandbox.answer(json: message.with([path: .string(text)]))
                return (reply.json?["error"] == nil, reply.json?["error.code"]?.text)
            }
        }
    }

    @Test("Every text of a merchant")
    func merchant() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let names = (0..<1_000).map { "merchant\($0)" }.makeIterator()
            let fields = try Self.fields("create-merchant")
            var count = names
            try await check(fields) { path, text in
                let members: [String: JSONNode?] = ["username": .string(count.next() ?? ""), path: .string(text)]
                let reply = try await sandbox.answer(json: .create(members).from(partner))
                return (reply.status == 200, nil)
            }
        }
    }

    @Test("The texts of credits, payments and messages; what is cut is stored at its length")
    func management() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.placeStarted()
            for (length, isTaken) in [(FieldLimits.creditNumber, true), (FieldLimits.creditNumber + 1, false)] {
                let number = String(repeating: "C", count: length)
                let reply = try await sandbox.answer(.credit("10001", "1.00", ["CREDITNUMBER": number]))
                #expect(reply.text.contains("Credit applied") == isTaken, "\(reply.text)")
            }
            let long = String(repeating: "d", count: FieldLimits.creditDescription + 1)
            _ = try await sandbox.answer(.credit("10001", "1.00", ["DESCRIPTION": long]))
            let order = try #require(try await sandbox.storedOrder("10001"))
            let events = try await sandbox.platform.database.read {
                try OrderEventTable.events(ofOrder: order.id, in: $0)
            }
            #expect(events.last?.payload.merchantDescription?.count == FieldLimits.creditDescription)
            for (length, isTaken) in [
                (FieldLimits.paymentDescription, true), (FieldLimits.paymentDescription + 1, false),
            ] {
                let text = String(repeating: "p", count: length)
                let reply = try await sandbox.answer(.payment("10001", "1.00", ["DESCRIPTION": text]))
                #expect((reply.verdict == "200") == isTaken, "\(reply.text)")
            }
            for (length, isTaken) in [(FieldLimits.message, true), (FieldLimits.message + 1, false)] {
                let reply = try await sandbox.answer(.message("10001", String(repeating: "m", count: length)))
                #expect((reply.verdict == "200") == isTaken, "\(reply.text)")
            }
        }
        for (legacy, new) in [("v1-credit", "credit"), ("v1-payment", "payment")] {
            let lengths = try [legacy, new].map { id -> Set<FieldType> in
                let fields = try #require(Reference.call(id)).request.flatMap(\.type.fields)
                return Set(fields.map(\.type)).filter { if case .text = $0 { true } else { false } }
            }
            #expect(lengths[0] == lengths[1] && !lengths[0].isEmpty, "\(legacy)")
        }
        let credit = try #require(Reference.call("credit")?.request.first { $0.name == "invoices" }).type.fields
        #expect(credit.first { $0.name == "description" }?.type == .text(upTo: 254))
        #expect(credit.first { $0.name == "creditNumber" }?.type == .text(upTo: 100))
    }

    @Test(
        "Every list: as many as it says are looked at, one more is refused",
        arguments: ["order-info", "start-workflow", "credit", "payment"])
    func lists(id: String) async throws {
        let call = try #require(Reference.call(id))
        let list = try #require(call.request.first { $0.name == "invoices" })
        guard case .list(_, let most?) = list.type else {
            Issue.record("\(id) names no maximum")
            return
        }
        try await TestServer.run { sandbox in
            let codes = try await [most, most + 1].asyncMap { count in
                let items = (0..<count).map { JSONNode.object(["number": .string("N\($0)"), "amount": "1.00"]) }
                let message = V2TestMessage(String(call.path.dropFirst("/v2/".count)), ["invoices": .array(items)])
                return try await sandbox.answer(json: message.from(.usertest)).json?["error.code"]?.text
            }
            #expect(codes[0] != codes[1] && codes[1] != nil, "\(codes)")
        }
    }

    @Test("What people read on the hosted pages has the same numbers, in every language")
    func pages() throws {
        let texts = try Texts()
        for language in Language.allCases {
            let all = texts.all(in: language)
            for (key, limits) in [
                ("error.companyName.invalid", FieldLimits.companyName), ("passwordHelp.password", FieldLimits.password),
                ("passwordError.invalidLength", FieldLimits.password),
            ] {
                let numbers = (all[key] ?? "").matches(of: /[0-9]+/).map { Int($0.output) }
                #expect(numbers == [limits.lowerBound, limits.upperBound], "\(key)")
            }
            let numbers = (all["error.houseExtension.invalid"] ?? "").matches(of: /[0-9]+/).map { Int($0.output) }
            #expect(numbers == [FieldLimits.houseNumber])
        }
    }

    @Test("The reference has no lengths of its own")
    func oneSource() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Sources/Reference")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
        #expect(files.count > 10)
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(text.matches(of: /upTo: [0-9]|"maxLength": [0-9]/).isEmpty, "\(file.lastPathComponent)")
        }
    }
}

extension Array {
    fileprivate func asyncMap<Value>(_ change: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await change(element)) }
        return values
    }
}
