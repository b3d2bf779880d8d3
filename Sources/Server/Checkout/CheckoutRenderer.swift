import Domain

/// Makes the pages of the hosted checkout, and those that look like them. Reads templates and texts once.
struct CheckoutRenderer: Sendable {
    /// To be served at their paths, kept for good.
    let stylesheet: PublicFile
    let script: PublicFile
    let texts: Texts
    private let accent: AccentColour
    private let library: TemplateLibrary<CheckoutTemplate>

    /// - Throws: When a template or a file of texts does not read: a mistake in the build.
    init(accent: AccentColour) throws {
        self.accent = accent
        stylesheet = .stylesheet(accent: accent)
        script = .script()
        texts = try Texts()
        library = try TemplateLibrary(TemplateFiles.all)
    }

    func render(_ page: CheckoutPage) -> String {
        let phrases = phrases(for: page.frame).filling(CheckoutView.values(of: page))
        let frame = FrameView(page.frame, renderer: self, phrases: phrases, postsLanguage: true)
        return render(CheckoutView(page, frame: frame, phrases: phrases), with: .checkout)
    }

    func render(_ page: ClosingPage) -> String {
        let phrases = phrases(for: page.frame).filling(ClosingView.values(of: page))
        let frame = FrameView(page.frame, renderer: self, phrases: phrases, postsLanguage: false)
        return render(ClosingView(page, frame: frame, phrases: phrases), with: page.kind.template)
    }

    /// The tab's icon, within the page: a clock on the accent.
    var icon: String {
        let fill = accent.fill.hex.replacing("#", with: "%23")
        return "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E"
            + "%3Crect width='24' height='24' rx='7' fill='\(fill)'/%3E%3Cpath d='M12 6.5V12l3.5 2.5' fill='none' "
            + "stroke='%2316181D' stroke-width='2.4' stroke-linecap='round'/%3E%3C/svg%3E"
    }

    private func phrases(for frame: PageFrame) -> Phrases {
        Phrases(texts, in: frame.language)
    }

    func render(_ view: some Any, with template: CheckoutTemplate) -> String {
        library.render(ViewFields(view), with: template)
    }
}

/// The templates that the checkout's renderer names: pages, and the fields that a view chooses (`group.mustache`).
enum CheckoutTemplate: String, CaseIterable {
    case checkout, refused, expired, done, leaving, cancelled, unknown, broken
    case password, passwordSet, passwordGone
    case pay, linkBroken, linkGone
    case brand
    case textField, birthDateField, choiceField, listField, tickField
}

/// The files of `Templates/`, by the names templates call each other by.
enum TemplateFiles {
    /// Of the hosted checkout, of the pages on which a password is set and an order is paid, and of that about the
    /// brand.
    static let all: [(name: String, bytes: [UInt8])] = [
        ("layout", PackageResources.layout_mustache),
        ("checkout", PackageResources.checkout_mustache),
        ("refused", PackageResources.refused_mustache),
        ("expired", PackageResources.expired_mustache),
        ("done", PackageResources.done_mustache),
        ("leaving", PackageResources.leaving_mustache),
        ("cancelled", PackageResources.cancelled_mustache),
        ("unknown", PackageResources.unknown_mustache),
        ("broken", PackageResources.broken_mustache),
        ("password", PackageResources.password_mustache),
        ("passwordSet", PackageResources.password_set_mustache),
        ("passwordGone", PackageResources.password_gone_mustache),
        ("pay", PackageResources.pay_mustache),
        ("linkBroken", PackageResources.link_broken_mustache),
        ("linkGone", PackageResources.link_gone_mustache),
        ("brand", PackageResources.brand_mustache),
        ("shop", PackageResources.shop_mustache),
        ("order", PackageResources.order_mustache),
        ("problems", PackageResources.problems_mustache),
        ("details", PackageResources.details_mustache),
        ("group", PackageResources.group_mustache),
        ("textField", PackageResources.text_field_mustache),
        ("birthDateField", PackageResources.birth_date_field_mustache),
        ("choiceField", PackageResources.choice_field_mustache),
        ("listField", PackageResources.list_field_mustache),
        ("tickField", PackageResources.tick_field_mustache),
        ("backButton", PackageResources.back_button_mustache),
        ("contact", PackageResources.contact_mustache),
    ]
}
