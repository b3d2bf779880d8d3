import Domain
import UseCases

extension JSONReader {
    /// The object that a request of the JSON API is.
    /// - Throws: `Refusal(.unreadableMessage)`
    static func readObject(_ bytes: [UInt8]) throws(Refusal) -> JSONValue {
        guard let root = read(bytes), case .object = root else { throw Refusal(.unreadableMessage) }
        return root
    }
}

extension Caller {
    /// - Parameter object: the object among whose members the credentials are.
    init(in object: JSONValue?) {
        self.init(username: object?["billinkUsername"]?.text, clientID: object?["billinkID"]?.text)
    }
}
