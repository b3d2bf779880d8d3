import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import UseCases

/// One request of a browser about a session.
struct CheckoutHandler {
    let platform: Platform
    let token: SessionToken
    let renderer: PageRenderer
    let brand: Brand
    var language: Language
    /// The language that was chosen with this request, to be remembered.
    var chosen: Language?
    let attempts: AttemptLimiter
    let context: AppRequestContext

    private static let maxFormBytes = 64 * 1024

    private var pages: SessionPages {
        SessionPages(renderer: renderer, brand: brand, language: language, token: token)
    }

    func show() async -> Response {
        await answering { view in
            view.status == .active ? page(pages.checkout(view), of: view) : page(pages.ended(view), of: view)
        }
    }

    /// Tells a page that the browser kept whether it still stands.
    func status() async -> Response {
        await answering { view in
            Response(
                status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
                body: .init(byteBuffer: .init(string: view.status.rawValue)))
        }
    }

    /// Asks whether the customer leaves the checkout. Browsers and mail programs follow links unasked, so that nothing
    /// is changed; where the session has ended there is nothing to ask.
    func askToLeave() async -> Response {
        await answering { view in
            view.returnURLs.destination(after: view.status).map(redirect) ?? page(pages.leaving(view), of: view)
        }
    }

    /// Leaves the checkout, and with it the session.
    func leave(_ request: Request) async -> Response {
        let body = try? await request.body.bytes(upTo: Self.maxFormBytes)
        let form = PostedForm(body ?? [])
        return await answering { view in
            if let destination = view.returnURLs.destination(after: view.status) { return redirect(destination) }
            guard form[CheckoutForm.tokenName] == token.csrfToken else {
                return page(pages.leaving(view), of: view, status: .forbidden)
            }
            guard let cancelled = try await CancelSession(platform)(token) else { return unknown }
            return cancelled.returnURL.map(redirect) ?? page(pages.ended(view), of: view)
        }
    }

    func post(_ request: Request) async -> Response {
        let body = try? await request.body.bytes(upTo: Self.maxFormBytes)
        let form = PostedForm(body ?? [])
        var visit = self
        if let name = form[CheckoutForm.languageName] {
            visit.language = .preferred(query: name, cookie: nil, acceptLanguage: nil)
            visit.chosen = visit.language
        }
        return await visit.answering { view in try await visit.respond(form, to: view) }
    }

    private func respond(_ form: PostedForm, to view: SessionView) async throws -> Response {
        // A double click, a second tab: the order is there, and the shop waits for its customer.
        if view.status == .orderCreated { return redirect(view.returnURLs.success) }
        guard view.status == .active else { return ended(view) }
        let typed = CheckoutValues(posted: form.fields)
        // A change of language is no order: what was typed stays.
        if form[CheckoutForm.languageName] != nil { return page(pages.checkout(view, typed: typed), of: view) }
        guard form[CheckoutForm.tokenName] == token.csrfToken else {
            return page(pages.checkout(view, typed: typed, alert: .formExpired), of: view, status: .forbidden)
        }
        guard attempts.admit(token.text, from: context.clientAddress, at: platform.uptime()) else {
            return page(pages.checkout(view, typed: typed, alert: .tooManyAttempts), of: view, status: .tooManyRequests)
        }
        return try await complete(typed, view)
    }

    private func complete(_ typed: CheckoutValues, _ view: SessionView) async throws -> Response {
        let ticks = Self.missingConsents(typed, view)
        guard ticks.isEmpty else {
            // Everything that is wrong is said at once.
            let filledIn = typed.filledIn(mandateID: mandateID)
            let others = try await CompleteSession(platform).problems(token, filledIn: filledIn)
            let all = [CheckoutField: FieldProblem](others, in: typed.over(view)).merging(ticks) { own, _ in own }
            return page(pages.checkout(view, typed: typed, problems: all), of: view, status: .unprocessableContent)
        }
        let (outcome, verdict) = try await CompleteSession(platform)
            .withVerdict(token, filledIn: typed.filledIn(mandateID: mandateID))
        var response = try await respond(outcome, to: typed, view)
        DecisionHeader(environment: platform.environment).tell(verdict, in: &response, context)
        return response
    }

    private func respond(
        _ outcome: CompleteSession.Outcome, to typed: CheckoutValues, _ view: SessionView
    ) async throws -> Response {
        switch outcome {
        case .completed(let completed):
            return redirect(completed.returnURL)
        case .incomplete(let problems):
            let own = [CheckoutField: FieldProblem](problems, in: typed.over(view))
            let text = pages.checkout(view, typed: typed, problems: own, alert: own.isEmpty ? .tryAgain : nil)
            return page(text, of: view, status: .unprocessableContent)
        case .refused:
            return page(pages.closing(.refused(reference: view.invoiceNumber.text), of: view), of: view)
        case .ended:
            return try await ShowSession(platform)(token).map(ended) ?? unknown
        case .unknown:
            return unknown
        }
    }

    /// The consent, and the mandate of a direct debit, which nobody but the customer can give.
    private static func missingConsents(
        _ typed: CheckoutValues, _ view: SessionView
    ) -> [CheckoutField: FieldProblem] {
        var ticks: [CheckoutField] = [.consent]
        if view.requiredFields.contains(.mandate) { ticks.append(.mandate) }
        let missing = ticks.filter { typed[$0] != "yes" }
        return Dictionary(uniqueKeysWithValues: missing.map { ($0, .missing) })
    }

    /// Of the mandate that the customer gives on the page: the moment at which it was given.
    private var mandateID: String { String(platform.systemTime().milliseconds) }

    private func ended(_ view: SessionView) -> Response {
        page(pages.ended(view), of: view)
    }

    private var unknown: Response {
        page(pages.closing(.unknown, of: nil), of: nil, status: .notFound)
    }

    /// Finds the session, and shows a page too when something breaks.
    private func answering(_ body: (SessionView) async throws -> Response) async -> Response {
        do {
            guard let view = try await ShowSession(platform)(token) else { return unknown }
            return try await body(view)
        } catch {
            context.logger.error("checkout failed", metadata: ["error": "\(error)"])
            return page(pages.closing(.failed(reference: context.id), of: nil), of: nil, status: .failure(error))
        }
    }

    private func page(_ text: String, of view: SessionView?, status: HTTPResponse.Status = .ok) -> Response {
        let urls = view.map { [$0.returnURLs.success, $0.returnURLs.fail, $0.returnURLs.back, $0.returnURLs.cancel] }
        var response = Response.page(
            text, status: status, returnAddresses: (urls ?? []).map(\.text), fetchesNews: true)
        if let chosen { response.setLanguageCookie(chosen, path: "/session", on: platform) }
        return response
    }

    /// Byte for byte to where the shop said.
    private func redirect(_ url: ReturnURL) -> Response {
        Response(
            status: .seeOther,
            headers: [.location: url.text, .cacheControl: "no-store", .referrerPolicy: "no-referrer"])
    }
}

extension HTTPField.Name {
    static let referrerPolicy = unchecked("Referrer-Policy")
}

/// A form as browsers post it (`application/x-www-form-urlencoded`).
///
/// Hummingbird's decoder compares names as text, which takes seconds for hostile ones (ADR 0001).
struct PostedForm {
    private(set) var fields: [String: String] = [:]

    /// - Parameter longest: bytes of a value; a longer one is not looked at. Nobody's name or address is.
    init(_ bytes: [UInt8], longest: Int = 2_000) {
        for pair in bytes.split(separator: UInt8(ascii: "&")).prefix(100) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.text(parts[0], 100), fields[name] == nil else { continue }
            fields[name] = parts.count > 1 ? Self.text(parts[1], longest) ?? "" : ""
        }
    }

    subscript(name: String) -> String? { fields[name] }

    private static func text(_ bytes: ArraySlice<UInt8>, _ longest: Int) -> String? {
        var text: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): text.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst()?.hexadecimalValue, let low = rest.popFirst()?.hexadecimalValue else {
                    return nil
                }
                text.append(high << 4 | low)
            default: text.append(byte)
            }
        }
        guard text.count <= longest else { return nil }
        return String(validating: text, as: UTF8.self)
    }
}

extension UInt8 {
    /// The value of an ASCII digit of base 16.
    fileprivate var hexadecimalValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
