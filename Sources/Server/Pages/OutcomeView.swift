import Domain
import Foundation

/// Values of an outcome's template.
struct OutcomeView {
    let frame: LayoutView
    let title: String
    let reference: String?
    let mailAddress: String
    let directDebit: Bool
    let retryPath: String
    let token: String?
    let checkoutPath: String?

    init(_ page: OutcomePage, frame: LayoutView, phrases: LocalizedTexts) {
        self.frame = frame
        title = "\(phrases["\(page.kind.name)Title"]) – \(page.frame.brand.name)"
        reference = page.kind.reference
        mailAddress = Self.mailAddress(
            page.frame.brand.supportEmail, subject: phrases.textIfPresent("\(page.kind.name)MailSubject"))
        if case .done(let done) = page.kind { directDebit = done.isDirectDebit } else { directDebit = false }
        retryPath = page.frame.path
        if case .leaving(let token, let checkoutPath) = page.kind {
            self.token = token
            self.checkoutPath = checkoutPath
        } else {
            (token, checkoutPath) = (nil, nil)
        }
    }

    static func values(of page: OutcomePage) -> [String: String] {
        var values = LayoutView.values(of: page.frame)
        values["reference"] = page.kind.reference
        if case .done(let done) = page.kind {
            values["invoice"] = done.invoiceNumber
            values["amount"] = FormattedAmount(cents: done.totalCents, in: page.frame.language).description
            values["days"] = String(done.termDays)
        }
        return values
    }

    private static func mailAddress(_ address: String, subject: String?) -> String {
        let plain = CharacterSet.alphanumerics.intersection(CharacterSet(charactersIn: "\u{20}"..."\u{7E}"))
        let encoded = subject?.addingPercentEncoding(withAllowedCharacters: plain)
        return "mailto:\(address)" + (encoded.map { "?subject=\($0)" } ?? "")
    }
}
