/// Surnames that behave in a known way in the sandbox (docs/spec/platform.md).
package enum TestPerson: String, Sendable {
    case rejected = "afgewezen"
    case slow = "traag"
    case failing = "storing"

    /// `nil` for any other surname. Upper and lower case are equal.
    package init?(surname: String) {
        self.init(rawValue: surname.lowercased())
    }
}
