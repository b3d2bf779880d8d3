import Crypto
import Domain

extension String {
    /// SHA-256 in hexadecimal: the stored form of random secrets, whose entropy needs no slow hash.
    var secretHash: String { SHA256.hash(data: Array(utf8)).hexadecimal }
}
