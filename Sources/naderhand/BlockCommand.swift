import ArgumentParser
import Domain
import Storage
import UseCases
import Wire

/// `naderhand block`
struct BlockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "block", abstract: "Blocks persons and companies from credit at all merchants.",
        subcommands: [BlockAdd.self, BlockRemove.self, BlockList.self])
}

/// `naderhand block add`
struct BlockAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Blocks the customer of an order, or a person or company by identifying details.",
        discussion: """
            Use --order, or any of --email, --phone, --coc-number and, all four together, --last-name, --birth-date, \
            --postal-code and --house-number. From then on every check and every order on a guaranteed workflow that \
            matches one of them is rejected. Only hashes are stored.
            """)

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Option(help: "Reason, shown in the list.")
    var reason: String

    @Option(help: ArgumentHelp("Order number or invoice number of one of their orders.", valueName: "number"))
    var order: String?

    @Option(
        help: ArgumentHelp(
            "The merchant's username, if several merchants have this order number.", valueName: "username"))
    var merchant: String?

    @Option(help: ArgumentHelp("Last name of the person.", valueName: "name"))
    var lastName: String?

    @Option(help: ArgumentHelp("Date of birth of the person, dd-mm-yyyy.", valueName: "date"))
    var birthDate: String?

    @Option(help: ArgumentHelp("Postal code of the person's address.", valueName: "code"))
    var postalCode: String?

    @Option(help: ArgumentHelp("House number of the person's address.", valueName: "number"))
    var houseNumber: String?

    @Option(help: ArgumentHelp("Country of address, phone number and company. Default: NL.", valueName: "code"))
    var country: String?

    @Option(help: ArgumentHelp("Email address.", valueName: "address"))
    var email: String?

    @Option(help: ArgumentHelp("Phone number.", valueName: "number"))
    var phone: String?

    @Option(
        help: ArgumentHelp(
            "Chamber of Commerce or other trade register number of the company.", valueName: "number"))
    var cocNumber: String?

    /// Former name of `--coc-number`.
    @Option(name: .customLong("chamber-of-commerce"), help: .hidden)
    var formerCocNumber: String?

    func run() async throws {
        let subject = try subject()
        let reason = reason.trimmed
        guard !reason.isEmpty, reason.count <= 200 else {
            throw CommandFailure.usage("--reason must have 1 to 200 characters.")
        }
        do {
            let (block, shown) = try await options.run { platform in
                let block = try await BlockPerson(platform)(subject, reason: reason)
                return (block, BlockOutput(block, in: platform.dutchTime))
            }
            try output.show(
                shown, sentences: "Blocked as number \(block.number), by \(block.label).")
        } catch ShowOrder.Failure.notFound {
            throw CommandFailure.failed(
                "Order \(order ?? "") does not exist: check the order number or invoice number.")
        } catch ShowOrder.Failure.ambiguous(let usernames) {
            throw CommandFailure.ambiguousOrder(order ?? "", usernames)
        }
    }

    private func subject() throws -> BlockPerson.Subject {
        let code = country ?? CountryCode.netherlands.text
        guard let country = CountryCode(code) else {
            throw CommandFailure.usage("\(code) is not a country code: use one such as NL with --country.")
        }
        var identity = BlockPerson.Identity(country: country)
        identity.person = try person(in: country)
        identity.email = try read(email, "email address", EmailAddress.init)
        identity.phone = try read(phone, "phone number", PhoneNumber.init)
        identity.chamberOfCommerceNumber = try read(
            cocNumber ?? formerCocNumber, "trade register number", ChamberOfCommerceNumber.init)
        guard let order else {
            guard !identity.isEmpty else {
                throw CommandFailure.usage("Nobody to block: use --order, or see naderhand block add --help.")
            }
            return .identity(identity)
        }
        guard identity.isEmpty else {
            throw CommandFailure.usage(
                "Use either --order or identifying details, not both.")
        }
        return .order(number: order, username: merchant)
    }

    private func person(in country: CountryCode) throws -> (lastName: String, birthDate: CivilDate, address: Address)? {
        let given = [lastName, birthDate, postalCode, houseNumber]
        guard given.contains(where: { $0 != nil }) else { return nil }
        guard let lastName = lastName?.trimmed, !lastName.isEmpty,
            let birthDate = try read(birthDate, "date", { CivilDate($0) }),
            let postalCode = try read(postalCode, "postal code", { PostalCode($0, in: country) }),
            let houseNumber = try read(houseNumber, "house number", HouseNumber.init)
        else {
            throw CommandFailure.usage(
                "A person needs --last-name, --birth-date, --postal-code and --house-number together.")
        }
        let address = Address(
            street: nil, houseNumber: houseNumber, houseExtension: nil, postalCode: postalCode, city: nil,
            country: country)
        return (lastName, birthDate, address)
    }

    private func read<Value>(_ text: String?, _ what: String, _ reading: (String) -> Value?) throws -> Value? {
        guard let text else { return nil }
        guard let value = reading(text.trimmed) else { throw CommandFailure.usage("\(text) is not a valid \(what).") }
        return value
    }
}

/// `naderhand block remove`
struct BlockRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "remove", abstract: "Removes a block.")

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Argument(help: "The block number, as shown by naderhand block list.")
    var number: Int64

    func run() async throws {
        let existed = try await options.run { try await RemoveBlock($0)(number) }
        guard existed else {
            throw CommandFailure.failed("Block \(number) does not exist: see naderhand block list.")
        }
        try output.show(Removed(number: number), sentences: "Block \(number) removed.")
    }

    private struct Removed: Encodable {
        let number: Int64
    }
}

/// `naderhand block list`
struct BlockList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract:
            "Lists blocks with number, date, matching details and reason. Names are not shown: only hashes are stored.")

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let (blocks, dutchTime) = try await options.run { (try await ListBlocks($0)(), $0.dutchTime) }
        try output.show(blocks.map { BlockOutput($0, in: dutchTime) }) { terminal in
            guard !blocks.isEmpty else { return ["No blocks."] }
            let rows = blocks.map { block in
                ["\(block.number)", block.createdAt.toMinute(in: dutchTime), block.label, block.reason]
                    .map { Span($0) }
            }
            return TextTable(header: ["NUMBER", "SINCE", "BY", "REASON"], rows: rows).lines(for: terminal)
        }
    }
}

/// JSON output of a block.
private struct BlockOutput: Encodable {
    let number: Int64
    let createdAt: String
    let by: [String]
    let reason: String

    init(_ block: BlockTable.Block, in dutchTime: DutchCalendar) {
        number = block.number
        createdAt = block.createdAt.json(in: dutchTime)
        by = block.kinds.map(\.rawValue)
        reason = block.reason
    }
}

extension BlockTable.Block {
    fileprivate var label: String {
        let words = kinds.map { kind in
            switch kind {
            case .person: "person"
            case .company: "company"
            case .email: "email"
            case .phone: "phone"
            case .address: "address"
            }
        }
        return words.isEmpty ? "unknown" : words.joined(separator: ", ")
    }
}
