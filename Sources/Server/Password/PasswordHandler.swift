import Domain
import HTTPTypes
import Hummingbird
import Logging
import UseCases

/// Handles one browser request about a password.
struct PasswordHandler {
    let platform: Platform
    let hashing: PasswordHasher
    let attempts: AttemptLimiter
    let renderer: PageRenderer
    let frame: PageLayout
    /// Language chosen by this request, which a cookie keeps.
    let chosen: Language?
    let context: AppRequestContext

    static let donePath = "/password/set"
    private static let maximumForm = 16 * 1024

    func show(_ link: PasswordLink) async -> Response {
        await answering(link) { username in page(PasswordPage(frame: frame, username: username)) }
    }

    func post(_ request: Request, to link: PasswordLink) async -> Response {
        let body = try? await request.body.bytes(upTo: Self.maximumForm)
        let form = PostedForm(body ?? [])
        let password = NewPassword(
            form[PasswordPage.passwordName] ?? "", repeated: form[PasswordPage.repeatedName] ?? "")
        return await answering(link) { username in try await set(password, by: link, username) }
    }

    /// Confirms that the password has been set.
    func finish() -> Response {
        page(.passwordSet)
    }

    private func set(_ password: NewPassword, by link: PasswordLink, _ username: String) async throws -> Response {
        var form = PasswordPage(frame: frame, username: username)
        guard attempts.admit(link.token, from: context.clientAddress, at: platform.uptime()) else {
            form.alert = .tooManyAttempts
            return page(form, status: .tooManyRequests)
        }
        do {
            switch try await SetPassword(platform, hashing: hashing)(password, by: link) {
            case .set:
                return Response(status: .seeOther, headers: [.location: Self.donePath, .cacheControl: "no-store"])
            case .invalid(let problems):
                form.problems = problems
                return page(form, status: .unprocessableContent)
            case .invalidLink:
                return page(.passwordLinkInvalid, status: .notFound)
            }
        } catch is PasswordHasher.Busy {
            form.alert = .busy
            return page(form, status: .serviceUnavailable)
        }
    }

    /// Finds the username of the link, and shows a page on errors too.
    private func answering(_ link: PasswordLink, _ body: (_ username: String) async throws -> Response) async
        -> Response
    {
        do {
            let setting = SetPassword(platform, hashing: hashing)
            guard let username = try await setting.username(for: link) else {
                return page(.passwordLinkInvalid, status: .notFound)
            }
            return try await body(username)
        } catch {
            context.logger.error("password page failed", metadata: ["error": "\(error)"])
            return page(.linkFailed(reference: context.id), status: .failure(error))
        }
    }

    private func page(_ form: PasswordPage, status: HTTPResponse.Status = .ok) -> Response {
        response(renderer.render(form), status: status)
    }

    private func page(_ kind: OutcomePage.Kind, status: HTTPResponse.Status = .ok) -> Response {
        response(renderer.render(OutcomePage(frame: frame, kind: kind)), status: status)
    }

    private func response(_ html: String, status: HTTPResponse.Status) -> Response {
        var response = Response.page(html, status: status)
        if let chosen { response.setLanguageCookie(chosen, path: "/password", on: platform) }
        return response
    }
}
