import Domain

extension ResultReply {
    /// - Parameters:
    ///   - code: code of the whole response; `nil` if only the items have codes.
    ///   - list: name of the member that contains the items.
    static func items(_ items: [ReplyItem], code: String? = nil, in list: StaticString) -> ResultReply {
        .message(code, logCode: items.first?.code) { json in
            json.objects(list, items) { item, json in
                json.member("code", Int64(item.code) ?? -1)
                json.member("invoiceNumber", item.number)
                json.member("message", item.message)
            }
        }
    }
}
