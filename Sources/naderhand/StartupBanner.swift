import Domain
import Foundation
import Server
import UseCases

/// Text that is printed when the server has started: URLs, accounts and an example command.
struct StartupBanner: Sendable {
    private let lines: @Sendable (_ address: ServerAddress, _ publicURL: String) -> [String]

    func show(_ address: ServerAddress, publicURL: String) {
        // `print` would buffer the text when the output goes to a file.
        let text = lines(address, publicURL).joined(separator: "\n") + "\n"
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    /// Seeds a new sandbox, and collects the contents of the banner.
    static func prepare(for platform: Platform, database: String) async throws -> StartupBanner {
        switch platform.environment {
        case .sandbox:
            try await SeedSandbox(platform)()
            let accounts = try await SeedSandbox(platform).accounts()
            return StartupBanner { address, publicURL in
                links(address) + heading(address, publicURL, environment: "sandbox", database: database)
                    + accountList(accounts) + exampleCommand(address)
            }
        case .production:
            let hasMerchants = try await !ListMerchants(platform)().isEmpty
            return StartupBanner { address, publicURL in
                heading(address, publicURL, environment: "production", database: database)
                    + (hasMerchants ? [] : firstMerchantHint(database: database))
            }
        }
    }

    /// Links, the demo shop first, because it shows a whole purchase within a minute.
    private static func links(_ address: ServerAddress) -> [String] {
        ["Demo shop: \(address.localURL)/demo", "Reference: \(address.localURL)/docs", ""]
    }

    private static func heading(
        _ address: ServerAddress, _ publicURL: String, environment: String, database: String
    ) -> [String] {
        let place = address.url == publicURL ? publicURL : "\(address.url), public URL \(publicURL)"
        return ["Naderhand \(Naderhand.version), \(environment), on \(place)", "Database \(database)", ""]
    }

    private static func accountList(_ accounts: [SeedSandbox.ShownAccount]) -> [String] {
        let rows = accounts.map { shown in
            let name = shown.account.username.padded(to: 12)
            let clientID =
                shown.clientID ?? "(get a new one: naderhand merchant rotate-client-id \(shown.account.username))"
            return "  \(name) \(shown.account.letterCode)  \(clientID)  \(shown.account.purpose)"
        }
        return ["Accounts: username, letter code, client ID"] + rows + [""]
    }

    private static func exampleCommand(_ address: ServerAddress) -> [String] {
        let account = SandboxAccount.all[0]
        let fields = [
            "VERSION": "BILLINK2.0", "CLIENTUSERNAME": account.username, "CLIENTID": account.clientIDs[0],
            "ACTION": "check", "WORKFLOWNUMBER": "1", "TYPE": "P", "FIRSTNAME": "Anna", "LASTNAME": "Jansen",
            "BIRTHDATE": "01-02-1985", "PHONENUMBER": "0612345678", "EMAIL": "anna@example.com",
            "HOUSENUMBER": "1", "POSTALCODE": "1012JS", "ORDERAMOUNT": "121.00",
        ]
        let message = fields.sorted { $0.key < $1.key }.map { "<\($0.key)>\($0.value)</\($0.key)>" }.joined()
        return ["Try a credit check:", "  curl \(address.url)/v1/client/check --data '<API>\(message)</API>'", ""]
    }

    private static func firstMerchantHint(database: String) -> [String] {
        [
            "No merchants yet. Add the first one:",
            "  naderhand merchant add USERNAME --letter-code ABC --company-name NAME --street STREET \\",
            "    --house-number NUMBER --postal-code CODE --city CITY \\",
            "    --environment production --database \(database)",
            "",
        ]
    }
}

extension String {
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
