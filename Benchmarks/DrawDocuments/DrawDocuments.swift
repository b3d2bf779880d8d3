import Documents
import Domain
import DocumentSamples
import Foundation

/// `draw-documents FOLDER` writes one document of every kind there, to be looked at; `draw-documents --count 2000`
/// draws invoices on one thread and says how many a second.
@main
enum DrawDocuments {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let dutchTime = DutchCalendar() else {
            FileHandle.standardError.write(Data("This system does not know the time in Amsterdam.\n".utf8))
            exit(1)
        }
        let renderer = try DocumentRenderer(brand: .standard(isSandbox: true))
        if arguments.first == "--count", let count = arguments.last.flatMap(Int.init) {
            try measure(renderer, count: count, dutchTime)
        } else if let folder = arguments.first {
            try write(renderer, to: URL(fileURLWithPath: folder), dutchTime)
        } else {
            FileHandle.standardError.write(Data("draw-documents FOLDER | --count N\n".utf8))
            exit(2)
        }
    }

    private static func measure(_ renderer: DocumentRenderer, count: Int, _ dutchTime: DutchCalendar) throws {
        var order = SampleOrder(.consumer(), dutchTime: dutchTime)
        try order.handle(.start(trackAndTrace: nil))
        guard let invoice = order.document(.invoice) else { return }
        _ = try renderer.pdf(invoice, in: .dutch)
        let clock = ContinuousClock()
        var size = 0
        let time = try clock.measure {
            for _ in 0..<count {
                size = try renderer.pdf(invoice, in: .dutch, payAddress: "https://example.org/pay/1").count
            }
        }
        let rate = Double(count) / (time / .seconds(1))
        print("\(count) invoices of \(size) bytes: \(Int(rate)) a second on one core")
    }

    private static func write(_ renderer: DocumentRenderer, to folder: URL, _ dutchTime: DutchCalendar) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, order) in try samples(dutchTime) {
            for document in order.documents {
                for language in Language.allCases {
                    let pdf = try renderer.pdf(
                        document, in: language, payAddress: "http://127.0.0.1:8080/pay/2Yk4w1kQ8e7d")
                    let file = "\(name)-\(document.kind.rawValue)-\(document.ordinal)-\(language.code).pdf"
                    try Data(pdf).write(to: folder.appending(path: file))
                }
            }
        }
    }

    private static func samples(_ dutchTime: DutchCalendar) throws -> [(String, SampleOrder)] {
        var late = SampleOrder(.consumer(), dutchTime: dutchTime)
        try late.handle(.start(trackAndTrace: nil))
        late.wait(for: .invoice)
        try late.handle(
            .credit(.init(amount: Money(cents: 1_295), description: "Handboek retour", number: "CR-77")))
        late.wait(for: .collectionNotice)
        var long = SampleOrder(.consumer(longLines), number: "LONG-1", dutchTime: dutchTime)
        try long.handle(.start(trackAndTrace: nil))
        long.wait(for: .invoice)
        var company = SampleOrder(.business(), dutchTime: dutchTime)
        try company.handle(.start(trackAndTrace: nil))
        return [("late", late), ("long", long), ("company", company)]
    }

    private static var longLines: [OrderLine] {
        let text = String(repeating: "Handgeblazen glas met koperen voet, dimbaar, inclusief lichtbron. ", count: 8)
        return (1...100).map { index in
            OrderLine.line(
                index % 33 == 1 ? String(text.prefix(500)) : "Artikel \(index)", quantity: "\(index % 3 + 1)",
                price: "9.95")
        }
    }
}
