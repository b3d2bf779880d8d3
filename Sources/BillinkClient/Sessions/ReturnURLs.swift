/// Where the customer's browser goes after the hosted checkout: to one of these addresses, byte for byte.
///
/// They are absolute, http or https, and have at most 2,048 bytes.
public struct ReturnURLs: Hashable, Sendable, Encodable {
    /// Where the order was made.
    public var success: String
    /// Where it could not be made.
    public var fail: String
    /// Where the customer went back; ``fail`` where there is none.
    public var back: String?
    /// Where the customer cancelled; ``fail`` where there is none.
    public var cancel: String?

    /// - Parameters:
    ///   - success: where the order was made.
    ///   - fail: where it could not be made.
    ///   - back: where the customer went back.
    ///   - cancel: where the customer cancelled.
    public init(success: String, fail: String, back: String? = nil, cancel: String? = nil) {
        self.success = success
        self.fail = fail
        self.back = back
        self.cancel = cancel
    }

    private enum CodingKeys: String, CodingKey {
        case success = "successURL"
        case fail = "failURL"
        case back = "backURL"
        case cancel = "cancelURL"
    }
}
