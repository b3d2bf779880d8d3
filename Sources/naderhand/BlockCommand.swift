import ArgumentParser
import Domain
import Storage
import UseCases
import Wire

/// `naderhand block`
struct BlockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "block", abstract: "Keeps persons and companies from getting credit at any merchant.",
        subcommands: [BlockAdd.self, BlockRemove.self, BlockList.self])
}

/// `naderhand block add`
struct BlockAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Blocks whoever placed an order, or a person or company by what they are recognised by.",
        discussion: """
            Give --order, or any of --email, --phone, --chamber-of-commerce and, all four together, --last-name, \
            --birth-date, --postal-code and --house-number. Every check and every order on guaranteed terms that has \
            one of them in common is refused from then on. Only hashes are kept.
            """)

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Option(help: "Why, for whoever reads the list later.")
    var reason: String

    @Option(help: ArgumentHelp("The number or invoice number of an order of theirs.", valueName: "number"))
    var order: String?

    @Option(help: ArgumentHelp("Whose order, where several merchants have one of this number.", valueName: "username"))
    var merchant: String?

    @Option(help: ArgumentHelp("The person's surname.", valueName: "name"))
    var lastName: String?

    @Option(help: ArgumentHelp("The person's birth date, dd-mm-yyyy.", valueName: "date"))
    var birthDate: String?

    @Option(help: ArgumentHelp("The postal code where the person lives.", valueName: "code"))
    var postalCode: String?

    @Option(help: ArgumentHelp("The number of the house where the person lives.", valueName: "number"))
    var houseNumber: String?

    @Option(help: ArgumentHelp("Country of address, telephone and company; NL by default.", valueName: "code"))
    var country: String?

    @Option(help: ArgumentHelp("An e-mail address.", valueName: "address"))
    var email: String?

    @Option(help: ArgumentHelp("A telephone number.", valueName: "number"))
    var phone: String?

    @Option(help: ArgumentHelp("A company's number in its trade register.", valueName: "number"))
    var chamberOfCommerce: String?

    func run() async throws {
        let subject = try subject()
        let reason = reason.trimmed
        guard !reason.isEmpty, reason.count <= 200 else {
            throw CommandFailure.usage("--reason is 1 to 200 characters.")
        }
        let platform = try await options.open(mayCreate: false)
        do {
            let block = try await CommandFailure.explaining { try await BlockPerson(platform)(subject, reason: reason) }
            try await platform.database.close()
            try output.show(
                BlockOutput(block, in: platform.dutchTime),
                sentences: "Blocked as number \(block.number), by \(block.label).")
        } catch ShowOrder.Failure.unknown {
            throw CommandFailure.impossible(
                "There is no order \(order ?? ""): name its order number or invoice number.")
        } catch ShowOrder.Failure.ambiguous(let usernames) {
            throw CommandFailure.ambiguousOrder(order ?? "", usernames)
        }
    }

    private func subject() throws -> BlockPerson.Subject {
        let code = country ?? CountryCode.netherlands.text
        guard let country = CountryCode(code) else {
            throw CommandFailure.usage("\(code) is no country: give --country a code like NL.")
        }
        var identity = BlockPerson.Identity(country: country)
        identity.person = try person(in: country)
        identity.email = try read(email, "e-mail address", EmailAddress.init)
        identity.phone = try read(phone, "telephone number", PhoneNumber.init)
        identity.companyNumber = try read(chamberOfCommerce, "trade register number", ChamberOfCommerceNumber.init)
        guard let order else {
            guard !identity.isEmpty else {
                throw CommandFailure.usage("Say whom to block: by --order, or see naderhand block add --help.")
            }
            return .identity(identity)
        }
        guard identity.isEmpty else { throw CommandFailure.usage("Give --order or what somebody is recognised by.") }
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
                "A person takes --last-name, --birth-date, --postal-code and --house-number together.")
        }
        let address = Address(
            street: nil, houseNumber: houseNumber, houseExtension: nil, postalCode: postalCode, city: nil,
            country: country)
        return (lastName, birthDate, address)
    }

    private func read<Value>(_ text: String?, _ what: String, _ reading: (String) -> Value?) throws -> Value? {
        guard let text else { return nil }
        guard let value = reading(text.trimmed) else { throw CommandFailure.usage("\(text) is no \(what).") }
        return value
    }
}

/// `naderhand block remove`
struct BlockRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "remove", abstract: "Takes a block back.")

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Argument(help: "The number that naderhand block list shows.")
    var number: Int64

    func run() async throws {
        let platform = try await options.open(mayCreate: false)
        let wasThere = try await CommandFailure.explaining { try await RemoveBlock(platform)(number) }
        try await platform.database.close()
        guard wasThere else {
            throw CommandFailure.impossible("There is no block \(number): naderhand block list shows what there is.")
        }
        try output.show(Removed(number: number), sentences: "Block \(number) is removed.")
    }

    private struct Removed: Encodable {
        let number: Int64
    }
}

/// `naderhand block list`
struct BlockList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists the blocks: number, when, by what, and why. Not whom: only hashes are kept.")

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let platform = try await options.open(mayCreate: false)
        let blocks = try await CommandFailure.explaining { try await ListBlocks(platform)() }
        try await platform.database.close()
        let dutchTime = platform.dutchTime
        try output.show(blocks.map { BlockOutput($0, in: dutchTime) }) { terminal in
            guard !blocks.isEmpty else { return ["Nobody is blocked."] }
            let rows = blocks.map { block in
                let time = ISO8601.text(block.createdAt, in: dutchTime).dropFirst(11).prefix(5)
                let since = "\(dutchTime.date(at: block.createdAt).dayMonthYear) \(time)"
                return ["\(block.number)", since, block.label, block.reason].map { Span($0) }
            }
            return TextTable(header: ["NUMBER", "SINCE", "BY", "REASON"], rows: rows).lines(for: terminal)
        }
    }
}

/// A block as programs read it.
private struct BlockOutput: Encodable {
    let number: Int64
    let createdAt: String
    let by: [String]
    let reason: String

    init(_ block: BlockTable.Block, in dutchTime: DutchTime) {
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
            case .email: "e-mail"
            case .phone: "telephone"
            case .address: "address"
            }
        }
        return words.isEmpty ? "unknown" : words.joined(separator: ", ")
    }
}
