import Crypto
import Domain
import HTTPTypes
import Hummingbird
import UseCases

/// A file response with entity tag and byte ranges (RFC 9110, 13 and 14).
struct FileResponse: Sendable {
    let bytes: [UInt8]
    let contentType: String
    /// Strong tag from the content's hash: `"4f2d…"`.
    let entityTag: String

    init(_ bytes: [UInt8], contentType: String) {
        self.bytes = bytes
        self.contentType = contentType
        entityTag = "\"\(SHA256.hash(data: bytes).prefix(16).hexadecimal)\""
    }

    /// - Parameters:
    ///   - request: the request, with its conditions and range.
    ///   - headers: header fields in addition to the file's own.
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
            // A partial response is never compressed, so its tag stays strong.
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

    /// The requested range. A request for several ranges, or with an invalid one, gets the whole file.
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
