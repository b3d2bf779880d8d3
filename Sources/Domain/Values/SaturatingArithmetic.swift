/// Arithmetic for days and counts from outside or from rows, where the nearest value there is will do.
extension FixedWidthInteger {
    /// The sum, or the end of the range that it lies beyond.
    package func addingSaturated(_ other: Self) -> Self {
        let (sum, overflows) = addingReportingOverflow(other)
        return overflows ? (other < 0 ? .min : .max) : sum
    }

    /// The product, or the end of the range that it lies beyond.
    package func multipliedSaturated(by other: Self) -> Self {
        let (product, overflows) = multipliedReportingOverflow(by: other)
        return overflows ? ((self < 0) == (other < 0) ? .max : .min) : product
    }
}
