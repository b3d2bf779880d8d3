import Reference
@testable import Wire

extension Reference {
    static func calls(in chapter: ReferenceChapter) -> [CallReference] {
        calls.filter { $0.chapter == chapter }
    }

    static func call(_ id: String) -> CallReference? {
        calls.first { $0.id == id }
    }
}
