import Domain
package import UseCases

/// Calls that only a sandbox has: move the clock, pay an invoice.
package struct SandboxAPI: Sendable {
    /// Calls by their path below `/sandbox`.
    package enum Call: String, Sendable, CaseIterable {
        case clock
        case advance = "clock/advance"
        case payments
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Parameters:
    ///   - body: the request; `nil` if it exceeded the size limit.
    ///   - onError: called with an internal error, for the log.
    package func respond(_ call: Call, to body: [UInt8]?, onError: (any Error) -> Void) async -> StatusReply {
        do {
            switch call {
            case .clock: return try await currentTime()
            case .advance: return try await advance(SandboxMessage(body))
            case .payments: return try await pay(SandboxMessage(body))
            }
        } catch let refusal as Refusal {
            return Self.reply(to: refusal)
        } catch let complaint as SandboxMessage.InvalidMessage {
            return .failure(400, complaint.message)
        } catch let failure as PlatformClock.Failure {
            return .failure(400, failure.sentence)
        } catch {
            onError(error)
            return .internalFailure(error)
        }
    }

    private func currentTime() async throws -> StatusReply {
        let now = try await PlatformClock(platform).now()
        return .success { $0.member("now", ISO8601.format(now, in: platform.dutchTime)) }
    }

    private func advance(_ message: SandboxMessage) async throws -> StatusReply {
        let moved = try await PlatformClock(platform).advance(message.move())
        return .success { json in
            json.member("from", ISO8601.format(moved.from, in: platform.dutchTime))
            json.member("now", ISO8601.format(moved.to, in: platform.dutchTime))
            json.member("done", Int64(moved.steps.values.reduce(moved.resumed + moved.expiredSessions, +)))
            json.object("steps") { json in
                for (name, count) in moved.steps.sorted(by: { $0.key < $1.key }) {
                    json.member(dynamicName: name, Int64(count))
                }
            }
            json.member("resumed", Int64(moved.resumed))
            json.member("expiredSessions", Int64(moved.expiredSessions))
        }
    }

    private func pay(_ message: SandboxMessage) async throws -> StatusReply {
        let received = try await ReceiveCustomerPayment(platform)(
            invoiceNumber: message.invoiceNumber(), amount: message.amount())
        return .success { json in
            json.member("invoiceNumber", received.invoiceNumber.text)
            json.member("amount", received.amount.description)
            json.member("openAmount", received.openAmount.description)
            json.member("refundAmount", received.refundDue.description)
        }
    }

    private static func reply(to refusal: Refusal) -> StatusReply {
        switch refusal.reason {
        case .unknownInvoiceNumber: .failure(404, "Unknown invoice number: \(refusal.detail ?? "")")
        case .invalidPaymentAmount: .failure(400, SandboxMessage.amountSentence)
        default: .failure(400, StatusReply.notAnObject)
        }
    }
}

extension PlatformClock.Failure {
    /// Description of the error, with its remedy.
    package var sentence: String {
        switch self {
        case .notASandbox: "The clock can be moved in a sandbox only."
        case .backwards: "The clock cannot be set back. Choose a time in the future."
        case .tooFar: "The clock can be at most a hundred years ahead."
        }
    }
}
