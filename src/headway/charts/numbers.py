"""Numbers as a reader sees them: rounded half up, thousands parted, a real minus sign."""

from decimal import ROUND_HALF_UP, Decimal

Number = int | float | Decimal


def rounded(value: Number, decimals: int) -> Decimal:
    """The value rounded half up (DfE's own rule); a float is taken as it prints."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def plain(value: Number | None, decimals: int) -> str:
    """As in a table or a file: no thousands mark and a hyphen for minus; "" where there is no figure."""
    if value is None:
        return ""
    made = rounded(value, decimals)
    return f"{made if made else abs(made):f}"


def shown(value: Number, unit: str, decimals: int) -> str:
    """As on a chart: "24.1%", "1,204", "−3"."""
    made = rounded(value, decimals)
    words = f"{abs(made):,f}"
    return f"{'−' if made < 0 else ''}{words}{'%' if is_percent(unit) else ''}"


def said(value: Number, unit: str, decimals: int) -> str:
    """As in a sentence, with its unit: "24.1%", "312.4 per 10,000 children"."""
    number, unit = shown(value, unit, decimals), unit_said(unit)
    return number if is_percent(unit) or not unit else f"{number} {unit}"


def as_given(value: Decimal | str, unit: str) -> str:
    """As in a sentence, with the decimals that it was printed with: "24.0%" of "24.0"."""
    return said(Decimal(value), unit, decimals_of(Decimal(value)))


def decimals_of(value: Decimal) -> int:
    """How many decimals a number was printed with: one of 24.0."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def trimmed(value: Decimal | str, unit: str) -> str:
    """A target or floor as people say it: "90%" of 90.00, "12.5%" of 12.50."""
    return as_given(Decimal(value).normalize(), unit)


def unit_said(unit: str) -> str:
    """The unit as it follows a number: nothing after a count or a score; "per 10,000" of "rate per 10,000"."""
    return "" if unit in ("count", "score") else unit.removeprefix("rate ")


def is_percent(unit: str) -> bool:
    """Whether the unit is a share of a hundred ("%" or "% of referrals")."""
    return unit.startswith("%")
