/// Something that holds for every message, whatever its bytes are, and did not hold for this one.
struct BrokenLaw: Error, CustomStringConvertible {
    let description: String

    static func insist(_ holds: Bool, _ law: @autoclosure () -> String) throws(BrokenLaw) {
        guard holds else { throw BrokenLaw(description: law()) }
    }
}
