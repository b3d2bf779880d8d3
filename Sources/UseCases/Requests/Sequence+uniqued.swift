extension Sequence {
    /// Elements in their order, without those whose key an earlier one has.
    package func uniqued<Key: Hashable>(on key: (Element) -> Key) -> [Element] {
        var seen: Set<Key> = []
        return filter { seen.insert(key($0)).inserted }
    }
}

extension Sequence where Element: Hashable {
    /// Each element once, at its first place.
    package func uniqued() -> [Element] { uniqued(on: \.self) }
}
