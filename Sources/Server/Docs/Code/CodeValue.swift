import Reference
import Wire

/// A value that an example's code obtains before it sends the request, so that the printed code runs unchanged.
struct CodeValue: Sendable {
    enum Source: Sendable {
        /// The prefix and the seconds since 1970: a new order number for each run.
        case clock(prefix: String)
        /// A member of the reply to an earlier call.
        case reply(EarlierCall, member: String)
    }

    /// A request that is sent before the example's own.
    struct EarlierCall: Sendable {
        let request: CallExample.Message
        let url: String
        let values: [CodeValue]
    }

    /// The text in the documented request.
    let printed: String
    let source: Source

    /// Values of an example: its new numbers, and members of earlier replies that its request repeats.
    /// - Parameter address: the platform's base URL, without a trailing slash.
    static func all(of example: CallExample, at address: String, showsAccounts: Bool) -> [CodeValue] {
        let text = example.request.text
        let replies = example.prerequisites.compactMap { id in Reference.calls.first { $0.id == id } }.flatMap { call in
            call.examples.prefix(1).flatMap { earlier in
                let request = showsAccounts ? earlier.request : earlier.request.withoutAccounts
                let before = EarlierCall(request: request, url: address + call.path, values: clocks(of: earlier))
                return earlier.volatileFields.sorted().compactMap { name -> CodeValue? in
                    guard let printed = earlier.reply.value(of: name), !printed.isEmpty, text.contains(printed) else {
                        return nil
                    }
                    return CodeValue(printed: printed, source: .reply(before, member: name))
                }
            }
        }
        return replies + clocks(of: example)
    }

    private static func clocks(of example: CallExample) -> [CodeValue] {
        example.fresh.sorted { $0.key < $1.key }.map { CodeValue(printed: $0.key, source: .clock(prefix: $0.value)) }
    }

    var isOfClock: Bool {
        if case .clock = source { true } else { false }
    }
}

extension [CodeValue] {
    /// Replaces the printed values in code, only those in quotes or between tags.
    /// - Parameters:
    ///   - open: text before a value in the code.
    ///   - close: text after a value in the code.
    ///   - replacement: code for a value, including its quotes or tags.
    func replaced(
        in code: String, between open: String, and close: String, with replacement: (CodeValue) -> String
    ) -> String {
        reduce(code) { $0.replacing(open + $1.printed + close, with: replacement($1)) }
    }
}

extension [CodeValue] {
    /// True for an object that the earlier call sends under the same name, so that the code can use it again.
    func repeats(_ member: OrderedJSON.Member) -> Bool {
        guard case .object = member.value else { return false }
        let earlier = compactMap { value in
            if case .reply(let call, _) = value.source, case .json(let document) = call.request {
                document
            } else {
                nil
            }
        }.last
        return earlier?[member.name] == member.value
    }
}
