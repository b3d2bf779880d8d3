import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import UseCases

/// The demo shop's orders: their pages, the return from the checkout, and the actions of shop, customer and clock.
extension DemoShop {
    /// An action on an order, by the path below it.
    enum Action: String, CaseIterable, Sendable {
        case ship, pay
        /// Moves the clock to the order's next step.
        case next
        /// Moves the clock by a fixed number of days.
        case wait
    }

    /// Name of the form field with the time of the next step, in milliseconds since 1970.
    static let dueName = "due"
    private static let waitDays = 14
    /// Maximum length in bytes, above that of any order or invoice number.
    private static let maximumNumber = 64

    // MARK: Return from the checkout

    func showConfirmation(_ request: Request, _ context: AppRequestContext) async -> Response {
        let visit = visit(request, context)
        return await answering(visit) {
            try await show(Self.orderNumber(of: request), isNew: true, visit)
        }
    }

    func showCancelled(_ request: Request, _ context: AppRequestContext) async -> Response {
        let visit = visit(request, context)
        let number = Self.orderNumber(of: request)
        let reason = request.uri.queryParameters["reason"].flatMap { DemoReturnReason(rawValue: String($0)) }
        return await answering(visit) {
            let path = DemoPath.cancelled(number, reason ?? .cancelled)
            let now = try await PlatformClock(platform).now()
            let shown = DemoMessagePage(
                frame: renderer.frame(visit.phrases["demoCancelledTitle"], at: path, visit.phrases),
                heading: visit.phrases["demoCancelledTitle"],
                lead: visit.phrases["demoCancelled.\((reason ?? .cancelled).rawValue)"],
                updates: updates(of: number, at: path, now: now, visit))
            return response(renderer.render(shown), visit)
        }
    }

    // MARK: Orders

    func showOrder(_ parameter: String, _ request: Request, _ context: AppRequestContext) async -> Response {
        let visit = visit(request, context)
        return await answering(visit) {
            try await show(Self.orderNumber(parameter.removingPercentEncoding), visit)
        }
    }

    /// Redirects to the page on which the customer pays the order and finds its documents.
    func redirectToPayPage(
        _ parameter: String, _ request: Request, _ context: AppRequestContext
    ) async -> Response {
        let visit = visit(request, context)
        return await answering(visit) {
            guard let number = Self.orderNumber(parameter.removingPercentEncoding),
                let path = try await find(number)?.payPath
            else { return try await unknown(nil, visit) }
            return redirect(visit.localized(path))
        }
    }

    func perform(
        _ action: Action, on parameter: String, _ request: Request, _ context: AppRequestContext
    ) async -> Response {
        let visit = visit(request, context)
        let form = PostedForm((try? await request.body.bytes(upTo: Self.maximumForm)) ?? [])
        return await answering(visit) {
            guard let number = Self.orderNumber(parameter.removingPercentEncoding),
                let order = try await find(number)
            else { return try await unknown(nil, visit) }
            do {
                try await perform(action, on: order, form, visit.logger)
                return redirect(DemoPath.order(order.number))
            } catch let problem as DemoProblem {
                return try await show(order.number, problem: problem, visit)
            }
        }
    }

    private func perform(
        _ action: Action, on order: ShowOrder.Timeline, _ form: PostedForm, _ logger: Logger
    ) async throws {
        switch action {
        case .ship:
            let isCredited = order.lifecycle.stage == .credited && order.lifecycle.position == nil
            guard !isCredited else { throw DemoProblem.creditedBeforeShipping }
            try await merchant.ship(order.number, logger: logger)
        case .pay:
            guard order.openAmount > .zero else { throw DemoProblem.nothingToPay }
            try await merchant.pay(order.invoiceNumber.text, order.openAmount, logger: logger)
        case .next:
            try await moveToNextStep(of: order, shown: form[Self.dueName].flatMap { Int64($0) })
        case .wait:
            try await moveClock(.days(Self.waitDays))
        }
    }

    /// Moves the clock to the time that the page showed, unless the clock has reached it. A second click thus has no
    /// effect.
    /// - Parameter milliseconds: the time that the page showed, since 1970.
    private func moveToNextStep(of order: ShowOrder.Timeline, shown milliseconds: Int64?) async throws {
        let shown = milliseconds.map { Instant(milliseconds: $0) }
        if let shown, shown <= order.now, order.events.contains(where: { $0.occurredAt == shown }) { return }
        guard let due = order.upcoming.first?.occurredAt else { throw DemoProblem.nothingDue }
        guard shown == due else { throw DemoProblem.nextStepChanged }
        do {
            try await moveClock(.to(due))
        } catch PlatformClock.Failure.backwards {
            // Another request has moved the clock to that time since the order was read.
        }
    }

    private func moveClock(_ move: PlatformClock.Advance) async throws {
        do {
            _ = try await PlatformClock(platform).advance(move)
        } catch PlatformClock.Failure.tooFar {
            throw DemoProblem.clockAtLimit
        }
    }

    /// - Returns: `nil` if the shop has no such order.
    func find(_ number: String) async throws -> ShowOrder.Timeline? {
        do {
            return try await ShowOrder(platform)(number, of: merchant.username)
        } catch ShowOrder.Failure.notFound {
            return nil
        }
    }

    private func show(
        _ number: String?, isNew: Bool = false, problem: DemoProblem? = nil, _ visit: DemoVisit
    ) async throws -> Response {
        guard let number, let order = try await find(number) else { return try await unknown(number, visit) }
        let path = isNew ? DemoPath.thanks(order.number) : DemoPath.order(order.number)
        let title = visit.phrases.text("demoTitle.order", with: ["number": order.number])
        let shown = DemoOrderPage(
            order, isNew: isNew, problem: problem, visit.phrases,
            updates: updates(of: order, at: DemoPath.order(order.number), visit),
            frame: renderer.frame(title, at: path, visit.phrases))
        return response(renderer.render(shown), visit, status: problem?.status ?? .ok)
    }

    private func unknown(_ number: String?, _ visit: DemoVisit) async throws -> Response {
        let now = try await PlatformClock(platform).now()
        let path = number.map(DemoPath.order) ?? DemoPath.shop
        let shown = DemoMessagePage(
            frame: renderer.frame(visit.phrases["demoUnknownTitle"], at: path, visit.phrases),
            heading: visit.phrases["demoUnknownTitle"], lead: visit.phrases["demoUnknownLead"],
            updates: updates(of: number, at: path, now: now, visit))
        return response(renderer.render(shown), visit, status: .notFound)
    }

    // MARK: Order numbers

    static func orderNumber(of request: Request) -> String? {
        orderNumber(request.uri.queryParameters["order"].map(String.init))
    }

    /// - Returns: `nil` for a text that cannot be an order number: too long, or with non-printing characters.
    static func orderNumber(_ text: String?) -> String? {
        guard let text, !text.isEmpty, text.utf8.count <= maximumNumber,
            text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
        else { return nil }
        return text
    }
}
