import Domain
import HTTPTypes
import Hummingbird
import Reference
import Synchronization
import UseCases
import Wire

/// Routes of the machine-readable reference: an OpenAPI document, and a Postman collection made from it.
final class ReferenceRoutes: Sendable {
    private struct Files {
        let address: String
        let openAPI: String
        let postman: String
    }

    private let platform: Platform
    private let brand: Brand
    private let version: String
    /// Files for the current public address, which may be known only once the process listens.
    private let files = Mutex<Files?>(nil)

    init(_ platform: Platform, brand: Brand, version: String) {
        self.platform = platform
        self.brand = brand
        self.version = version
    }

    func add(to router: Router<AppRequestContext>) {
        router.get("/openapi.json") { [self] _, _ in reply(current.openAPI) }
        router.get("/postman.json") { [self] _, _ in reply(current.postman) }
    }

    private var current: Files {
        files.withLock { files in
            let address = platform.publicURL()
            if let files, files.address == address { return files }
            let openAPI = document(at: address)
            let made = Files(
                address: address, openAPI: openAPI.compact,
                postman: PostmanCollection.document(of: openAPI).compact)
            files = made
            return made
        }
    }

    private func document(at address: String) -> OrderedJSON {
        OpenAPI(
            .init(
                brand: brand.name, version: version, address: address, isSandbox: platform.environment == .sandbox,
                supportEmail: brand.supportEmail)
        ).document
    }

    /// Any origin may read the response, as web tools for OpenAPI need.
    private func reply(_ text: String) -> Response {
        var response = Response.json(text)
        response.headers[.accessControlAllowOrigin] = "*"
        response.headers[.cacheControl] = "no-cache"
        return response
    }
}
