import Domain
import Foundation
import Logging
import UseCases
import Wire

/// What the demo shop says to the platform: the very bytes that a shop would send, and what it reads in the replies.
struct DemoAPIClient: Sendable {
    /// What the platform answered when it did not do what was asked, in its own words.
    struct APIError: Error, Hashable {
        let text: String
    }

    /// An order as `info` tells of it.
    struct Order: Hashable, Decodable, Sendable {
        let number: String
        let status: Int
        let description: String
        let amount: String?
        let openAmount: String?
        let dueDate: String?
    }

    private let sessions: V2SessionAPI
    private let orders: V2API
    private let sandbox: SandboxAPI
    let username: String
    private let clientID: String
    private let letterCode: String

    static let workflow: Int64 = 1

    init(_ platform: Platform, account: SandboxAccount) {
        // Its own count of requests: a page that looks again every second takes nothing from the account's.
        let limits = RateLimiter(platform)
        sessions = V2SessionAPI(platform, limits: limits)
        orders = V2API(platform, limits: limits)
        sandbox = SandboxAPI(platform)
        username = account.username
        clientID = account.clientIDs.first ?? ""
        letterCode = account.letterCode
    }

    /// The number on the order's invoice.
    func invoiceNumber(of order: String) -> String { "\(Self.workflow)\(letterCode)\(order)" }

    /// Opens a checkout.
    /// - Returns: where the customer goes.
    /// - Throws: `Complaint`
    func openCheckout(_ purchase: DemoPurchase, logger: Logger) async throws(APIError) -> String {
        let body = purchase.body(username: username, clientID: clientID)
        let request = StatusCallRequest(
            body: Array(body.utf8), from: nil, idempotencyKey: nil, onError: logger.report)
        let reply = await sessions.respond(.create, to: request)
        let session = Self.read(SessionReply.self, reply.body)
        guard let url = session?.sessionURL else { throw APIError(text: session?.message ?? reply.body) }
        return url
    }

    /// - Returns: nothing for an order that is not there.
    func info(_ number: String, logger: Logger) async -> Order? {
        let body = JSONWriter.object { json in
            credentials(&json)
            json.objects("invoices", [number]) { number, json in json.member("number", number) }
        }
        let reply = await orders.respond(
            .info, to: Array(body.utf8), from: nil, idempotencyKey: nil, onError: logger.report)
        return Self.read(InfoReply.self, reply.body)?.invoices?.first { $0.status >= 0 }
    }

    /// Tells that the goods have left: the platform may begin to collect.
    /// - Throws: `Complaint`
    func ship(_ number: String, logger: Logger) async throws(APIError) {
        let body = JSONWriter.object { json in
            credentials(&json)
            json.objects("invoices", [number]) { number, json in
                json.member("number", number)
                json.member("workflowNumber", Self.workflow)
            }
        }
        let reply = await orders.respond(
            .startWorkflow, to: Array(body.utf8), from: nil, idempotencyKey: nil, onError: logger.report)
        guard let started = Self.read(StartReply.self, reply.body), let first = started.statuses?.first else {
            throw APIError(text: Self.read(ErrorReply.self, reply.body)?.error.message ?? reply.body)
        }
        guard first.code == 500 else { throw APIError(text: first.message) }
    }

    /// Pays what is open, as the customer's bank would.
    /// - Throws: `Complaint`
    func pay(_ order: Order, logger: Logger) async throws(APIError) {
        try await ask(.payments, logger: logger) { json in
            json.member("invoiceNumber", invoiceNumber(of: order.number))
            json.member("amount", order.openAmount)
        }
    }

    /// - Throws: `Complaint`
    func moveClock(days: Int64, logger: Logger) async throws(APIError) {
        try await ask(.advance, logger: logger) { $0.member("days", days) }
    }

    /// The sandbox's date and time, as the platform writes them.
    func clock(logger: Logger) async -> String? {
        let reply = await sandbox.respond(.clock, to: nil, onError: logger.report)
        return Self.read(ClockReply.self, reply.body)?.now
    }

    private func ask(
        _ call: SandboxAPI.Call, logger: Logger, _ members: (inout JSONWriter) -> Void
    ) async throws(APIError) {
        let body = JSONWriter.object(members)
        let reply = await sandbox.respond(call, to: Array(body.utf8), onError: logger.report)
        guard reply.status == 200 else {
            throw APIError(text: Self.read(SessionReply.self, reply.body)?.message ?? reply.body)
        }
    }

    private func credentials(_ json: inout JSONWriter) {
        json.member("billinkUsername", username)
        json.member("billinkID", clientID)
    }

    private static func read<Reply: Decodable>(_ type: Reply.Type, _ body: String) -> Reply? {
        try? JSONDecoder().decode(type, from: Data(body.utf8))
    }
}

private struct SessionReply: Decodable {
    let sessionURL: String?
    let message: String?
}

private struct InfoReply: Decodable {
    let invoices: [DemoAPIClient.Order]?
}

private struct StartReply: Decodable {
    let statuses: [Status]?

    struct Status: Decodable {
        let code: Int
        let message: String
    }
}

private struct ErrorReply: Decodable {
    let error: Content

    struct Content: Decodable {
        let message: String
    }
}

private struct ClockReply: Decodable {
    let now: String
}

extension Logger {
    /// An error that is the platform's own.
    fileprivate func report(_ error: any Error) {
        self.error("call failed", metadata: ["error": "\(error)"])
    }
}
