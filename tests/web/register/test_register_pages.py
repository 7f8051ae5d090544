"""The register's pages, as people see and use them."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from report_to_read import pdf

from headway.benchmarks import read_register
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.plans.models import Plan
from headway.web.register import actions
from headway.web.register.models import Authority, Inspection
from headway.web.register.storage import keep, path_of
from headway.web.trail.actions import SYSTEM

pytestmark = pytest.mark.django_db
HOME = "/inspections/"


@pytest.fixture
def browser(keeper: Person) -> Client:
    """Quincy Keeper's."""
    client = Client()
    client.force_login(keeper, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(response) -> str:
    """What a person reads: no tags, no doubled spaces."""
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split()))


def day(name: str, of: date | None) -> dict[str, str]:
    parts = (of.day, of.month, of.year) if of else ("", "", "")
    return {f"{name}-{part}": str(value) for part, value in zip(("day", "month", "year"), parts, strict=True)}


def details(inspection: Inspection, **changes: str) -> dict[str, str]:
    """The details form, filled in as the inspection stands."""
    (start, end), *_ = inspection.periods
    return {
        "version": str(inspection.version),
        "framework": inspection.framework,
        "form": inspection.form,
        **day("start", start),
        **day("end", end),
        **day("published", inspection.published),
        **day("received", inspection.received),
    } | changes


GRADES = {
    f"judgement-{place}-grade": grade
    for place, grade in enumerate(("Good", "Requires improvement", "Good", "Good", "Good", "Good", "none"))
}


# Public pages


@pytest.fixture
def loaded(shared: Path) -> None:
    register = read_register(shared / "register" / "la_judgement_history_2013_2026.csv")
    actions.load_register(by=SYSTEM, register=register)


def test_authorities_are_listed_as_at_a_day(django_assert_num_queries: Callable[..., object]) -> None:
    with django_assert_num_queries(1):
        response = Client().get("/authorities/", {"on": "2017-06-13", "region": "South East"})
    assert "19 of the 152 authorities as at 13 June 2017" in text_of(response)
    assert "153 authorities" in text_of(Client().get("/authorities/"))


def test_a_day_that_is_none_is_told(db: None) -> None:  # noqa: ARG001
    assert "give it as year, month, day" in text_of(Client().get("/authorities/", {"on": "yesterday"}))


@pytest.mark.shared
@pytest.mark.usefixtures("loaded")
def test_an_authoritys_page_tells_its_line_and_its_judgements(
    django_assert_num_queries: Callable[..., object],
) -> None:
    Client().get("/authorities/E06000059/")  # each process puts the editions together once
    with django_assert_num_queries(4):
        found = text_of(Client().get("/authorities/E06000059/"))
    assert "Dorset, E10000009 came before: until 31 March 2019, then reorganised" in found.replace(" :", ":")
    kent = text_of(Client().get("/authorities/E10000016/"))
    assert "Ofsted's four words: Outstanding, Good, Requires improvement, Inadequate, best first" in kent
    assert "Overall effectiveness Good Outstanding Good" in kent


def test_an_unknown_authority_is_not_found() -> None:
    assert Client().get("/authorities/E99999999/").status_code == 404


@pytest.mark.shared
@pytest.mark.usefixtures("loaded")
def test_the_national_position_as_the_seed_papers_should_have_had_it(
    django_assert_num_queries: Callable[..., object],
) -> None:
    with django_assert_num_queries(3):
        response = Client().get("/national/", day("on", date(2017, 6, 12)) | {"framework": "SIF"})
    found = text_of(response)
    assert "Of 127 authorities inspected by 12 June 2017, 37 were good or better: 29.1%." in found
    assert "as at 20 August 2026" in found
    assert "Outstanding: 2 of 127" in found
    assert "Kensington and Chelsea" in found


@pytest.mark.shared
@pytest.mark.usefixtures("loaded")
def test_a_day_beyond_the_edition_is_warned_of() -> None:
    response = Client().get("/national/", day("on", date(2027, 1, 1)) | {"framework": "ILACS"})
    assert "knows of no report after 20 August 2026" in text_of(response)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"on-day": "31", "on-month": "6", "on-year": "2017"}, "not a day in the calendar"),
        ({"on-day": "", "on-month": "", "on-year": ""}, "give day, month and year"),
        ({"on-day": "1", "on-month": "6", "on-year": "2017", "framework": "x"}, "There is a problem"),
        ({}, "No national register is loaded"),
    ],
)
def test_what_cannot_be_asked_is_told(asked: dict[str, str], says: str) -> None:
    assert says in text_of(Client().get("/national/", asked))


@pytest.mark.shared
@pytest.mark.usefixtures("loaded")
def test_the_list_of_inspections_takes_three_queries(
    django_assert_num_queries: Callable[..., object],
) -> None:
    Client().get("/inspections/")
    with django_assert_num_queries(3):
        found = text_of(Client().get("/inspections/", {"framework": "sif"}))
    assert "173 inspections and visits, page 1 of 4" in found


# An inspection's page


def test_an_inspection_shows_rules_clocks_and_what_was_asked(
    confirmed: Inspection, django_assert_num_queries: Callable[..., object]
) -> None:
    with django_assert_num_queries(6):
        response = Client().get(f"{HOME}{confirmed.pk}/")
    found = text_of(response)
    assert "Good, Requires improvement" in found
    assert "discretionary rule sif-one-ri" in found
    assert "20 September 2017 : passed" in found
    assert "25 July 2017 : done on 13 June 2017, in time." in found
    assert "Whatever the grade" not in found
    assert "Kent: Single inspection framework, published 13 June 2017" in found
    assert "Day 70: Wednesday 20 September 2017." in found
    assert "Paragraph 16, page 3 (proposed)" in found
    assert "Confirm what was read" not in found


def test_a_statement_that_was_published_stops_its_clock(confirmed: Inspection) -> None:
    Plan.objects.filter(inspection=confirmed).update(published=date(2017, 9, 22))
    found = text_of(Client().get(f"{HOME}{confirmed.pk}/"))
    assert "20 September 2017 : done on 22 September 2017, 2 days late." in found
    assert ": passed" not in found


def test_what_was_entered_by_hand_is_no_proposal_of_the_reader(
    kent: Authority, keeper: Person, browser: Client, proposed: Inspection
) -> None:
    made = actions.add(by=keeper, authority=kent, framework_id="ilacs_2023")
    found = text_of(browser.get(f"{HOME}{made.pk}/"))
    assert "This is what was entered by hand. Nobody has confirmed it yet." in found
    assert "Confirm what was entered" in found
    assert "Kent: ILACS" in found
    assert "Kent: ILACS, January" not in found
    assert "This is what the reader proposes." in text_of(browser.get(f"{HOME}{proposed.pk}/"))


def test_an_inspection_that_the_register_holds_already_is_warned_of_and_may_go_on(
    kent: Authority, keeper: Person, browser: Client, proposed: Inspection
) -> None:
    address = f"{HOME}{proposed.pk}/confirm/"
    assert "The register already holds" not in text_of(browser.get(address))
    window = ("2017-03-06", "2017-03-30")
    assert proposed.windows == [list(window)]
    earlier = actions.add(by=keeper, authority=kent, framework_id=proposed.framework, windows=[window])
    actions.add(
        by=keeper,
        authority=kent,
        framework_id=proposed.framework,
        windows=[("2017-03-07", "2017-03-30")],
    )
    response = browser.get(address)
    assert "The register already holds an inspection of this authority" in text_of(response)
    assert f'href="/inspections/{earlier.pk}/"' in response.content.decode()
    assert "Confirm the inspection" in text_of(response)
    actions.reject(by=keeper, inspection=earlier, version=earlier.version, why="Twice.")
    assert "The register already holds" not in text_of(browser.get(address))


def test_a_stated_date_that_differs_is_shown(confirmed: Inspection, keeper: Person) -> None:
    actions.set_received(
        by=keeper,
        inspection=confirmed,
        version=confirmed.version,
        received=date(2017, 6, 13),
        stated_due=date(2017, 9, 22),
    )
    found = text_of(Client().get(f"{HOME}{confirmed.pk}/"))
    assert "The document states 22 September 2017, the count gives 20 September 2017: 2 days later" in found


def test_a_draft_does_not_exist_for_others(
    proposed: Inspection, signed_in: Callable[..., Client], medway: Authority
) -> None:
    parts = ("", "report/", "page/1/", "page/1.png", "confirm/", "confirm/judgements/", "received/")
    strangers = signed_in(Role.QUALITY_ASSURANCE, medway)
    for part in parts:
        where = f"{HOME}{proposed.pk}/{part}"
        assert strangers.get(where).status_code == 404, part
        assert Client().get(where).status_code in (302, 404), part
    assert "Kent" not in text_of(strangers.get("/inspections/", {"state": "proposed"})).split("State")[-1]


def test_those_who_see_drafts_but_do_not_confirm_are_refused(
    proposed: Inspection, signed_in: Callable[..., Client]
) -> None:
    director = signed_in(Role.DIRECTOR)
    assert director.get(f"{HOME}{proposed.pk}/").status_code == 200
    for part in (
        "confirm/",
        "confirm/details/",
        "confirm/recommendations/",
        "confirm/turn-down/",
        "received/",
    ):
        assert director.get(f"{HOME}{proposed.pk}/{part}").status_code == 403, part
        assert director.post(f"{HOME}{proposed.pk}/{part}", {"version": "1"}).status_code == 403, part
    assert director.get("/inspections/add/").status_code == 403


def test_the_report_is_a_download_and_its_pages_are_read(proposed: Inspection, browser: Client) -> None:
    where = f"{HOME}{proposed.pk}/"
    assert "Recommendations 1. Hold strategy discussions." in text_of(browser.get(f"{where}page/2/"))
    picture = browser.get(f"{where}page/2.png")
    assert (picture.headers["Content-Type"], picture.content[:4]) == ("image/png", b"\x89PNG")
    again = browser.get(f"{where}page/2.png", headers={"If-None-Match": picture.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    for part in ("page/0/", "page/4/", "page/0.png", "page/4.png"):
        assert browser.get(f"{where}{part}").status_code == 404, part
    report = browser.get(f"{where}report/")
    assert b"".join(report.streaming_content) == path_of(proposed.report_id).read_bytes()
    assert report.headers["Content-Disposition"] == 'attachment; filename="Kent report.pdf"'
    report.close()  # ends the request, and with it the connection: last


def test_a_report_that_is_a_text_has_no_picture_of_its_pages(proposed: Inspection, browser: Client) -> None:
    page = f"{HOME}{proposed.pk}/page/2/"
    assert "page/2.png" in browser.get(page).content.decode()
    type(proposed.report).objects.filter(pk=proposed.report_id).update(media_type="text/plain")
    shown = browser.get(page)
    assert "Hold strategy discussions." in text_of(shown)
    assert "page/2.png" not in shown.content.decode()


# Adding


def give(browser: Client, content: bytes, name: str = "report.pdf", **more: str):
    return browser.post("/inspections/add/", {"report": SimpleUploadedFile(name, content), **more})


@pytest.mark.shared
def test_a_dropped_report_becomes_an_entry_and_a_draft_plan(shared: Path, browser: Client) -> None:
    report = (shared / "corpus" / "pdf" / "SIF-kent-2017-06-13.pdf").read_bytes()
    response = give(browser, report, "Kent 2017.pdf", **day("received", date(2017, 6, 13)))
    made = Inspection.objects.get()
    where = f"{HOME}{made.pk}/confirm/"
    assert response.headers["Location"] == where
    assert browser.post(f"{where}details/", details(made)).headers["Location"] == where
    made.refresh_from_db()
    grades = GRADES | {"judgement-6-grade": "Requires improvement", "version": str(made.version)}
    assert browser.post(f"{where}judgements/", grades).headers["Location"] == where
    assert browser.post(f"{where}recommendations/", {"all": "1"}).headers["Location"] == where
    made.refresh_from_db()
    done = browser.post(where, {"version": made.version})
    plan = Plan.objects.get()
    assert done.headers["Location"] == f"/plans/{plan.pk}/"
    assert plan.items.count() == 16
    again = give(browser, report, "the same again.pdf")
    assert again.headers["Location"] == f"{HOME}{made.pk}/"
    assert Inspection.objects.count() == 1


@pytest.mark.shared
def test_a_report_about_another_council_is_refused(
    shared: Path, signed_in: Callable[..., Client], medway: Authority
) -> None:
    report = (shared / "corpus" / "pdf" / "SIF-kent-2017-06-13.pdf").read_bytes()
    response = give(signed_in(Role.QUALITY_ASSURANCE, medway), report)
    assert response.status_code == 400
    assert "The report is about Kent. You may add inspections of Medway." in text_of(response)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"GIF89a" + b"\x00" * 50, "not a kind of file"),
        (b"PK\x03\x04rubbish", "damaged or locked"),
        (b"just words, no report", "is plain text. Give PDF"),
        (b"%PDF-1.7\nrubbish", "damaged"),
        (pdf(1), "no text layer"),
    ],
)
def test_what_is_no_report_is_refused_with_the_reason(browser: Client, content: bytes, says: str) -> None:
    response = give(browser, content, "../../../etc/report.pdf")
    assert response.status_code == 400
    assert says in text_of(response)
    assert "etc/" not in text_of(response)
    assert not Inspection.objects.exists()


def test_without_a_file_the_form_says_so(browser: Client) -> None:
    response = browser.post("/inspections/add/")
    assert "Error: Add an inspection" in text_of(response)
    assert "Choose the report, a PDF." in text_of(response)


def test_an_inspection_is_entered_by_hand(browser: Client) -> None:
    sent = {
        "authority": "E10000016",
        "framework": "slac",
        "form": "inspection",
        **day("start", date(2010, 10, 11)),
        **day("end", date(2010, 10, 22)),
        **day("published", date(2010, 11, 19)),
    }
    response = browser.post("/inspections/add/by-hand/", sent)
    made = Inspection.objects.get()
    assert response.headers["Location"] == f"{HOME}{made.pk}/confirm/"
    assert (made.framework, made.windows, made.checked) == (
        "slac",
        [["2010-10-11", "2010-10-22"]],
        ["details"],
    )


def test_half_a_period_is_told(browser: Client) -> None:
    sent = {"authority": "E10000016", "framework": "slac", **day("start", date(2010, 10, 11))}
    response = browser.post("/inspections/add/by-hand/", sent)
    assert response.status_code == 400
    assert "Last day of fieldwork: give both days, or neither." in text_of(response)


# Confirming


@pytest.mark.parametrize(
    ("part", "number"),
    [
        ("", 7),
        ("details/", 4),
        ("judgements/", 6),
        ("recommendations/", 5),
        ("recommendations/add/", 4),
        ("findings/", 8),
        ("turn-down/", 4),
    ],
)
def test_each_step_takes_a_fixed_number_of_queries(
    proposed: Inspection,
    browser: Client,
    part: str,
    number: int,
    django_assert_num_queries: Callable[..., object],
) -> None:
    with django_assert_num_queries(number):  # session, person and roles among them
        assert browser.get(f"{HOME}{proposed.pk}/confirm/{part}").status_code == 200


def test_a_grade_that_a_hard_rule_forbids_is_refused_on_the_page(
    proposed: Inspection, browser: Client
) -> None:
    sent = GRADES | {"judgement-5-grade": "Inadequate", "version": str(proposed.version)}
    response = browser.post(f"{HOME}{proposed.pk}/confirm/judgements/", sent)
    assert response.status_code == 400
    assert "Overall effectiveness cannot be Good" in text_of(response)
    assert "sif-key-inadequate" in text_of(response)
    assert 'value="Inadequate" selected' in response.content.decode()


def test_a_grade_never_seen_before_asks_for_a_reason_and_takes_it(
    proposed: Inspection, browser: Client
) -> None:
    where = f"{HOME}{proposed.pk}/confirm/judgements/"
    sent = GRADES | {"judgement-0-grade": "Outstanding", "version": str(proposed.version)}
    response = browser.post(where, sent)
    assert response.status_code == 400
    (name,) = set(re.findall(r'name="(rule-\d+-reason)"', response.content.decode()))
    assert browser.post(where, sent | {name: "Printed on page 1."}).status_code == 302
    proposed.refresh_from_db()
    assert proposed.overrides == {"sif-outstanding": "Printed on page 1."}
    assert "Kept because: Printed on page 1." in text_of(browser.get(f"{HOME}{proposed.pk}/"))


def test_a_grade_that_is_none_is_refused(proposed: Inspection, browser: Client) -> None:
    sent = GRADES | {"judgement-0-grade": "<script>", "version": str(proposed.version)}
    response = browser.post(f"{HOME}{proposed.pk}/confirm/judgements/", sent)
    assert response.status_code == 400
    assert "<script>" not in response.content.decode().replace("&lt;", "")


def test_of_two_people_the_second_sees_both_versions(proposed: Inspection, browser: Client) -> None:
    where = f"{HOME}{proposed.pk}/confirm/details/"
    mine = details(proposed, note="Mine")
    assert browser.post(where, details(proposed, note="Theirs")).status_code == 302
    response = browser.post(where, mine)
    assert response.status_code == 409
    found = text_of(response)
    assert "As somebody else left it" in found
    assert "Theirs" in found
    assert "Mine" in found
    version = re.search(r'name="version" value="(\d+)"', response.content.decode())[1]
    assert browser.post(where, mine | {"version": version}).status_code == 302
    proposed.refresh_from_db()
    assert proposed.note == "Mine"


def test_a_recommendation_is_set_right_beside_its_page(proposed: Inspection, browser: Client) -> None:
    first = proposed.recommendations.first()
    where = f"{HOME}{proposed.pk}/confirm/recommendations/{first.pk}/"
    shown = browser.get(where)
    assert f'src="{HOME}{proposed.pk}/page/2.png"' in shown.content.decode()
    assert "Recommendations 1. Hold strategy discussions." in text_of(shown)
    sent = {
        "version": "1",
        "number": "1",
        "text": "Hold them whenever risk rises.",
        "sub_items": "first\nsecond",
        "addressee": "authority",
        "kind": "recommendation",
        "due_band": "",
        "page": "2",
        "state": "confirmed",
    }
    assert browser.post(where, sent | {"page": "9"}).status_code == 400
    assert browser.post(where, sent).status_code == 302
    first.refresh_from_db()
    assert (first.text, first.sub_items, first.state) == (sent["text"], ["first", "second"], "confirmed")
    other = browser.get(f"{HOME}{proposed.pk}/confirm/recommendations/{first.pk + 1000}/")
    assert other.status_code == 404


def test_recommendations_are_decided_one_by_one_or_all_that_remain(
    proposed: Inspection, browser: Client
) -> None:
    where = f"{HOME}{proposed.pk}/confirm/recommendations/"
    first = proposed.recommendations.first()
    browser.post(where, {f"asked-{first.pk}-state": "rejected"})
    browser.post(where, {"all": "1", f"asked-{first.pk}-state": "rejected"})
    assert [each.state for each in proposed.recommendations.all()] == ["rejected", "confirmed", "confirmed"]


def test_links_to_findings_are_decided_and_added(proposed: Inspection, browser: Client) -> None:
    first, second, _ = proposed.recommendations.all()
    link, finding = first.links.get(), proposed.findings.last()
    sent = {f"link-{link.pk}-state": "confirmed", f"asked-{second.pk}-finding": str(finding.pk)}
    assert browser.post(f"{HOME}{proposed.pk}/confirm/findings/", sent).status_code == 302
    link.refresh_from_db()
    assert (link.state, second.links.get().finding) == ("confirmed", finding)


def test_what_is_confirmed_leads_back_to_its_page(confirmed: Inspection, browser: Client) -> None:
    for part in ("", "details/", "judgements/", "recommendations/", "turn-down/"):
        response = browser.get(f"{HOME}{confirmed.pk}/confirm/{part}")
        assert response.headers["Location"] == f"{HOME}{confirmed.pk}/", part


def test_links_are_decided_after_confirming_too(confirmed: Inspection, browser: Client) -> None:
    link = confirmed.recommendations.first().links.get()
    where = f"{HOME}{confirmed.pk}/confirm/findings/"
    assert "Join recommendations to findings" in text_of(browser.get(f"{HOME}{confirmed.pk}/"))
    assert (
        browser.post(where, {f"link-{link.pk}-state": "confirmed"}).headers["Location"]
        == f"{HOME}{confirmed.pk}/"
    )
    assert "(proposed)" not in text_of(browser.get(f"{HOME}{confirmed.pk}/"))


def test_turning_down_needs_a_reason(proposed: Inspection, browser: Client) -> None:
    where = f"{HOME}{proposed.pk}/confirm/turn-down/"
    assert "Say why it is turned down." in text_of(browser.post(where, {"version": "1", "why": ""}))
    assert (
        browser.post(where, {"version": "1", "why": "Wrong council."}).headers["Location"] == "/inspections/"
    )


@pytest.mark.parametrize(
    "part", ["", "confirm/", "confirm/details/", "confirm/judgements/", "confirm/findings/", "page/2/"]
)
def test_every_page_has_one_heading_a_title_and_no_inline_script(
    proposed: Inspection, browser: Client, part: str
) -> None:
    html = browser.get(f"{HOME}{proposed.pk}/{part}").content.decode()
    assert html.count("<h1") == 1
    assert re.search(r"<title>[^<]*Kent[^<]* – Headway</title>", html)
    assert " style=" not in html
    assert not re.search(r"<script(?![^>]*src=)", html)


def test_words_of_a_report_are_never_markup(
    kent: Authority, keeper: Person, browser: Client, read: Callable[..., object]
) -> None:
    made = actions.add_report(
        by=keeper,
        authority=kent,
        stored=keep(BytesIO(pdf()), name="<img src=x onerror=alert(1)>.pdf"),
        proposal=read(),
        note="<script>alert(1)</script>",
    )
    made.recommendations.update(text="<b onclick=alert(1)>x</b>")
    for part in ("", "confirm/recommendations/", "confirm/findings/", "confirm/details/"):
        html = browser.get(f"{HOME}{made.pk}/{part}").content.decode()
        assert "<script>alert" not in html, part
        assert "<b onclick" not in html, part
        assert "<img src=x" not in html, part
