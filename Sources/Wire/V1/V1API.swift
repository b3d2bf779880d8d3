import Domain
package import UseCases

/// The legacy API: bytes in, bytes out, whatever the bytes are.
package struct V1API: Sendable {
    private let checkCredit: CheckCredit
    private let placeOrder: PlaceOrder
    private let orderInfo: OrderInfo
    private let startWorkflow: StartWorkflow

    package init(_ platform: Platform) {
        checkCredit = CheckCredit(platform)
        placeOrder = PlaceOrder(platform)
        orderInfo = OrderInfo(platform)
        startWorkflow = StartWorkflow(platform)
    }

    /// - Parameters:
    ///   - body: the request; `nil` when it was too large to be read.
    ///   - report: told of an error that is the platform's own; the caller gets code 603.
    package func answer(
        _ call: V1Call, to body: [UInt8]?, report: (any Error) -> Void
    ) async -> V1Reply {
        do {
            guard let body else { throw Refusal(.unreadableMessage) }
            let message = try V1Message(body, for: call)
            return switch call {
            case .check: try await V1Check.encode(checkCredit(V1Check.decode(message)))
            case .order: try await V1Order.encode(placeOrder(V1Order.decode(message)))
            case .status: try await V1Status.encode(orderInfo(V1Status.decode(message)))
            case .startWorkflow: try await V1StartWorkflow.encode(startWorkflow(V1StartWorkflow.decode(message)))
            }
        } catch let refusal as Refusal {
            return .error(refusal, in: call.catalogue)
        } catch {
            report(error)
            var reply = V1Reply.error(Refusal(.internalFailure), in: call.catalogue)
            reply.isUnavailable = error is any PassingFailure
            return reply
        }
    }

    /// The answer to a call that does not exist.
    package static var unknownCall: V1Reply {
        .error(Refusal(.unknownAction), in: .check)
    }
}
