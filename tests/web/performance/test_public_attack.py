"""A reader with all pages of two editions and linear programmes tries to work out what is hidden.

The reader is written from the downloaded files alone and shares nothing with what hides: every c is a number of at
least nought, every district line adds up to the whole authority, a numerator is no larger than its denominator, what
two measures are out of is the same number where it is the same in words, and what stands in both editions under
the same name and was not marked as revised is the same number.
"""

import csv
import io
from collections.abc import Callable
from random import Random

import numpy as np
import pytest
from django.test import Client
from django.urls import reverse
from measures_site import LAST, a_load, a_measure
from public_site import UNTIL, keep, published
from scipy.optimize import linprog

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.performance.models import Measure, PublicScorecard, Scorecard, ScorecardRow
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db
DISTRICTS = tuple(f"District {letter}" for letter in "ABCDEFG")
WHOLE = "Whole authority"
MEASURES = (
    ("re_pct", "re-referrals", "referrals", 0.2),
    ("nfa_pct", "referrals closed", "referrals", 0.06),
    ("police_pct", "referrals of the police", "referrals", 0.9),
    ("cpp_pct", "second plans", "plans", 0.15),
)
Name = tuple[str, str]
"""What is counted, in words, and the district."""
Row = dict[str, str]


def told(random: Random, share: float, wholes: dict[str, int]) -> dict[str, tuple[float, float]]:
    return {
        area: (float(sum(random.random() < share for _ in range(whole))), float(whole))
        for area, whole in wholes.items()
    }


def a_county(kent: Authority, random: Random) -> Scorecard:
    """Four shares, three of them out of the same referrals; of districts with few children."""
    card = Scorecard.objects.create(authority=kent, title="How we are doing")
    wholes = {
        out_of: {area: random.randint(2, 45) for area in DISTRICTS} for out_of in ("referrals", "plans")
    }
    for order, (code, counts, out_of, share) in enumerate(MEASURES):
        measure = a_measure(kent, code, title=code, counts=counts, out_of=out_of)
        keep(measure, told(random, share, wholes[out_of]))
        ScorecardRow.objects.create(scorecard=card, measure=measure, order=order)
    return card


def corrected(kent: Authority, random: Random) -> None:
    """A later load of one measure: three districts have a few more, the others are as they were."""
    measure = Measure.objects.get(code=random.choice([each[0] for each in MEASURES]))
    old = {
        each.area: (each.numerator, each.denominator)
        for each in measure.observations.filter(is_current=True).exclude(area="")
    }
    for area in random.sample(DISTRICTS, 3):
        top, whole = old[area]
        old[area] = (max(0.0, min(whole, top + random.choice([-2, 1, 2, 9]))), whole)
    measure.observations.update(is_current=False)
    keep(measure, old, load=a_load(kent, "cin 2026, edition 2"))


def file_of(client: Client, edition: PublicScorecard) -> list[Row]:
    response = client.get(reverse("public_scorecard_csv", args=[edition.pk]))
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return [row for row in csv.DictReader(io.StringIO(text)) if row["Period"] == LAST]


class Reader:
    """Unknown numbers by name, what is known of each, and sums."""

    def __init__(self) -> None:
        self.place: dict[tuple[int, Name], int] = {}
        self.known: list[int | None] = []
        self.equal: list[dict[int, int]] = []
        self.at_most: list[dict[int, int]] = []

    def number(self, edition: int, name: Name, printed: str) -> int:
        """The place of a number; the same name in the same edition is the same number."""
        value = None if printed == "c" else int(printed)
        if (edition, name) not in self.place:
            self.place[edition, name] = len(self.known)
            self.known.append(value)
        place = self.place[edition, name]
        if value is not None:
            self.known[place] = value
        return place

    def read(self, edition: int, rows: list[Row]) -> None:
        lines: dict[str, dict[str, tuple[int, int]]] = {}
        for row in rows:
            top = self.number(edition, (row["What is counted"], row["Area"]), row["Numerator"])
            whole = self.number(edition, (row["Out of"], row["Area"]), row["Denominator"])
            lines.setdefault(row["Measure"], {})[row["Area"]] = top, whole
            self.at_most.append({top: 1, whole: -1})
        for places in lines.values():
            for part in (0, 1):
                total = {places[area][part]: 1 for area in DISTRICTS}
                self.equal.append({**total, places[WHOLE][part]: -1})

    def takes_as_the_same(self, names: set[Name]) -> None:
        """Numbers of both editions that were not corrected."""
        for name in names:
            self.equal.append({self.place[0, name]: 1, self.place[1, name]: -1})

    def bounds(self, wanted: dict[int, int]) -> tuple[float, float]:
        """The least and the most that a number can be, or the difference of two."""
        wide = len(self.known)

        def matrix(some: list[dict[int, int]]) -> np.ndarray:
            made = np.zeros((len(some), wide))
            for line, each in enumerate(some):
                for where, factor in each.items():
                    made[line, where] += factor
            return made

        ranges = [(1, 400) if value is None else (value, value) for value in self.known]
        found = []
        for sign in (1, -1):
            cost = np.zeros(wide)
            for place, factor in wanted.items():
                cost[place] = sign * factor
            answer = linprog(
                cost,
                A_ub=matrix(self.at_most),
                b_ub=np.zeros(len(self.at_most)),
                A_eq=matrix(self.equal),
                b_eq=np.zeros(len(self.equal)),
                bounds=ranges,
            )
            assert answer.status == 0, "the pages contradict each other"
            found.append(sign * answer.fun)
        return found[0], found[1]


def truth(edition: PublicScorecard) -> dict[Name, int]:
    """The numbers that lie behind an edition."""
    found: dict[Name, int] = {}
    measures = {each.pk: each for each in Measure.objects.all()}
    for key, ids in edition.audit["figures"].items():
        measure = measures[int(key)]
        for each in measure.observations.filter(pk__in=ids, period=LAST):
            area = each.area or WHOLE
            found[measure.counts, area] = int(each.numerator)
            found[measure.out_of, area] = int(each.denominator)
    return found


@pytest.mark.parametrize("seed", range(6))
def test_two_editions_together_give_no_hidden_number_away(
    seed: int, client: Client, kent: Authority, person: Callable[..., Person]
) -> None:
    random = Random(seed)  # noqa: S311 - numbers of a test
    analyst, director = person(Role.ANALYST), person(Role.DIRECTOR)
    card = a_county(kent, random)
    told_of: dict[str, object] = {"areas": DISTRICTS, "until": UNTIL}
    first = published(analyst, director, card, **told_of)
    corrected(kent, random)
    second = published(analyst, director, card, **told_of)
    true = [truth(first), truth(second)]
    reader = Reader()
    for number, edition in enumerate((first, second)):
        reader.read(number, file_of(client, edition))
    reader.takes_as_the_same({name for name in true[0] if true[0][name] == true[1][name]})
    attacked = 0
    for (edition, name), place in reader.place.items():
        value = true[edition][name]
        if reader.known[place] is None:
            low, high = reader.bounds({place: 1})
            assert low <= value <= high, "the reader is wrong, and so is this test"
            assert high - low > 0.99, f"{name} of edition {edition + 1} is {value}"
            attacked += 1
        else:
            assert reader.known[place] == value
            assert not 1 <= value <= 5, f"{name} of edition {edition + 1} is printed"
    assert attacked > 10, "there was something to attack"
    for what, wanted, value in differences(reader, true):
        low, high = reader.bounds(wanted)
        assert low <= value <= high
        assert high - low > 0.99, f"{what} is {value}"


def differences(reader: Reader, true: list[dict[Name, int]]) -> list[tuple[str, dict[int, int], int]]:
    """Small numbers that are printed nowhere: who is not among a numerator, and who came in between the editions."""
    found = []
    for edition, numbers in enumerate(true):
        for _, counts, out_of, _ in MEASURES:
            for area in (*DISTRICTS, WHOLE):
                whole, top = (out_of, area), (counts, area)
                left = numbers[whole] - numbers[top]
                wanted = {reader.place[edition, whole]: 1, reader.place[edition, top]: -1}
                found.append((f"those not among {counts} in {area}", wanted, left))
    for name, now in true[1].items():
        wanted = {reader.place[1, name]: 1, reader.place[0, name]: -1}
        found.append((f"the change of {name}", wanted, now - true[0][name]))
    return [each for each in found if 1 <= abs(each[2]) <= 5]


def test_the_reader_finds_what_is_given_away() -> None:
    """One c in a line with its total."""
    reader = Reader()
    rows = [
        {
            "Measure": "m",
            "What is counted": "n",
            "Out of": "d",
            "Area": area,
            "Numerator": "9",
            "Denominator": "40",
        }
        for area in DISTRICTS
    ]
    rows[0]["Numerator"] = "c"
    rows.append({**rows[1], "Area": WHOLE, "Numerator": "57", "Denominator": "280"})
    reader.read(0, rows)
    assert reader.bounds({reader.place[0, ("n", DISTRICTS[0])]: 1}) == pytest.approx((3, 3))
