/// Random UUIDs in lower case, as RFC 9562 writes version 4.
enum UUIDv4 {
    static func make(_ randomBytes: (Int) -> [UInt8]) -> String {
        var bytes = randomBytes(16)
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let groups = [bytes[0..<4], bytes[4..<6], bytes[6..<8], bytes[8..<10], bytes[10..<16]]
        return groups.map(\.hexadecimal).joined(separator: "-")
    }
}
