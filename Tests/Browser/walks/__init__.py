"""Every walk, in the order in which they are taken."""

from walks import access, endings, languages, orders, reference, repeats, weight  # noqa: F401
