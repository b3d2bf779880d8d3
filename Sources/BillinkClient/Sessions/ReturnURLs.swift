/// URLs to which the customer's browser returns after the hosted checkout, byte for byte.
///
/// Absolute http or https URLs of at most 2,048 bytes.
public struct ReturnURLs: Hashable, Sendable, Encodable {
    /// URL after the order was created.
    public var success: String
    /// URL after the customer was refused or the order could not be created.
    public var fail: String
    /// URL after the customer went back; ``fail`` if `nil`.
    public var back: String?
    /// URL after the customer cancelled; ``fail`` if `nil`.
    public var cancel: String?

    /// - Parameters:
    ///   - success: URL after the order was created.
    ///   - fail: URL after the customer was refused or the order could not be created.
    ///   - back: URL after the customer went back.
    ///   - cancel: URL after the customer cancelled.
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
