extension Sequence {
    /// Elements in order, without those whose key an earlier element has.
    package func uniqued<Key: Hashable>(on key: (Element) -> Key) -> [Element] {
        var seen: Set<Key> = []
        return filter { seen.insert(key($0)).inserted }
    }
}

extension Sequence where Element: Hashable {
    /// Distinct elements, each at its first position.
    package func uniqued() -> [Element] { uniqued(on: \.self) }
}
