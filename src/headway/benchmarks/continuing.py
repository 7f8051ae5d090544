"""Which council is the same council under a later code?"""

from datetime import date
from functools import cache

from headway.areas import Authority, all_on, by_code


@cache
def continuing(ons_code: str) -> str:
    """The latest code of the same council: itself, unless a successor kept its DfE number.

    The department keeps a council's number when only its code or its kind changes (North Yorkshire, 815), and gives
    a new one where another council takes over (Dorset, 835 to 838).
    """
    here = by_code(ons_code)
    for code in here.successors:
        if by_code(code).dfe_number == here.dfe_number:
            return continuing(code)
    return ons_code


def councils_on(day: date) -> dict[str, Authority]:
    """The councils that existed on a day, each under its latest code."""
    return {continuing(authority.ons_code): authority for authority in all_on(day)}
