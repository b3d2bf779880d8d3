import Crypto
import Domain

extension String {
    /// SHA-256 in hexadecimal: the stored form of a random secret, which has bits enough to need no slow hash.
    var secretHash: String { SHA256.hash(data: Array(utf8)).hexadecimal }
}
