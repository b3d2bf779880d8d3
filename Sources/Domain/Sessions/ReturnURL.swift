/// Absolute http or https URL of a shop to which the browser is sent; at most 2,048 bytes. Kept byte for byte, since a
/// shop finds its order by it.
package struct ReturnURL: ValidatedText {
    package let text: String

    /// - Parameter text: URL as sent, not trimmed.
    package init?(_ text: String) {
        guard text.utf8.count <= Self.maximumLength, text.unicodeScalars.allSatisfy(Self.isAllowed),
            let scheme = Self.schemes.first(where: { text.lowercased().hasPrefix($0) })
        else { return nil }
        let authority = text.utf8.dropFirst(scheme.utf8.count).prefix { !Self.ends.contains($0) }
        guard Self.isAuthority(Array(authority)) else { return nil }
        self.text = text
    }

    private static let maximumLength = FieldLimits.webAddressBytes
    private static let schemes = ["https://", "http://"]
    private static let ends = Array("/?#".utf8)

    /// True for a host with an optional port. Browsers read a backslash as a slash, and text before an `@` as a user.
    private static func isAuthority(_ bytes: [UInt8]) -> Bool {
        guard !bytes.contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "\\") }) else { return false }
        // An IPv6 address contains colons, in brackets.
        let host: ArraySlice<UInt8>
        if bytes.first == UInt8(ascii: "[") {
            guard let end = bytes.firstIndex(of: UInt8(ascii: "]")), end > 1 else { return false }
            host = bytes[...end]
        } else {
            host = bytes.prefix { $0 != UInt8(ascii: ":") }
        }
        let port = bytes[host.endIndex...]
        return !host.isEmpty
            && (port.isEmpty || (port.first == UInt8(ascii: ":") && port.dropFirst().allSatisfy(\.isASCIIDigit)))
    }

    /// False for invisible characters, since the URL becomes a header value.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value > 0x20 && !(0x7F...0x9F).contains(scalar.value) && !scalar.properties.isWhitespace
    }
}

/// URLs to which the browser returns from the hosted page.
package struct ReturnURLs: Hashable, Sendable, Codable {
    /// Purposes of the URLs.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case success, fail, back, cancel
    }

    package let success: ReturnURL
    package let fail: ReturnURL
    /// URL of the page's link back to the shop.
    package let back: ReturnURL
    package let cancel: ReturnURL

    /// Names of the stored JSON members.
    private enum CodingKeys: String, CodingKey {
        case success = "success", fail = "fail", back = "back", cancel = "cancel"
    }

    /// Missing URLs for going back and for cancelling default to the one for failures.
    package init(success: ReturnURL, fail: ReturnURL, back: ReturnURL?, cancel: ReturnURL?) {
        self.success = success
        self.fail = fail
        self.back = back ?? fail
        self.cancel = cancel ?? fail
    }

    /// URL for the browser after a session has ended; `nil` while it is active.
    package func destination(after status: CheckoutSession.Status) -> ReturnURL? {
        switch status {
        case .active: nil
        case .orderCreated: success
        case .cancelled: cancel
        case .failed, .expired: fail
        }
    }
}
