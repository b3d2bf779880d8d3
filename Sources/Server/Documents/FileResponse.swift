import Crypto
import Domain
import HTTPTypes
import Hummingbird
import UseCases

/// A file as it is handed out: with its mark, and in parts where a reader asks for one (RFC 9110, 13 and 14).
struct FileResponse: Sendable {
    let bytes: [UInt8]
    let contentType: String
    /// `"4f2d…"`: what the content hashes to.
    let entityTag: String

    init(_ bytes: [UInt8], contentType: String) {
        self.bytes = bytes
        self.contentType = contentType
        entityTag = "\"\(SHA256.hash(data: bytes).prefix(16).hexadecimal)\""
    }

    /// - Parameters:
    ///   - request: whose conditions and range are heard.
    ///   - headers: what is said beside the file's own.
    func response(to request: Request, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        let isNegotiable = ResponseBodies.applies(to: contentType, bytes: bytes.count)
        if isNegotiable { headers.addVaryAcceptEncoding() }
        headers[.eTag] = isNegotiable ? request.negotiated(entityTag) : entityTag
        if request.matchesETag(entityTag) {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentType] = contentType
        headers[.acceptRanges] = "bytes"
        headers[.xContentTypeOptions] = "nosniff"
        switch range(of: request) {
        case nil:
            return Response(status: .ok, headers: headers, body: .init(byteBuffer: .init(bytes: bytes)))
        case .unsatisfiable:
            headers[.contentRange] = "bytes */\(bytes.count)"
            return Response(status: .rangeNotSatisfiable, headers: headers)
        case .part(let part):
            // Never compressed.
            headers[.eTag] = entityTag
            headers[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound)/\(bytes.count)"
            return Response(
                status: .partialContent, headers: headers, body: .init(byteBuffer: .init(bytes: bytes[part])))
        }
    }

    private enum Range {
        case part(ClosedRange<Int>)
        case unsatisfiable
    }

    /// The one part that is asked for. Whoever asks for several, or for something that is no range of bytes, is given
    /// the whole.
    private func range(of request: Request) -> Range? {
        guard request.method == .get, let field = request.headers[.range], field.hasPrefix("bytes="),
            request.headers[.ifRange].map({ $0 == entityTag }) ?? true
        else { return nil }
        let ends = field.dropFirst("bytes=".count).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy(\.isASCIIDigit) }) else { return nil }
        let (first, last) = (Int(ends[0]), Int(ends[1]))
        switch (first, last) {
        case (let first?, let last?):
            guard first <= last else { return nil }
            return first < bytes.count ? .part(first...min(last, bytes.count - 1)) : .unsatisfiable
        case (let first?, nil):
            guard ends[1].isEmpty else { return nil }
            return first < bytes.count ? .part(first...(bytes.count - 1)) : .unsatisfiable
        case (nil, let length?):
            guard ends[0].isEmpty else { return nil }
            return length > 0 && !bytes.isEmpty
                ? .part(max(0, bytes.count - length)...(bytes.count - 1)) : .unsatisfiable
        case (nil, nil):
            return nil
        }
    }
}
