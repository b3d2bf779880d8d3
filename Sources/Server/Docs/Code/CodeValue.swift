import Reference
import Wire

/// A value that an example's code finds out before it sends the request, so that the code runs as it is printed.
struct CodeValue: Sendable {
    enum Source: Sendable {
        /// The seconds since 1970, behind a prefix: an order number that is new each time.
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

    /// The text that the request is documented with.
    let printed: String
    let source: Source

    /// Those of an example: its new numbers, and what the calls before it answer and its own request repeats.
    /// - Parameter address: where the platform is reached, without a slash at its end.
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
    /// Code in which the printed values are replaced, those in quotes or between tags only.
    /// - Parameters:
    ///   - open: what stands in front of a value in the code.
    ///   - close: what stands behind it.
    ///   - replacement: code for a value, its marks included.
    func replaced(
        in code: String, between open: String, and close: String, with replacement: (CodeValue) -> String
    ) -> String {
        reduce(code) { $0.replacing(open + $1.printed + close, with: replacement($1)) }
    }
}

extension [CodeValue] {
    /// True for an object that the call before sends under the same name: the code then still has that request.
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
