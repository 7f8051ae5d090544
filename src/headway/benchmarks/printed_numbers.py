"""What a cell prints, as SQL: a number, a duration, a symbol; and with how many decimals."""

from headway.benchmarks.symbols import meanings
from headway.returns.sql import literal, quoted

_DURATION = "\\d{1,3}:\\d\\d"
_EXPONENT = "coalesce(TRY_CAST(nullif(regexp_extract(cell, '[eE]([+-]?\\d+)$', 1), '') AS INT), 0)"

DECIMALS = f"greatest(0, length(regexp_extract(cell, '\\.(\\d+)', 1)) - {_EXPONENT})"
"""The decimals that ``cell`` prints: 1 for "4.0", 5 for "1e-05"."""

MONTHS = "TRY_CAST(split_part(cell, ':', 1) AS INT) * 12 + TRY_CAST(split_part(cell, ':', 2) AS INT)"
"""A duration in years and months ("01:03", as the adoption files print them) in months: 15."""


def is_number(column: str) -> str:
    """SQL: whether a cell prints a number."""
    cell = quoted(column)
    return f"(coalesce(isfinite(TRY_CAST({cell} AS DOUBLE)), false) AND NOT contains({cell}, '_'))"


def is_duration(column: str) -> str:
    """SQL: whether a cell prints a duration in years and months."""
    return f"coalesce(regexp_full_match({quoted(column)}, '{_DURATION}'), false)"


def is_symbol(column: str, source: str, year: int) -> str:
    """SQL: whether a cell prints a symbol known to this source's files of this year."""
    signs = ", ".join(literal(each) for each in meanings(source, year))
    return f"{quoted(column)} IN ({signs})"
