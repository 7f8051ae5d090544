"""Intervals and differences of proportions.

In: counts. Out: small frozen values. The formulas are those of the papers that each docstring names.
"""

__all__: list[str] = []
