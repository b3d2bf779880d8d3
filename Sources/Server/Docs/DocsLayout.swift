import Reference
import Wire

/// Head, menu and footer of every page of the reference.
struct DocsLayout {
    struct Link {
        let title: String
        let path: String
        let isCurrent: Bool
    }

    struct Group {
        let title: String
        let links: [Link]
        let isOpen: Bool
    }

    let title: String
    let brandName: String
    let stylesheetPath: String
    let scriptPath: String
    let iconAddress: String
    let isSandbox: Bool
    let guides: [Link]
    let groups: [Group]
    let supportEmail: String
    let supportPhone: String
    let supportHours: String
    let legalName: String
    let legalAddress: String
    /// The search query, shown again in its field; empty on other pages.
    let query: String
}

/// Pages other than those of calls.
enum DocsGuide: String, CaseIterable, Sendable {
    case introduction = ""
    case life = "life-of-an-order"
    case webhooks
    case errors
    case changelog

    var title: String {
        switch self {
        case .introduction: "Introduction"
        case .life: "The life of an order"
        case .webhooks: "Webhooks"
        case .errors: "Errors"
        case .changelog: "Changelog"
        }
    }

    var path: String { self == .introduction ? "/docs" : "/docs/\(rawValue)" }
}

extension CallReference {
    /// Path of the call's page.
    var docsPath: String { "/docs/calls/\(id)" }
}
