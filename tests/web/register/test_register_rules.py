"""What the rules say of judgements on entry, and which clocks run."""

from datetime import date

import pytest

from headway.clocks import CouncilSettings
from headway.errors import ForPerson
from headway.frameworks import framework
from headway.web.register.rules import NeedsReason, Refused, clocks_of, must_stand, verdict, version_of

SIF = framework("sif")
KENT_2017 = {
    "overall": "Good",
    "help_and_protection": "Requires improvement",
    "looked_after_permanence": "Good",
    "leadership": "Good",
}
INADEQUATE = KENT_2017 | {"help_and_protection": "Inadequate"}
UNSEEN = KENT_2017 | {"overall": "Outstanding"}


def test_kents_grades_of_2017_stand() -> None:
    assert must_stand(SIF, KENT_2017, {}) == {}
    line = verdict(SIF, KENT_2017).lines[0]
    assert line.expected == ("Good", "Requires improvement")
    assert "sif-one-ri" in [reason.rule.id for reason in line.reasons]


def test_a_hard_rule_refuses_and_is_named() -> None:
    with pytest.raises(Refused, match="sif-key-inadequate"):
        must_stand(SIF, INADEQUATE, {"sif-key-inadequate": "It is printed so."})


def test_an_observed_rule_needs_a_reason_and_takes_it() -> None:
    with pytest.raises(NeedsReason, match="sif-outstanding"):
        must_stand(SIF, UNSEEN, {"sif-outstanding": "  "})
    assert must_stand(SIF, UNSEEN, {"sif-outstanding": " Printed on page 1. ", "other": "x"}) == {
        "sif-outstanding": "Printed on page 1."
    }


def test_a_grade_of_another_scale_is_refused() -> None:
    with pytest.raises(ForPerson, match="Adequate"):
        verdict(SIF, {"overall": "Adequate"})


def test_a_framework_without_grades_has_a_verdict_without_lines() -> None:
    assert verdict(framework("jtai"), {}).lines == ()


@pytest.mark.parametrize(
    ("name", "began", "published", "id_"),
    [
        ("ILACS", date(2022, 12, 5), date(2023, 2, 1), "ilacs_2018"),  # the day fieldwork began decides
        ("ILACS", None, date(2023, 2, 1), "ilacs_2023"),
        ("SIF", None, None, "sif"),
    ],
)
def test_the_version_is_that_of_the_day(
    name: str, began: date | None, published: date | None, id_: str
) -> None:
    assert version_of(name, began, published).id == id_


def test_a_family_of_several_versions_needs_a_day() -> None:
    with pytest.raises(ForPerson, match="several versions"):
        version_of("ILACS", None, None)


def test_the_clocks_run_from_receipt_and_the_stated_date_governs() -> None:
    report, plan = clocks_of(SIF, date(2017, 6, 13), date(2017, 9, 22), CouncilSettings())
    assert report.derivation.due == date(2017, 7, 25)
    assert report.derivation.stated is None
    assert (plan.derivation.due, plan.derivation.governs) == (date(2017, 9, 20), date(2017, 9, 22))
    assert plan.derivation.difference.calendar_days == 2


def test_without_a_day_of_receipt_no_clock_runs_and_the_page_says_why() -> None:
    assert [
        (each.derivation, "received" in each.problem)
        for each in clocks_of(SIF, None, None, CouncilSettings())
    ] == [
        (None, True),
        (None, True),
    ]


def test_a_count_beyond_the_calendar_is_told_not_guessed() -> None:
    clocks = clocks_of(SIF, date(1990, 1, 1), None, CouncilSettings())
    assert all(each.derivation is None and each.problem for each in clocks)
