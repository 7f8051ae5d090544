"""Measures as they are kept, targets, scorecards in the making, files loaded and loads taken back: page by page."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from measures_site import a_load, a_measure, figures
from page_reading import Read, read

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.performance.actions.scorecards import Placed, add_scorecard
from headway.web.performance.models import Load, Measure, Observation, Scorecard
from headway.web.register.models import Authority
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db

OWN: dict[str, Any] = {
    "title": "Visits in time",
    "counts": "visits made within the interval",
    "out_of": "visits due",
    "unit": "%",
    "multiplier": "100",
    "decimals": "1",
    "every": "month",
    "kind": "flow",
    "better": "higher",
    "stale_after": "100",
    "source": "local",
    "chart": "",
    "preset": "nhs-mdc",
    "owner": "",
    "owner_name": "Dora Director",
    "owner_post": "Director",
}


@pytest.fixture
def analyst(signed_in: Callable[..., Client]) -> Client:
    return signed_in(Role.ANALYST)


def events() -> list[str]:
    return list(Event.objects.order_by("seq").values_list("action", flat=True))


def rows_of(*rows: tuple[str, Any, str]) -> dict[str, Any]:
    """The rows of a scorecard's form: place, measure, heading."""
    sent: dict[str, Any] = {"row-TOTAL_FORMS": len(rows), "row-INITIAL_FORMS": 0}
    for number, (order, measure, heading) in enumerate(rows):
        sent |= {f"row-{number}-order": order, f"row-{number}-heading": heading}
        sent[f"row-{number}-measure"] = measure.pk if measure else ""
    return sent


def test_a_measure_of_ones_own_is_added_and_changed(analyst: Client, kent: Authority) -> None:
    page = read(analyst.get("/performance/measures/add/"))
    assert page.h1 == "Add a measure"
    sent = analyst.post("/performance/measures/add/", OWN | {"authority": kent.code})
    measure = Measure.objects.get()
    assert sent.headers["Location"] == f"/performance/measures/{measure.pk}/"
    assert (measure.code, measure.owner_name, measure.source) == ("visits-in-time", "Dora Director", "local")
    changed = OWN | {"version": "1", "stale_after": "60", "title": "Visits on time"}
    analyst.post(f"/performance/measures/{measure.pk}/change/", changed)
    measure.refresh_from_db()
    assert (measure.title, measure.stale_after, measure.version) == ("Visits on time", 60, 2)
    assert events() == ["measure.added", "measure.changed"]


def test_what_is_missing_of_a_measure_is_told(analyst: Client) -> None:
    page = read(analyst.post("/performance/measures/add/", OWN | {"title": "", "out_of": ""}))
    assert page.status == 400
    assert page.errors == [
        "Give the measure a title.",
        "Say out of what: a share is never kept without its denominator.",
    ]
    taken = read(analyst.post("/performance/measures/add/", OWN | {"title": "rereferral_pct"}))
    assert "is an indicator of the catalogue" in taken.errors[0]


def test_what_an_indicator_of_the_catalogue_counts_is_not_changed_here(
    analyst: Client, kent: Authority
) -> None:
    analyst.post("/performance/measures/catalogue/", {"authority": kent.code, "ids": ["rereferral_pct"]})
    measure = Measure.objects.get()
    assert (measure.better, measure.kind, measure.every) == ("lower", "flow", "month")
    where = f"/performance/measures/{measure.pk}/change/"
    page = read(analyst.get(where))
    assert "What it counts is the catalogue’s" in page.text
    analyst.post(where, OWN | {"version": "1", "better": "lower", "source": "returns", "title": "Mine"})
    measure.refresh_from_db()
    assert (measure.title, measure.owner_post) == ("Re-referrals within 12 months", "Director")


def test_two_who_change_a_measure_at_once_are_both_told(analyst: Client, kent: Authority) -> None:
    measure = a_measure(kent, "own", source="local")
    where = f"/performance/measures/{measure.pk}/change/"
    analyst.post(where, OWN | {"version": "1", "owner_name": "First"})
    page = read(analyst.post(where, OWN | {"version": "1", "owner_name": "Second"}))
    assert page.status == 409
    assert page.value("owner_name") == "Second"
    assert "First" in page.text
    measure.refresh_from_db()
    assert measure.owner_name == "First"


def target(**given: str) -> dict[str, str]:
    day = {"from_day-day": "1", "from_day-month": "4", "from_day-year": "2026"}
    return {"target": "20", "floor": "25", "reason": "Business plan 2026/27"} | day | given


def test_targets_append_and_are_never_backdated_before_one_in_force(analyst: Client, kent: Authority) -> None:
    measure = a_measure(kent)
    where = f"/performance/measures/{measure.pk}/target/"
    assert analyst.post(where, target()).status_code == 302
    page = read(analyst.post(where, target(**{"from_day-year": "2025"})))
    assert "Give that day or a later one" in page.errors[0]
    assert analyst.post(where, target(target="18", **{"from_day-month": "10"})).status_code == 302
    assert list(measure.targets.values_list("number", "target", "floor")) == [(1, 20, 25), (2, 18, 25)]
    assert "Business plan 2026/27" in read(analyst.get(where)).tables[0][2][4]


@pytest.mark.parametrize(
    ("better", "given", "said"),
    [
        ("lower", {"floor": "15"}, "the floor cannot be below the target"),
        ("higher", {"floor": "25"}, "the floor cannot be above the target"),
        ("neutral", {}, "it has no target"),
        ("lower", {"reason": ""}, "Say why this is the target."),
        ("lower", {"target": "some"}, "The target must be a number."),
        ("near", {"floor": "25"}, "say how far from it is still met"),
    ],
)
def test_a_target_that_makes_no_sense_is_refused(
    analyst: Client, kent: Authority, better: str, given: dict[str, str], said: str
) -> None:
    measure = a_measure(kent, better=better)
    page = read(analyst.post(f"/performance/measures/{measure.pk}/target/", target(**given)))
    assert said in page.errors[0]
    assert not measure.targets.exists()


def test_the_list_of_measures_shows_each_with_its_last_figure(
    analyst: Client, kent: Authority, django_assert_num_queries: Any
) -> None:
    for number in range(4):
        figures(a_measure(kent, f"m{number}", title=f"Measure {number}"), [20] * 3)
    analyst.get("/performance/measures/")
    with django_assert_num_queries(7):
        page = read(analyst.get("/performance/measures/"))
    assert len(page.tables[0]) == 5
    assert page.tables[0][1][1].startswith("20.0%")
    assert page.tables[0][1][4] == "Nobody yet"


def test_a_scorecard_is_put_together_in_the_order_of_its_places(analyst: Client, kent: Authority) -> None:
    one, two, three = (a_measure(kent, f"m{number}", title=f"Measure {number}") for number in (1, 2, 3))
    sent = {"authority": kent.code, "title": "Panel", "purpose": "", "body": ""}
    rows = rows_of(("20", one, ""), ("10", two, "Front door"), ("", three, "Last"), ("5", None, ""))
    assert analyst.post("/performance/scorecards/add/", sent | rows).status_code == 302
    card = Scorecard.objects.get()
    assert list(card.rows.values_list("measure__code", "heading")) == [
        ("m2", "Front door"),
        ("m1", ""),
        ("m3", "Last"),
    ]
    again = {"version": "1", "title": "Panel", "purpose": "Monthly", "body": ""} | rows_of(("1", one, ""))
    analyst.post(f"/performance/scorecards/{card.pk}/change/", again)
    assert list(card.rows.values_list("measure__code", flat=True)) == ["m1"]
    event = Event.objects.order_by("-seq")[0]
    assert (event.action, event.before["rows"], event.after["rows"]) == (
        "scorecard.changed",
        ["Front door: m2", "m1", "Last: m3"],
        ["m1"],
    )


def test_a_scorecard_without_measures_or_with_one_twice_is_refused(analyst: Client, kent: Authority) -> None:
    one = a_measure(kent, "m1", title="Measure 1")
    sent = {"authority": kent.code, "title": "Panel", "purpose": "", "body": ""}
    for rows, said in (
        (rows_of(("1", None, "")), "There is no measure"),
        (rows_of(("1", one, ""), ("2", one, "")), "“Measure 1” is on the scorecard twice."),
    ):
        page = read(analyst.post("/performance/scorecards/add/", sent | rows))
        assert page.errors[0].startswith(said)
    assert not Scorecard.objects.exists()


def test_a_retired_scorecard_is_changed_no_more_and_stays_to_be_read(
    analyst: Client, kent: Authority, person: Callable[..., Person]
) -> None:
    measure = a_measure(kent)
    card = add_scorecard(by=person(Role.ANALYST), authority=kent, title="Panel", rows=[Placed(measure)])
    where = f"/performance/scorecards/{card.pk}/"
    assert read(analyst.post(f"{where}retire/", {"version": "1", "because": ""})).errors == [
        "Say why it is retired."
    ]
    analyst.post(f"{where}retire/", {"version": "1", "because": "The panel was dissolved."})
    assert "Retired" in read(analyst.get(where)).text
    assert "Panel" not in read(analyst.get("/performance/")).links
    sent = {"version": "2", "title": "Panel", "purpose": "", "body": ""} | rows_of(("1", measure, ""))
    assert "is retired" in read(analyst.post(f"{where}change/", sent)).errors[0]


def upload(client: Client, kent: Authority, text: str, districts: str = "") -> Read | str:
    """The page with the errors, or where it was sent on to."""
    file = SimpleUploadedFile("local.csv", text.encode(), content_type="text/csv")
    sent = {"authority": kent.code, "file": file, "new_districts": districts}
    response = client.post("/performance/loads/add/", sent)
    return response.headers["Location"] if response.status_code == 302 else read(response)


def test_a_file_is_uploaded_shown_and_taken_back(analyst: Client, kent: Authority) -> None:
    a_measure(kent, "visits-in-time", title="Visits in time", source="local", better="higher")
    text = "measure,area,period,numerator,denominator\nvisits-in-time,,2026-08,150,200\n"
    text += "visits-in-time,Dover,2026-08,41,60\n"
    page = upload(analyst, kent, text)
    assert isinstance(page, Read)
    assert page.errors == ["local.csv: 1 fault. Nothing of the file was kept."]
    assert 'Row 3, area: "Dover" is not a district here.' in page.text
    where = upload(analyst, kent, text, "Dover\n")
    load = Load.objects.get()
    assert where == f"/performance/loads/{load.pk}/"
    shown = read(analyst.get(where))
    assert shown.tables[0][1] == ["Visits in time", "1 August 2026", "31 August 2026", "2", "2", "2"]
    assert upload(analyst, kent, text) == "/performance/loads/"
    assert (
        "Nothing new: all 2 figures are there already." in analyst.get("/performance/loads/").content.decode()
    )
    assert read(analyst.post(f"{where}withdraw/", {"because": " "})).errors == ["Say why it is withdrawn."]
    analyst.post(f"{where}withdraw/", {"because": "The wrong month."})
    assert not Observation.objects.filter(is_current=True).exists()
    assert "The wrong month." in read(analyst.get(where)).text
    assert events()[-2:] == ["figures.loaded", "figures.withdrawn"]


def test_an_upload_of_children_is_refused_and_keeps_nothing(analyst: Client, kent: Authority) -> None:
    page = upload(analyst, kent, "child,measure,period,numerator\n123456,visits-in-time,2026-08,1\n")
    assert isinstance(page, Read)
    assert 'the column "child" looks like one of a child. Nothing was read.' in page.text
    assert "123456" not in page.text
    assert not Load.objects.exists()
    assert events() == []


def test_a_member_reads_what_was_loaded_and_loads_nothing(
    signed_in: Callable[..., Client], kent: Authority
) -> None:
    load = a_load(kent)
    figures(a_measure(kent), [20] * 3, load=load)
    member = signed_in(Role.MEMBER)
    assert read(member.get(f"/performance/loads/{load.pk}/")).h1 == "Load of figures"
    assert "Withdraw this load" not in read(member.get(f"/performance/loads/{load.pk}/")).text
    for where in ("/performance/loads/add/", f"/performance/loads/{load.pk}/withdraw/"):
        assert member.get(where).status_code == 403
