import Domain
import UseCases
import Wire

extension ErrorCatalogue {
    /// Descriptions of the call's errors, sorted by code.
    /// - Parameter except: reasons that do not occur in this version of the API.
    func references(except: Set<Refusal.Reason> = []) -> [ErrorReference] {
        let reasons = codes.filter { !except.contains($0.key) }
        return Dictionary(grouping: reasons, by: \.value).map { code, reasons in
            ErrorReference(
                code: code, texts[code] ?? "",
                reasons.compactMap(\.key.remedy).uniqued().sorted())
        }.sorted { ($0.code ?? "") < ($1.code ?? "") }
    }
}
