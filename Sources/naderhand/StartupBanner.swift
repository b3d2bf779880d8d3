import Domain
import Foundation
import UseCases

/// Text that is printed when the server has started: URLs, accounts and an example command.
struct StartupBanner: Sendable {
    private let lines: @Sendable (_ listening: String, _ publicURL: String) -> [String]

    func show(listening: String, publicURL: String) {
        // Not print: it would wait for a full buffer when the output goes to a file.
        let text = lines(listening, publicURL).joined(separator: "\n") + "\n"
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    /// Seeds a new sandbox, and collects the contents of the banner.
    static func prepare(for platform: Platform, database: String) async throws -> StartupBanner {
        switch platform.environment {
        case .sandbox:
            try await SeedSandbox(platform)()
            let accounts = try await SeedSandbox(platform).accounts()
            return StartupBanner { listening, publicURL in
                links(listening) + heading(listening, publicURL, environment: "sandbox", database: database)
                    + accountList(accounts) + exampleCommand(listening)
            }
        case .production:
            let hasMerchants = try await !ListMerchants(platform)().isEmpty
            return StartupBanner { listening, publicURL in
                heading(listening, publicURL, environment: "production", database: database)
                    + (hasMerchants ? [] : firstMerchantHint(database: database))
            }
        }
    }

    /// Links, the demo shop first, because it shows a whole purchase within a minute.
    private static func links(_ listening: String) -> [String] {
        ["Demo shop: \(reachable(listening))/demo", "Reference: \(reachable(listening))/docs", ""]
    }

    /// Replaces a wildcard address by the loopback address, which a browser on this machine can reach.
    private static func reachable(_ listening: String) -> String {
        listening.replacing("//0.0.0.0:", with: "//127.0.0.1:").replacing("//[::]:", with: "//[::1]:")
    }

    private static func heading(
        _ listening: String, _ publicURL: String, environment: String, database: String
    ) -> [String] {
        let address = listening == publicURL ? listening : "\(listening), public URL \(publicURL)"
        return ["Naderhand \(Naderhand.version), \(environment), on \(address)", "Database \(database)", ""]
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

    private static func exampleCommand(_ listening: String) -> [String] {
        let account = SandboxAccount.all[0]
        let fields = [
            "VERSION": "BILLINK2.0", "CLIENTUSERNAME": account.username, "CLIENTID": account.clientIDs[0],
            "ACTION": "check", "WORKFLOWNUMBER": "1", "TYPE": "P", "FIRSTNAME": "Anna", "LASTNAME": "Jansen",
            "BIRTHDATE": "01-02-1985", "PHONENUMBER": "0612345678", "EMAIL": "anna@example.com",
            "HOUSENUMBER": "1", "POSTALCODE": "1012JS", "ORDERAMOUNT": "121.00",
        ]
        let message = fields.sorted { $0.key < $1.key }.map { "<\($0.key)>\($0.value)</\($0.key)>" }.joined()
        return ["Try a credit check:", "  curl \(listening)/v1/client/check --data '<API>\(message)</API>'", ""]
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
