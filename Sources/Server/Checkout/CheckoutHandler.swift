import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import UseCases

/// Handles one browser request about a session.
struct CheckoutHandler {
    let platform: Platform
    let token: SessionToken
    let renderer: PageRenderer
    let brand: Brand
    var language: Language
    /// Language chosen by this request, which a cookie keeps.
    var chosen: Language?
    let attempts: AttemptLimiter
    let context: AppRequestContext

    private static let maxFormBytes = 64 * 1024

    private var pages: SessionPages {
        SessionPages(renderer: renderer, brand: brand, language: language, token: token)
    }

    func show() async -> Response {
        await withSession { session in
            session.status == .active ? page(try pages.checkout(session), of: session) : try ended(session)
        }
    }

    /// Returns the session's status, by which a page in the browser's cache checks that it is still valid.
    func status() async -> Response {
        await withSession { session in
            Response(
                status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
                body: .init(byteBuffer: .init(string: session.status.rawValue)))
        }
    }

    /// Asks the customer to confirm that they leave the checkout. Nothing is changed, because browsers and mail
    /// programs follow links by themselves. A session that has ended needs no confirmation.
    func askToLeave() async -> Response {
        await withSession { session in
            session.returnURLs.destination(after: session.status).map(redirect)
                ?? page(pages.leaving(session), of: session)
        }
    }

    /// Leaves the checkout and cancels the session.
    func leave(_ request: Request) async -> Response {
        let body = try? await request.body.bytes(upTo: Self.maxFormBytes)
        let form = PostedForm(body ?? [])
        return await withSession { session in
            if let destination = session.returnURLs.destination(after: session.status) { return redirect(destination) }
            guard form[CheckoutForm.tokenName] == token.csrfToken else {
                return page(pages.leaving(session), of: session, status: .forbidden)
            }
            guard let cancelled = try await CancelSession(platform)(token) else { return unknown }
            return try cancelled.returnURL.map(redirect) ?? ended(session)
        }
    }

    func post(_ request: Request) async -> Response {
        let body = try? await request.body.bytes(upTo: Self.maxFormBytes)
        let form = PostedForm(body ?? [])
        var handler = self
        if let name = form[CheckoutForm.languageName] {
            handler.language = .preferred(query: name, cookie: nil, acceptLanguage: nil)
            handler.chosen = handler.language
        }
        return await handler.withSession { session in try await handler.respond(form, to: session) }
    }

    private func respond(_ form: PostedForm, to session: LoadedSession) async throws -> Response {
        // The order exists already (a double click, a second tab): the customer returns to the shop.
        if session.status == .orderCreated { return redirect(session.returnURLs.success) }
        guard session.status == .active else { return try ended(session) }
        let typed = CheckoutValues(posted: form.fields)
        // A change of language does not place an order; the posted entries are kept.
        if form[CheckoutForm.languageName] != nil {
            return page(try pages.checkout(session, typed: typed), of: session)
        }
        guard form[CheckoutForm.tokenName] == token.csrfToken else {
            return page(
                try pages.checkout(session, typed: typed, alert: .formExpired), of: session, status: .forbidden)
        }
        guard attempts.admit(token.text, from: context.clientAddress, at: platform.uptime()) else {
            return page(
                try pages.checkout(session, typed: typed, alert: .tooManyAttempts), of: session,
                status: .tooManyRequests)
        }
        return try await complete(typed, session)
    }

    private func complete(_ typed: CheckoutValues, _ session: LoadedSession) async throws -> Response {
        let submitted = session.submit(typed.filledIn(mandateID: mandateID))
        let missing = Consent.required(by: session.requiredFields).filter { !typed.hasGiven($0) }
        guard missing.isEmpty else {
            // All problems are shown at once.
            let text = try pages.checkout(
                session, typed: typed, problems: submitted.problems, missingConsents: missing)
            return page(text, of: session, status: .unprocessableContent)
        }
        let (outcome, verdict) = try await CompleteSession(platform)(submitted)
        var response = try respond(outcome, to: typed, session)
        DecisionHeader(environment: platform.environment).add(verdict, in: &response, context)
        return response
    }

    private func respond(
        _ outcome: CompleteSession.Outcome, to typed: CheckoutValues, _ session: LoadedSession
    ) throws -> Response {
        switch outcome {
        case .completed(let completed):
            return redirect(completed.returnURL)
        case .incomplete(let problems):
            let isCorrectable = problems.contains { FormField.onCheckout.contains($0.field) }
            let text = try pages.checkout(
                session, typed: typed, problems: problems, alert: isCorrectable ? nil : .tryAgain)
            return page(text, of: session, status: .unprocessableContent)
        case .refused:
            return page(pages.closing(.refused(reference: session.invoiceNumber.text), of: session), of: session)
        case .ended(let status, _):
            return page(try pages.ended(session, status), of: session)
        case .unknown:
            return unknown
        }
    }

    /// Number of a mandate given on the page: the current time in milliseconds.
    private var mandateID: String { String(platform.systemTime().milliseconds) }

    private func ended(_ session: LoadedSession) throws -> Response {
        page(try pages.ended(session, session.status), of: session)
    }

    private var unknown: Response {
        page(pages.closing(.unknown, of: nil), of: nil, status: .notFound)
    }

    /// Loads the session once for the request, and shows a page on errors too.
    private func withSession(_ body: (LoadedSession) async throws -> Response) async -> Response {
        do {
            guard let session = try await LoadSession(platform)(token) else { return unknown }
            return try await body(session)
        } catch {
            context.logger.error("checkout failed", metadata: ["error": "\(error)"])
            return page(pages.closing(.failed(reference: context.id), of: nil), of: nil, status: .failure(error))
        }
    }

    private func page(_ text: String, of session: LoadedSession?, status: HTTPResponse.Status = .ok) -> Response {
        let urls = session.map {
            [$0.returnURLs.success, $0.returnURLs.fail, $0.returnURLs.back, $0.returnURLs.cancel]
        }
        var response = Response.page(
            text, status: status, returnAddresses: (urls ?? []).map(\.text), fetchesNews: true)
        if let chosen { response.setLanguageCookie(chosen, path: "/session", on: platform) }
        return response
    }

    /// Redirects to the shop's URL, unchanged byte for byte.
    private func redirect(_ url: ReturnURL) -> Response {
        Response(
            status: .seeOther,
            headers: [.location: url.text, .cacheControl: "no-store", .referrerPolicy: "no-referrer"])
    }
}

extension HTTPField.Name {
    static let referrerPolicy = unchecked("Referrer-Policy")
}
