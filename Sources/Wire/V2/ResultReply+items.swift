import Domain

extension ResultReply {
    /// - Parameters:
    ///   - code: that of the whole reply; none where only the items have one.
    ///   - list: what the items stand in.
    static func items(_ items: [ReplyItem], code: String? = nil, in list: StaticString) -> ResultReply {
        .message(code, logged: items.first?.code) { json in
            json.objects(list, items) { item, json in
                json.member("code", Int64(item.code) ?? -1)
                json.member("invoiceNumber", item.number)
                json.member("message", item.message)
            }
        }
    }
}
