import Domain
import Testing
import UseCases

@testable import Server

@Suite("The fields of the checkout")
struct CheckoutFormTests {
    @Test("ask a known consumer for the birth date only")
    func consumer() {
        let form = Self.form(required: [.birthDate])
        #expect(form.openFields == [.birthDate])
        #expect(!form.collapsedFields.contains(.sex) && !form.collapsedFields.contains(.companyName))
    }

    @Test("ask nothing where nothing is missing")
    func complete() {
        #expect(Self.form(required: []).openFields.isEmpty)
    }

    @Test("ask a company for its Chamber of Commerce number, not for a birth date")
    func company() {
        var form = Self.form(required: [])
        form.isCompany = true
        form.prefilled.texts[.companyName] = "Atelier"
        #expect(form.openFields == [.chamberOfCommerceNumber])
    }

    @Test("ask everything of somebody the shop says nothing about, with initials for a name")
    func nobody() {
        let form = CheckoutForm(isCompany: false, prefilled: CheckoutValues(texts: [.country: "NL"]))
        #expect(
            form.openFields == [
                .initials, .lastName, .email, .phone, .street, .houseNumber, .houseExtension, .postalCode, .city,
                .country,
            ])
        #expect(!form.collapsedFields.contains(.email))
    }

    @Test("ask again for what the shop sent and cannot be used")
    func unusable() {
        var form = Self.form(required: [])
        form.invalidPrefilled = [.phone]
        #expect(form.openFields == [.phone])
    }

    @Test("stay where they are while somebody types")
    func typing() {
        var form = Self.form(required: [.birthDate])
        let before = (form.openFields, form.collapsedFields)
        form.typed = CheckoutValues(posted: ["birthDay": "1", "birthMonth": "2", "birthYear": "1990", "phone": ""])
        #expect((form.openFields, form.collapsedFields) == before)
        #expect(form.entries.birthDate == BirthDateEntry(day: "1", month: "2", year: "1990"))
    }

    @Test("ask for the account when a mandate is required")
    func mandate() {
        #expect(Self.form(required: [.mandate]).openFields == [.bankAccount, .accountHolder])
    }

    @Test("are on the page exactly once, whatever is required and known")
    func once() throws {
        let renderer = try GoldenPages.renderer.get()
        for isCompany in [true, false] {
            for known in [PageSamples.known, [:], [.country: "NL"], [.lastName: "Vries", .street: "Damrak"]] {
                for required: RequiredFields in [[], .birthDate, [.sex, .mandate, .additionalText]] {
                    let form = CheckoutForm(
                        isCompany: isCompany, required: required, prefilled: CheckoutValues(texts: known))
                    let tags = try TagScanner.tags(of: renderer.render(PageSamples.checkout(.dutch, form: form)))
                    let names = tags.filter { $0.attributes["type"] != "radio" && $0.name != "button" }
                        .compactMap { $0.attributes["name"] }
                    #expect(Set(names).count == names.count)
                    for field in form.fields where ![.birthDate, .sex].contains(field) && !form.isOptional(field) {
                        #expect(names.contains(field.storedName), "\(field) \(known) \(required)")
                    }
                    #expect(names.contains("consent"))
                    #expect(names.contains("mandate") == required.contains(.mandate))
                }
            }
        }
    }

    @Test("show the fold open when something in it is wrong, with the words beside the field")
    func foldedProblem() throws {
        var form = Self.form(required: [])
        form.problems = [FieldProblem(field: .phone, reason: .invalidPhone)]
        let html = try GoldenPages.renderer.get().render(PageSamples.checkout(.dutch, form: form))
        #expect(html.contains("<details class=\"change\" open>"))
        #expect(html.contains("<a href=\"#phone\">Controleer uw telefoonnummer"))
        #expect(html.contains("<p class=\"problem\" id=\"phone-problem\">Controleer uw telefoonnummer"))
        #expect(html.contains("<title>Fout: "))
    }

    @Test("carry one message each, chosen by what was typed, where the customer can correct it")
    func messages() {
        var form = Self.form(required: [.birthDate])
        form.typed = CheckoutValues(posted: [
            "birthDay": "1", "birthMonth": "2", "birthYear": "85", "email": "", "houseNumber": "12 bus 0203 achter",
        ])
        form.problems = [
            FieldProblem(field: .birthDate, reason: .invalidBirthDate),
            FieldProblem(field: .email, reason: .missingEmail),
            // The shop's telephone number, which was not on the page.
            FieldProblem(field: .phone, reason: .invalidPhone),
            FieldProblem(field: .houseExtension, reason: .invalidHouseExtension),
            FieldProblem(field: .houseNumber, reason: .invalidHouseNumber),
            // Fields that are not on the page.
            FieldProblem(field: .mandateID, reason: .invalidMandateID),
            FieldProblem(field: .vatNumber, reason: .invalidVATNumber),
        ]
        #expect(
            form.messages == [.birthDate: .shortYear, .email: .missing, .phone: .invalid, .houseNumber: .tooLong])
    }

    @Test("ask for initials where a name is missing, and say so there")
    func missingName() {
        var form = CheckoutForm(isCompany: false, prefilled: CheckoutValues(texts: [.lastName: "Vries"]))
        form.problems = [FieldProblem(field: .firstName, reason: .missingFirstName)]
        #expect(form.messages == [.initials: .missing])
        form.prefilled.texts[.firstName] = "\u{200B}"
        #expect(form.messages == [.firstName: .missing])
    }

    @Test("lose nothing that was typed")
    func nothingLost() throws {
        var form = Self.form(required: [.birthDate, .sex])
        form.typed = CheckoutValues(posted: [
            "firstName": "A\"b", "birthDay": "x", "birthMonth": "99", "birthYear": "19", "sex": "O", "country": "BE",
        ])
        let tags = try TagScanner.tags(of: GoldenPages.renderer.get().render(PageSamples.checkout(.dutch, form: form)))
        func value(_ id: String) -> String? { tags.first { $0.attributes["id"] == id }?.attributes["value"] }
        #expect(value("firstName") == "A&quot;b")
        #expect([value("birthDay"), value("birthMonth"), value("birthYear")] == ["x", "99", "19"])
        #expect(tags.contains { $0.attributes["id"] == "sex-O" && $0.attributes["checked"] != nil })
        #expect(tags.contains { $0.attributes["value"] == "BE" && $0.attributes["selected"] != nil })
        #expect(value("email") == nil)
    }

    private static func form(required: RequiredFields) -> CheckoutForm {
        CheckoutForm(isCompany: false, required: required, prefilled: CheckoutValues(texts: PageSamples.known))
    }
}
