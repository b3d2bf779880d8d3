import Domain
import Foundation
import Logging
import UseCases
import Wire

/// The demo shop's client of the API. It sends the same bytes as a real shop, and reads the replies.
struct DemoAPIClient: Sendable {
    private let sessions: V2SessionAPI
    private let orders: V2API
    private let sandbox: SandboxAPI
    let username: String
    private let clientID: String

    static let workflow: Int64 = 1

    init(_ platform: Platform, account: SandboxAccount) {
        // A rate limiter of its own, so that the demo shop does not use up the account's limit.
        let limits = RateLimiter(platform)
        sessions = V2SessionAPI(platform, limits: limits)
        orders = V2API(platform, limits: limits)
        sandbox = SandboxAPI(platform)
        username = account.username
        clientID = account.clientIDs.first ?? ""
    }

    /// Opens a checkout.
    /// - Returns: the URL of the hosted page.
    func openCheckout(_ purchase: DemoPurchase, logger: Logger) async throws(DemoProblem) -> String {
        let body = purchase.body(username: username, clientID: clientID)
        let request = StatusCallRequest(
            body: Array(body.utf8), from: nil, idempotencyKey: nil, onError: logger.report)
        let reply = await sessions.respond(.create, to: request)
        guard let url = Self.read(SessionReply.self, reply.body)?.sessionURL else { throw Self.problem(reply) }
        return url
    }

    /// Starts the workflow of a shipped order.
    func ship(_ number: String, logger: Logger) async throws(DemoProblem) {
        let body = JSONWriter.object { json in
            json.member("billinkUsername", username)
            json.member("billinkID", clientID)
            json.objects("invoices", [number]) { number, json in
                json.member("number", number)
                json.member("workflowNumber", Self.workflow)
            }
        }
        let reply = await orders.respond(
            .startWorkflow, to: Array(body.utf8), from: nil, idempotencyKey: nil, onError: logger.report)
        guard let item = Self.read(StartReply.self, reply.body)?.statuses?.first else {
            throw DemoProblem(reply.refusal?.reason, code: reply.code, isTemporary: reply.postponement != nil)
        }
        switch item.code {
        case 500: return
        case 707: throw .alreadyShipped
        default: throw .rejected(code: "\(item.code)")
        }
    }

    /// Pays an invoice, as the customer's bank would.
    func pay(_ invoiceNumber: String, _ amount: Money, logger: Logger) async throws(DemoProblem) {
        let body = JSONWriter.object { json in
            json.member("invoiceNumber", invoiceNumber)
            json.member("amount", amount.description)
        }
        let reply = await sandbox.respond(.payments, to: Array(body.utf8), onError: logger.report)
        guard reply.status == 200 else { throw Self.problem(reply) }
    }

    private static func problem(_ reply: StatusReply) -> DemoProblem {
        DemoProblem(reply.refusal?.reason, code: "HTTP \(reply.status)", isTemporary: reply.status == 503)
    }

    private static func read<Reply: Decodable>(_ type: Reply.Type, _ body: String) -> Reply? {
        try? JSONDecoder().decode(type, from: Data(body.utf8))
    }
}

private struct SessionReply: Decodable {
    let sessionURL: String?
}

private struct StartReply: Decodable {
    let statuses: [Status]?

    struct Status: Decodable {
        let code: Int
    }
}

extension Logger {
    /// Logs an internal error.
    fileprivate func report(_ error: any Error) {
        self.error("call failed", metadata: ["error": "\(error)"])
    }
}
