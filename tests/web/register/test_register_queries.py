"""Who may know of which inspection, and each inspection once whatever tells of it."""

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from headway.benchmarks import Layout, Register, RegisterRow
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May, Role, grants
from headway.web.register import actions, queries
from headway.web.register.models import Authority, Inspection, RegisterEdition
from headway.web.trail.actions import SYSTEM

pytestmark = pytest.mark.django_db
PUBLIC = AnonymousUser()


def seen(person: Person | AnonymousUser, on: date | None = None) -> list[int]:
    return [each.pk for each in queries.visible(person, on)]


def load(*rows: RegisterRow, sha256: str = "a" * 64, title: str = "A register") -> RegisterEdition:
    return actions.load_register(by=SYSTEM, register=Register(title, Layout.CSV, sha256, rows))[0]


def row(**changes: object) -> RegisterRow:
    usual: dict[str, object] = {
        "authority": "Kent",
        "ons_code": "E10000016",
        "framework": "SIF",
        "start": date(2017, 3, 6),
        "published": date(2017, 6, 13),
        "judgements": {"overall": "Good"},
    }
    return RegisterRow(**usual | changes)  # type: ignore[arg-type]


# Who may see


def test_a_proposal_is_known_only_where_drafts_are(
    proposed: Inspection, person: Callable[..., Person], medway: Authority
) -> None:
    assert seen(PUBLIC) == []
    for role in Role:
        sees = [proposed.pk] if May.SEE_DRAFTS in grants(role) else []
        assert seen(person(role)) == sees, role
        assert seen(person(role, medway)) == [], role


def test_what_is_confirmed_is_public_from_its_day(confirmed: Inspection) -> None:
    assert seen(PUBLIC) == [confirmed.pk]
    assert seen(PUBLIC, on=date(2017, 6, 13)) == [confirmed.pk]
    assert seen(PUBLIC, on=date(2017, 6, 12)) == []  # under embargo


def test_without_a_day_of_publication_nothing_is_public(confirmed: Inspection, keeper: Person) -> None:
    Inspection.objects.update(published=None)
    assert seen(PUBLIC) == []
    assert seen(keeper) == [confirmed.pk]


def test_confirming_is_for_those_who_may_add(
    proposed: Inspection, keeper: Person, person: Callable[..., Person]
) -> None:
    assert [each.pk for each in queries.for_confirming(keeper)] == [proposed.pk]
    assert not queries.for_confirming(person(Role.DIRECTOR))
    assert not queries.for_confirming(PUBLIC)


def test_a_known_report_is_recognised_only_by_those_who_may_know(
    proposed: Inspection, keeper: Person, medway: Authority, person: Callable[..., Person]
) -> None:
    sha256 = proposed.report_id
    assert queries.found_by_report(keeper, sha256) == proposed
    assert queries.found_by_report(person(Role.QUALITY_ASSURANCE, medway), sha256) is None


def test_a_page_of_an_inspection_takes_a_fixed_number_of_queries(
    proposed: Inspection, keeper: Person, django_assert_num_queries: Callable[..., object]
) -> None:
    actions.add_recommendation(by=keeper, inspection=proposed, text="One more.")
    with django_assert_num_queries(5):
        shown = queries.with_contents(queries.visible(PUBLIC) | queries.for_confirming(keeper)).get()
        assert [len(each.links.all()) for each in shown.recommendations.all()] == [1, 0, 0, 0]
        assert (len(shown.findings.all()), len(shown.judgements.all())) == (2, 7)


# Each inspection once


def test_the_registers_own_entry_stands_before_a_national_row(confirmed: Inspection) -> None:
    load(row(), row(framework="ILACS", start=date(2022, 5, 9), published=date(2022, 7, 5)))
    found = queries.history_of(PUBLIC, "E10000016")
    assert [(each.framework.id, each.state) for each in found] == [
        ("ilacs_2018", "national"),
        ("sif", "confirmed"),
    ]
    assert found[1].inspection == confirmed


def test_one_inspection_in_two_editions_is_shown_once_from_the_newer() -> None:
    load(row(start=None, judgements={"overall": "Inadequate"}), sha256="a" * 64)
    newer = Register("Newer", Layout.CSV, "b" * 64, (row(),), stated_as_at=date(2025, 3, 31))
    actions.load_register(by=SYSTEM, register=newer)
    (known,) = queries.history_of(PUBLIC, "E10000016")
    assert (known.overall, known.source) == ("Good", "Newer")


def test_a_new_edition_is_seen_at_once() -> None:
    load(row(), sha256="a" * 64)
    assert len(queries.known_inspections(PUBLIC)) == 1
    load(row(framework="ILACS", start=date(2022, 5, 9), published=date(2022, 7, 5)), sha256="b" * 64)
    assert len(queries.known_inspections(PUBLIC)) == 2


def test_an_authoritys_page_holds_what_came_before_it() -> None:
    load(row(authority="Dorset", ons_code="E10000009"), row(authority="Poole", ons_code="E06000029"))
    assert [each.code for each in queries.history_of(PUBLIC, "E06000059")] == ["E10000009"]
    assert {each.code for each in queries.history_of(PUBLIC, "E06000058")} == {"E10000009", "E06000029"}


def test_lists_are_narrowed_by_authority_framework_and_state(proposed: Inspection, keeper: Person) -> None:
    load(row(framework="ILACS", start=date(2022, 5, 9), published=date(2022, 7, 5)))
    assert len(queries.known_inspections(keeper)) == 2
    assert len(queries.known_inspections(keeper, "E06000035")) == 0
    assert [each.inspection for each in queries.known_inspections(keeper, framework_family="sif")] == [
        proposed
    ]
    assert [each.state for each in queries.known_inspections(keeper, state="proposed")] == ["proposed"]
    assert [each.state for each in queries.known_inspections(keeper, state="national")] == ["national"]
    assert queries.known_inspections(PUBLIC, state="proposed") == []


def test_what_was_turned_down_is_in_no_list(proposed: Inspection, keeper: Person) -> None:
    actions.reject(by=keeper, inspection=proposed, version=proposed.version, why="Wrong.")
    assert queries.known_inspections(keeper) == []
    assert queries.history_of(keeper, "E10000016") == []


def test_grades_stand_side_by_side_one_table_a_scale(kent: Authority, keeper: Person) -> None:
    load(
        row(judgements={"overall": "Good", "adoption": "Good"}),
        row(
            framework="ILACS",
            start=date(2022, 5, 9),
            published=date(2022, 7, 5),
            judgements={"overall": "Outstanding"},
        ),
    )
    actions.add(
        by=keeper,
        authority=kent,
        framework_id="lac_2013",
        published=date(2013, 8, 23),
        grades={"overall": "Adequate", "capacity_to_improve": "Good"},
    )
    words, points = queries.side_by_side(queries.history_of(keeper, "E10000016"))
    assert (words.scale.id, points.scale.id) == ("ofsted_words_4", "slac_4")
    assert words.rows == (
        ("Overall effectiveness", ("Good", "Outstanding")),
        ("Adoption performance", ("Good", "")),
    )
    assert [grades for _, grades in points.rows] == [("Adequate",), ("Good",)]


# National position


def test_the_edition_that_reaches_furthest_is_taken() -> None:
    old = load(row(), sha256="a" * 64)
    new = load(
        row(), row(ons_code="E06000035", authority="Medway", published=date(2018, 1, 1)), sha256="b" * 64
    )
    ilacs = load(row(framework="ILACS", start=date(2022, 5, 9), published=date(2022, 7, 5)), sha256="c" * 64)
    known = queries.editions()
    assert queries.chosen_edition(known, ["SIF"]) == new
    assert queries.chosen_edition(known, ["ILACS"]) == ilacs
    assert queries.chosen_edition(known, ["SIF", "ILACS"]) is None
    assert queries.chosen_edition(known, ["SIF"], str(old.pk)) == old
    assert queries.chosen_edition(known, ["SIF"], "999") is None


def test_the_position_comes_from_one_edition_in_one_query(
    django_assert_num_queries: Callable[..., object],
) -> None:
    edition = load(row(), row(ons_code="E06000035", authority="Medway", judgements={"overall": "Inadequate"}))
    with django_assert_num_queries(1):
        found = queries.national_position(edition, date(2017, 6, 13), ["SIF"])
    assert (found.denominator, found.good_or_better, str(found.share)) == (2, 1, "50.0")
