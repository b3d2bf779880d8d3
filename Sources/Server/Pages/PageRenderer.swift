import Domain

/// Renders the pages of the hosted checkout and the other pages in its layout. Reads templates and texts once.
struct PageRenderer: Sendable {
    /// Files at paths that change with their content.
    let stylesheet: StaticAsset
    let script: StaticAsset
    let texts: Texts
    private let accent: AccentColour
    private let library: TemplateLibrary<CheckoutTemplate>

    /// - Throws: an error of the build, when a template or a texts file is invalid.
    init(accent: AccentColour) throws {
        self.accent = accent
        stylesheet = .stylesheet(accent: accent)
        script = .script()
        texts = try Texts()
        library = try TemplateLibrary(TemplateFiles.all)
    }

    func render(_ page: CheckoutPage) -> String {
        let phrases = phrases(for: page.frame).withValues(CheckoutView.values(of: page))
        let frame = LayoutView(page.frame, renderer: self, phrases: phrases, postsLanguage: true)
        return render(CheckoutView(page, frame: frame, phrases: phrases), with: .checkout)
    }

    func render(_ page: OutcomePage) -> String {
        let phrases = phrases(for: page.frame).withValues(OutcomeView.values(of: page))
        let frame = LayoutView(page.frame, renderer: self, phrases: phrases, postsLanguage: false)
        return render(OutcomeView(page, frame: frame, phrases: phrases), with: page.kind.template)
    }

    /// The brand's icon as an SVG document: a clock on the accent colour.
    var iconDocument: String {
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><rect width='24' height='24' rx='7' "
            + "fill='\(accent.fill.hex)'/><path d='M12 6.5V12l3.5 2.5' fill='none' stroke='#16181D' "
            + "stroke-width='2.4' stroke-linecap='round'/></svg>"
    }

    /// The icon as a data URL, so that a page needs no request for it.
    var icon: String {
        "data:image/svg+xml,"
            + iconDocument.replacing("<", with: "%3C").replacing(">", with: "%3E").replacing("#", with: "%23")
    }

    private func phrases(for frame: PageLayout) -> LocalizedTexts {
        LocalizedTexts(texts, in: frame.language)
    }

    func render(_ view: some Any, with template: CheckoutTemplate) -> String {
        library.render(MustacheFields(view), with: template)
    }
}

/// Templates that the checkout's renderer names: pages, and the fields that a view chooses (`group.mustache`).
enum CheckoutTemplate: String, CaseIterable {
    case checkout, orderRefused, sessionExpired, orderPlaced, leaving, sessionCancelled, sessionUnknown, failed
    case password, passwordSet, passwordLinkInvalid
    case pay, linkFailed, linkInvalid
    case landing, notFound
    case brand
    case textField, birthDateField, radioField, selectField, checkboxField
}

/// The files of `Templates/`, by the names that templates use for each other.
enum TemplateFiles {
    /// Templates of the hosted checkout, of the pages to set a password and to pay an order, of the landing page and of
    /// the brand page.
    static let all: [(name: String, bytes: [UInt8])] = [
        ("layout", PackageResources.layout_mustache),
        ("checkout", PackageResources.checkout_mustache),
        ("orderRefused", PackageResources.order_refused_mustache),
        ("sessionExpired", PackageResources.session_expired_mustache),
        ("orderPlaced", PackageResources.order_placed_mustache),
        ("leaving", PackageResources.leaving_mustache),
        ("sessionCancelled", PackageResources.session_cancelled_mustache),
        ("sessionUnknown", PackageResources.session_unknown_mustache),
        ("failed", PackageResources.failed_mustache),
        ("password", PackageResources.password_mustache),
        ("passwordSet", PackageResources.password_set_mustache),
        ("passwordLinkInvalid", PackageResources.password_link_invalid_mustache),
        ("pay", PackageResources.pay_mustache),
        ("linkFailed", PackageResources.link_failed_mustache),
        ("linkInvalid", PackageResources.link_invalid_mustache),
        ("landing", PackageResources.landing_mustache),
        ("notFound", PackageResources.not_found_mustache),
        ("brand", PackageResources.brand_mustache),
        ("shopHeader", PackageResources.shop_header_mustache),
        ("orderSummary", PackageResources.order_summary_mustache),
        ("problems", PackageResources.problems_mustache),
        ("customerDetails", PackageResources.customer_details_mustache),
        ("fieldGroup", PackageResources.field_group_mustache),
        ("textField", PackageResources.text_field_mustache),
        ("birthDateField", PackageResources.birth_date_field_mustache),
        ("radioField", PackageResources.radio_field_mustache),
        ("selectField", PackageResources.select_field_mustache),
        ("checkboxField", PackageResources.checkbox_field_mustache),
        ("backButton", PackageResources.back_button_mustache),
        ("contact", PackageResources.contact_mustache),
    ]
}
