import Crypto

extension Sequence<UInt8> {
    /// Two lower-case hexadecimal digits for each byte.
    package var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(underestimatedCount * 2)
        for byte in self {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension String {
    /// What is stored of a random secret: SHA-256, in hexadecimal. It has enough bits of its own to need no slow hash.
    var secretHash: String { SHA256.hash(data: Array(utf8)).hexadecimal }
}
