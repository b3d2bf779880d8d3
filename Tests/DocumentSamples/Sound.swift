/// The result of arithmetic on amounts that a test has chosen small enough.
package func sound<Value>(_ body: @autoclosure () throws -> Value) -> Value {
    do {
        return try body()
    } catch {
        fatalError("\(error)")
    }
}
