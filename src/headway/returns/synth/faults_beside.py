"""Faults of the census that show only beside another return, or beside the census of the year before."""

from dataclasses import dataclass
from datetime import date, timedelta

from headway.returns.synth.census import Block, Census, day_in, name_in, swap


@dataclass(frozen=True)
class Elsewhere:
    """Who is in the other returns of the year, and in the census of the year before."""

    in_care: set[str]
    in_lists: set[str]
    before: set[str]

    @property
    def anywhere(self) -> set[str]:
        """In any of them."""
        return self.in_care | self.in_lists | self.before


def plant_beside(made: Census, year: int, elsewhere: Elsewhere) -> None:
    """A date of birth and a sex that another return, or last year's, has otherwise; a referral moved by a day."""
    between = elsewhere.in_care - elsewhere.in_lists - elsewhere.before
    changed = elsewhere.before - elsewhere.in_lists - elsewhere.in_care
    for names, birth, sex, where in (
        (between, "dob-between-returns", "sex-between-returns", "in the SSDA903"),
        (changed, "dob-changed", "sex-changed", "a year ago"),
    ):
        block = _of(made, names)
        if block:
            born = day_in("".join(block), "PersonBirthDate") or date.min
            swap(block, "PersonBirthDate", (born - timedelta(days=31)).isoformat())
            made.told(birth, "child", "PersonBirthDate", block, 0, f"born a month before the day {where}")
        block = _of(made, names)
        if block:
            _other_sex(block, year)
            made.told(sex, "child", "Sex", block, 0, f"another sex than {where}")
    _sooner(made, year, changed)


def _of(made: Census, names: set[str]) -> Block | None:
    return made.pick(lambda text: name_in(text) in names and "<PersonDeathDate>" not in text)


def _other_sex(block: Block, year: int) -> None:
    element, codes = ("Sex", ("M", "F")) if year >= 2025 else ("GenderCurrent", ("1", "2"))
    is_first = f"<{element}>{codes[0]}<" in block[0]
    swap(block, element, codes[1] if is_first else codes[0])


def _sooner(made: Census, year: int, names: set[str]) -> None:
    """A case from before the year whose referral is a day sooner than last year's census had it."""

    def wanted(text: str) -> bool:
        referred = day_in(text, "CINreferralDate")
        return (
            text.count("<CINdetails>") == 1
            and name_in(text) in names
            and bool(referred and referred < date(year - 1, 4, 1))
        )

    block = made.pick(wanted)
    if block:
        referred = day_in("".join(block), "CINreferralDate") or date.max
        line = swap(block, "CINreferralDate", (referred - timedelta(days=1)).isoformat())
        did = "the referral was made a day older"
        made.told("not-in-last-year", "cin_details", "CINreferralDate", block, line, did)
        made.told("open-last-year-gone", "cin_details", "CINreferralDate", block, -1, did)
