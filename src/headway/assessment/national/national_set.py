"""The children's indicators of the National Indicator Set (2007 to 2011), and which published series comes nearest."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from headway.assessment.profile import Better
from headway.errors import ForPerson
from headway.frameworks import Mark

__all__ = ["NationalIndicator", "national_indicator", "national_set"]


@dataclass(frozen=True)
class NationalIndicator:
    """One indicator. ``mark`` is how sure its number and title are; ``in_kents_letter`` whether that letter of 2010
    touches on it.

    ``lait`` names today's nearest measure of the department's Interactive Tool ("": none), which counts the same only
    where ``same`` is true; ``heir`` says how it differs. ``unit`` is that measure's, given where it is the same.
    """

    number: int
    title: str
    better: Better
    outcome: str
    mark: Mark
    in_kents_letter: bool = False
    lait: str = ""
    same: bool = False
    heir: str = ""
    unit: str = ""

    @property
    def name(self) -> str:
        """As it was cited: "NI 73"."""
        return f"NI {self.number}"


@cache
def national_set() -> tuple[NationalIndicator, ...]:
    """Every indicator, by number."""
    text = files(__package__).joinpath("national_set.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    unsure = Mark(told["verification"])
    return tuple(
        NationalIndicator(
            number=each["number"],
            title=each["title"],
            better=Better(each["better"]),
            outcome=each["outcome"],
            mark=Mark.PRIMARY if each.get("seen") else unsure,
            in_kents_letter=each.get("kent", False),
            lait=each.get("lait", ""),
            same=each.get("same", False),
            heir=each.get("heir", ""),
            unit=each.get("unit", ""),
        )
        for each in told["indicators"]
    )


def national_indicator(number: int) -> NationalIndicator:
    """The indicator of a number; refused where the children's part of the set has none."""
    for each in national_set():
        if each.number == number:
            return each
    raise ForPerson(f"There is no NI {number} among the children's indicators of the National Indicator Set.")
