/// Something that holds for every message, whatever its bytes are, and did not hold for this one.
struct InvariantViolation: Error, CustomStringConvertible {
    let description: String

    static func require(_ holds: Bool, _ law: @autoclosure () -> String) throws(InvariantViolation) {
        guard holds else { throw InvariantViolation(description: law()) }
    }
}
