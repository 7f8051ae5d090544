"""Rounding as official statistics print it: half goes up, away from nought."""

from decimal import Decimal
from fractions import Fraction
from numbers import Rational, Real
from typing import Any

from headway.errors import ForPerson

_LARGEST = 400  # powers of ten: beyond it a text such as 1e999999999 would fill the memory


def _exactly(x: Any) -> Fraction:
    """The number that was written, without a step through binary fractions where there was none."""
    try:
        if isinstance(x, bool):
            raise TypeError
        if isinstance(x, Rational):
            return Fraction(int(x.numerator), int(x.denominator))
        if isinstance(x, Decimal | str):
            written = Decimal(x)
        elif isinstance(x, Real):
            written = Decimal(str(x))  # the shortest text that reads back as this float: 0.15, not 0.1499999…
        else:
            raise TypeError
        if not written.is_finite() or abs(written.adjusted()) > _LARGEST:
            raise ValueError
        return Fraction(written)
    except (TypeError, ValueError, ArithmeticError):
        raise ForPerson(f"{x!r} cannot be rounded. Give a number.") from None


def round_half_up(x: Any, digits: int = 0) -> Decimal:
    """``x`` rounded to ``digits`` decimal places; a half goes away from nought. Nought has no sign.

    In: a whole number, a float (taken as it prints), a Decimal, a Fraction or a text; -1 digits is to the nearest ten.
    Out: a Decimal with exactly that many places. Binary rounding, and half to even as Python's ``round`` does it,
    would print some published rates wrongly: give the numerator and denominator as a Fraction to be exact.
    Source: DfE, dfeR ``round_five_up``; the rates of the children in need census are printed so.
    Errors: refused when ``x`` is no finite number or ``digits`` no whole number from -400 to 400.
    """
    if isinstance(digits, bool) or not isinstance(digits, int) or abs(digits) > _LARGEST:
        raise ForPerson(f"{digits!r} is not a number of decimal places. Give a whole number such as 1.")
    exact = _exactly(x)
    scaled = abs(exact) * Fraction(10) ** digits
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    if digits < 0:
        whole *= 10**-digits
    sign = 1 if exact < 0 and whole else 0
    return Decimal((sign, tuple(int(figure) for figure in str(whole)), -max(digits, 0)))
