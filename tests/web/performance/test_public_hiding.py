"""What an edition for the public hides and shows, also after the editions before it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from measures_site import LAST, a_measure, figures
from public_site import PLANTED, a_card, draft, keep, rows_of, superseded

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.performance.models import Measure, PublicScorecard, ScorecardRow
from headway.web.performance.rules.public.figures import OTHER
from headway.web.register.models import Authority
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db
PersonMaker = Callable[..., Person]


@pytest.fixture
def analyst(person: PersonMaker) -> Person:
    return person(Role.ANALYST)


@pytest.fixture
def director(person: PersonMaker) -> Person:
    return person(Role.DIRECTOR)


def test_a_small_number_is_hidden_with_another_that_would_give_it_away(
    kent: Authority, analyst: Person
) -> None:
    rows = rows_of(draft(analyst, a_card(kent)))
    assert rows["Ashford"] == ("c", 41, "c")
    hidden = [area for area, row in rows.items() if row[0] == "c"]
    assert len(hidden) == 2, "one alone is the total less the others"
    assert rows["Whole authority"] == (56, 219, "25.6")


def test_percentages_are_those_of_the_numbers_shown_and_a_half_goes_up(
    kent: Authority, analyst: Person
) -> None:
    card = a_card(kent)
    measure = Measure.objects.get()
    superseded(measure, {"Ashford": (33, 80), "Dover": (11, 160), "Thanet": (50, 100)})  # 41.25%, 6.875%
    rows = rows_of(draft(analyst, card, areas=("Ashford", "Dover", "Thanet")))
    assert [rows[area][2] for area in ("Ashford", "Dover", "Thanet")] == ["41.3", "6.9", "50.0"]


def test_thirty_eight_of_forty_tells_of_two_who_are_not_and_is_hidden(
    kent: Authority, analyst: Person
) -> None:
    card = a_card(kent)
    superseded(Measure.objects.get(), {"Ashford": (38, 40), "Dover": (21, 60), "Thanet": (50, 100)})
    edition = draft(analyst, card, areas=("Ashford", "Dover", "Thanet"))
    assert rows_of(edition)["Ashford"][0] == "c"
    assert [why for _, _, area, _, why in edition.audit["hidden"] if area == "Ashford"] == ["rest"]


def test_a_zero_is_shown(kent: Authority, analyst: Person) -> None:
    card = a_card(kent)
    superseded(Measure.objects.get(), {"Ashford": (0, 40), "Dover": (21, 60), "Thanet": (50, 100)})
    assert rows_of(draft(analyst, card))["Ashford"] == (0, 40, "0.0")


def test_what_no_district_counts_is_a_line_of_its_own(kent: Authority, analyst: Person) -> None:
    card = a_card(kent)
    superseded(Measure.objects.get(), PLANTED, elsewhere=(8, 20))
    rows = rows_of(draft(analyst, card))
    assert rows[OTHER][1] == 20
    assert rows["Whole authority"] == (64, 239, "26.8")


def test_districts_that_come_to_more_than_the_authority_are_not_shown(
    kent: Authority, analyst: Person
) -> None:
    card = a_card(kent)
    superseded(Measure.objects.get(), PLANTED, elsewhere=(-8, -20))
    edition = draft(analyst, card)
    assert edition.content["measures"][0]["tables"] == []
    assert "more than the whole authority" in edition.audit["notes"][0][1]


def test_a_district_left_out_is_protected_as_if_it_were_shown(kent: Authority, analyst: Person) -> None:
    """Otherwise the total less the three shown would be Ashford's 3."""
    rows = rows_of(draft(analyst, a_card(kent), areas=("Canterbury", "Dover", "Thanet")))
    assert "Ashford" not in rows
    assert "c" in [row[0] for row in rows.values()]


def test_no_hidden_number_is_in_the_row_or_in_the_trail(kent: Authority, analyst: Person) -> None:
    """The numbers are planted so that they stand nowhere else."""
    measure = a_measure(kent, unit="count", multiplier=1, decimals=0, out_of="")
    keep(measure, {"Ashford": (4, None), "Dover": (7919, None), "Thanet": (8837, None), "Deal": (9901, None)})
    card = a_card(kent, code="other")
    ScorecardRow.objects.filter(scorecard=card).update(measure=measure)
    edition = draft(analyst, card, areas=("Ashford", "Deal", "Dover", "Thanet"))
    hidden = {area for area, row in rows_of(edition).items() if row[0] == "c"}
    assert hidden == {"Ashford", "Dover"}
    kept = json.dumps([edition.content, {**edition.audit, "figures": 0}])
    told = json.dumps([[each.before, each.after, each.why] for each in Event.objects.all()])
    assert "7919" not in kept + told
    assert "7923" not in kept + told, "nor the two together"


def test_two_measures_out_of_the_same_children_hide_the_same_denominators(
    kent: Authority, analyst: Person
) -> None:
    """What one table hides of a number that stands in another too, the other hides."""
    card = a_card(kent)
    small = {"Ashford": (1, 4), "Canterbury": (17, 58), "Dover": (12, 37), "Thanet": (24, 83)}
    superseded(Measure.objects.get(), small)
    other = a_measure(kent, "rereferral_child_pct", title="Children re-referred")
    keep(other, {"Ashford": (0, 4), "Canterbury": (30, 58), "Dover": (20, 37), "Thanet": (44, 83)})
    ScorecardRow.objects.create(scorecard=card, measure=other, order=2)
    edition = draft(analyst, card)
    wholes = [[row[1] == "c" for row in rows_of(edition, number).values()] for number in (0, 1)]
    assert wholes[0] == wholes[1]
    assert wholes[0][0], "Ashford's four"


def test_a_measure_without_a_numerator_is_left_out_and_the_analyst_told(
    kent: Authority, analyst: Person
) -> None:
    card = a_card(kent)
    bare = a_measure(kent, "score", title="A score", unit="score")
    figures(bare, [None], of=None, periods=[LAST])
    ScorecardRow.objects.create(scorecard=card, measure=bare, order=2)
    edition = draft(analyst, card)
    assert [title for title, _ in edition.audit["left_out"]] == ["A score"]
    assert len(edition.content["measures"]) == 1


def test_a_figure_that_may_count_too_few_is_not_shown(kent: Authority, analyst: Person) -> None:
    """The returns did not reach back as far as the definition looks."""
    card = a_card(kent)
    Measure.objects.get().observations.filter(period__in=("2024-10", "2024-11")).update(is_short=True)
    assert draft(analyst, card).content["measures"][0]["line"][0]["period"] == "2024-12"


def test_a_share_of_everybody_is_shown(kent: Authority, analyst: Person) -> None:
    """Numerator and denominator are the same numbers, and still two."""
    card = a_card(kent)
    superseded(Measure.objects.get(), {"Ashford": (40, 40), "Dover": (21, 21), "Thanet": (50, 50)})
    rows = rows_of(draft(analyst, card, areas=("Ashford", "Dover", "Thanet")))
    assert rows["Ashford"] == (40, 40, "100.0")


def test_staff_of_fewer_than_five_are_hidden_with_one_more(kent: Authority, analyst: Person) -> None:
    measure = a_measure(
        kent,
        "vacancies",
        title="Vacancies",
        theme="workforce",
        counts="full-time equivalents of vacant posts",
        out_of="full-time equivalents of posts",
    )
    keep(measure, {"Ashford": (6, 3.5), "Dover": (7.5, 40.5), "Thanet": (8, 61.25)})
    card = a_card(kent, code="other")
    ScorecardRow.objects.filter(scorecard=card).update(measure=measure)
    rows = rows_of(draft(analyst, card, areas=("Ashford", "Dover", "Thanet")))
    assert (rows["Ashford"][1], rows["Dover"][1], rows["Thanet"][1]) == ("c", "c", "61.25")
    assert (rows["Ashford"][2], rows["Dover"][2]) == ("c", "c")


def test_an_average_of_few_children_is_hidden_with_its_sum_of_days(kent: Authority, analyst: Person) -> None:
    measure = a_measure(kent, "days", title="Days to match", unit="days", multiplier=1)
    keep(measure, {"Ashford": (811, 2), "Dover": (4003, 11), "Thanet": (9007, 23)})
    card = a_card(kent, code="other")
    ScorecardRow.objects.filter(scorecard=card).update(measure=measure)
    rows = rows_of(draft(analyst, card, areas=("Ashford", "Dover", "Thanet")))
    assert rows["Ashford"] == ("c", "c", "c")
    assert sum(row == ("c", "c", "c") for row in rows.values()) == 2


def test_an_edition_in_which_the_audit_finds_a_number_is_not_kept(
    kent: Authority, analyst: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What hides is put out of action; the audit is independent of it."""
    from headway.statistics import suppress
    from headway.web.performance.rules.public import hiding

    def shows_everything(table: Any, **_: Any) -> Any:
        return suppress(table, threshold=1)

    monkeypatch.setattr(hiding, "suppress", shows_everything)
    with pytest.raises(ForPerson, match="the numerator in Ashford, 2026-09"):
        draft(analyst, a_card(kent))
    assert not PublicScorecard.objects.exists()


def test_a_target_is_there_only_where_it_was_chosen(kent: Authority, analyst: Person) -> None:
    from datetime import date
    from decimal import Decimal

    from headway.web.performance.models import Target

    card = a_card(kent, stale_after=10_000)
    Target.objects.create(
        measure=Measure.objects.get(),
        number=1,
        from_day=date(2020, 1, 1),
        target=Decimal(20),
        floor=Decimal(30),
    )
    assert draft(analyst, card).content["measures"][0]["target"] is None
    told = draft(analyst, card, with_targets=True).content["measures"][0]["target"]
    assert (told["target"], told["floor"], told["rating"]) == ("20", "30", "amber")


def test_the_verdict_is_that_of_the_line_shown_and_absent_where_a_number_of_it_is_hidden(
    kent: Authority, analyst: Person
) -> None:
    card = a_card(kent)
    assert draft(analyst, card).content["measures"][0]["verdict"]
    measure = Measure.objects.get()
    old = measure.observations.filter(area="").order_by("first_day").first()
    old.numerator, old.value = 2, 0.9
    old.save()
    entry = draft(analyst, card).content["measures"][0]
    assert entry["line"][0]["numerator"] == "c"
    assert entry["verdict"] is None


def test_rolling_figures_are_shown_for_one_period_and_not_charted(kent: Authority, analyst: Person) -> None:
    card = a_card(kent, kind="rolling")
    entry = draft(analyst, card).content["measures"][0]
    assert len(entry["line"]) == 1
    assert entry["verdict"] is None
