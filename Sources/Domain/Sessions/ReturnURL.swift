/// An address of a shop to which a browser is sent: http or https, absolute, at most 2,048 bytes. Kept byte for byte:
/// a shop finds its order by it.
package struct ReturnURL: ValidatedText {
    package let text: String

    /// - Parameter text: as it was sent, not trimmed.
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

    /// A host, and perhaps a port. Browsers take a backslash for a slash, and what stands before an `@` for no host.
    private static func isAuthority(_ bytes: [UInt8]) -> Bool {
        guard !bytes.contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "\\") }) else { return false }
        // An IPv6 address has colons of its own, in brackets.
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

    /// Nothing that is not seen: it goes into a header.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value > 0x20 && !(0x7F...0x9F).contains(scalar.value) && !scalar.properties.isWhitespace
    }
}

/// Where the browser goes from the hosted page.
package struct ReturnURLs: Hashable, Sendable, Codable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case success, fail, back, cancel
    }

    package let success: ReturnURL
    package let fail: ReturnURL
    /// For the page's way back to the shop.
    package let back: ReturnURL
    package let cancel: ReturnURL

    /// As they are stored.
    private enum CodingKeys: String, CodingKey {
        case success = "success", fail = "fail", back = "back", cancel = "cancel"
    }

    /// A shop that names no address for going back or cancelling gets the one for failures.
    package init(success: ReturnURL, fail: ReturnURL, back: ReturnURL?, cancel: ReturnURL?) {
        self.success = success
        self.fail = fail
        self.back = back ?? fail
        self.cancel = cancel ?? fail
    }

    /// Where the browser goes once a session has ended; nowhere as long as it has not.
    package func destination(after status: CheckoutSession.Status) -> ReturnURL? {
        switch status {
        case .active: nil
        case .orderCreated: success
        case .cancelled: cancel
        case .failed, .expired: fail
        }
    }
}
