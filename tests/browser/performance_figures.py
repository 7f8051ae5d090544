"""Made-up figures of an authority and of all others: steps and odd districts stand where they were put."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from headway.areas import authorities

KENT = "E10000016"
DISTRICTS = {
    "Ashford": 60,
    "Canterbury": 70,
    "Dartford": 50,
    "Dover": 55,
    "Folkestone and Hythe": 55,
    "Gravesham": 50,
    "Maidstone": 80,
    "Sevenoaks": 40,
    "Swale": 90,
    "Thanet": 110,
    "Tonbridge and Malling": 45,
    "Tunbridge Wells": 40,
}
"""How many cases a month, about."""
ODD = "Thanet"
MONTHS = 30
STEP = 9
"""So many months ago a planted step begins."""


@dataclass(frozen=True)
class Planted:
    """A share of cases by month: from ``before`` to ``after``, with one district that is odd by so much."""

    before: float
    after: float
    odd: float = 0.0


SHARES = {
    "rereferral_pct": Planted(0.20, 0.28, odd=0.13),
    "assessment_45wd_pct": Planted(0.88, 0.88),
    "placements_3plus_pct": Planted(0.11, 0.11),
    "sw_vacancy_rate": Planted(0.13, 0.19),
    "sw_agency_rate": Planted(0.10, 0.16),
}
"""Of the catalogue's measures that are shares."""

_REGIONS = {
    "North East": "E12000001",
    "North West": "E12000002",
    "Yorkshire and The Humber": "E12000003",
    "East Midlands": "E12000004",
    "West Midlands": "E12000005",
    "East of England": "E12000006",
    "London": "E12000007",
    "South East": "E12000008",
    "South West": "E12000009",
}


def by_district(code: str, months: Sequence[str]) -> Iterator[tuple[str, str, int, int]]:
    """District, month, numerator and denominator of a share; the same each time."""
    planted, chance = SHARES[code], Random(code)  # noqa: S311 - figures of nobody
    for name, size in DISTRICTS.items():
        for at, month in enumerate(months):
            share = planted.after if at >= len(months) - STEP else planted.before
            share += planted.odd if name == ODD else 0
            cases = max(5, size + chance.randint(-8, 8))
            yield name, month, sum(chance.random() < share for _ in range(cases)), cases


def caseload(months: Sequence[str]) -> Iterator[tuple[str, str, int, int]]:
    """Cases and social workers of a district: caseloads rise three months before the other measures step."""
    chance = Random("caseload")  # noqa: S311 - figures of nobody
    for name, size in DISTRICTS.items():
        for at, month in enumerate(months):
            rise = 4 if at >= len(months) - STEP - 3 else 0
            staff = size // 5
            yield name, month, staff * (15 + rise) + chance.randint(-6, 6), staff


def write_benchmarks(folder: Path) -> list[Path]:
    """Re-referrals of every authority in the layout of the department's open data, and a list of neighbours."""
    chance = Random("others")  # noqa: S311 - figures of nobody
    here = [each for each in authorities() if each.last_day is None]
    rows, total = [], [0, 0]
    for place in here:
        cases = 24_000 if place.ons_code == KENT else chance.randint(600, 12_000)
        again = round(cases * (0.216 if place.ons_code == KENT else chance.gauss(0.21, 0.04)))
        total = [total[0] + again, total[1] + cases]
        region = f"{_REGIONS[place.region]},{place.region}"
        where = (
            f'Local authority,E92000001,England,{region},{place.dfe_number},{place.ons_code},"{place.name}"'
        )
        rows.append(f"2026,Reporting year,{where},{cases},{again},{100 * again / cases:.1f}")
    england = "National,E92000001,England,,,,,"
    rows.append(f"2026,Reporting year,{england},{total[1]},{total[0]},{100 * total[0] / total[1]:.1f}")
    heads = (
        "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
        "old_la_code,new_la_code,la_name,referral_count,rereferral_count,rereferral_percent"
    )
    figures = folder / "c1_children_in_need_referrals_and_rereferrals_2013_to_2026.csv"
    figures.write_text("\n".join((heads, *rows)) + "\n", encoding="utf-8")
    lists = folder / "Neighbours May 2025.csv"
    lists.write_text("LA num,SN1,SNP,SN2,SNP,SN3,SNP\n886,881,Close,845,Close,878,Close\n", encoding="utf-8")
    return [figures, lists]
