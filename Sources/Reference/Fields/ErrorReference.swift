import Domain
import UseCases
import Wire

extension ErrorCatalogue {
    /// Every error of one call, by its code.
    /// - Parameter except: what the API that the call belongs to cannot meet.
    func references(except: Set<Refusal.Reason> = []) -> [ErrorReference] {
        let reasons = codes.filter { !except.contains($0.key) }
        return Dictionary(grouping: reasons, by: \.value).map { code, reasons in
            ErrorReference(
                code: code, texts[code] ?? "",
                reasons.compactMap(\.key.remedy).uniqued().sorted())
        }.sorted { ($0.code ?? "") < ($1.code ?? "") }
    }
}
