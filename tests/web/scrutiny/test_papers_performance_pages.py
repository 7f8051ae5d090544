"""A paper begun from measures on the site: chosen on a form, with charts to attach; and the health check's template."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from measures_site import a_measure, figures, last_months
from page_reading import read
from pypdfium2 import PdfDocument

from headway.documents.content import PaperContent
from headway.errors import ForPerson
from headway.indicators.definition import catalogue
from headway.indicators.periods import month_code, month_number
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.performance.models import Measure, Scorecard, ScorecardRow, Target
from headway.web.register.models import Authority
from headway.web.register.storage import path_of
from headway.web.scrutiny.models import Paper
from headway.web.scrutiny.queries.papers_performance import From, health_check_template
from headway.web.scrutiny.queries.papers_starting import from_measures
from headway.web.scrutiny.rules.contents import content_of
from headway.web.scrutiny.rules.papers_health_check import NAME, built_in, read_health_check

pytestmark = pytest.mark.django_db


@pytest.fixture
def latest() -> str:
    """The month that has just ended."""
    return month_code(month_number(timezone.localdate()) - 1)


@pytest.fixture
def red(kent: Authority, latest: str) -> Measure:
    made = a_measure(kent)
    figures(made, [20, 21, 19, 20, 22, 18] * 3 + [40, 41], periods=last_months(20, latest))
    Target.objects.create(
        measure=made, number=1, from_day="2020-04-01", target=Decimal(20), floor=Decimal(25), reason="Plan."
    )
    return made


@pytest.fixture
def card(red: Measure) -> Scorecard:
    made = Scorecard.objects.create(authority=red.authority, title="The directorate")
    ScorecardRow.objects.create(scorecard=made, measure=red)
    return made


def added(client: Client, **given: str) -> Paper:
    sent = {"authority": "E10000016", "classification": "unrestricted"} | given
    answer = client.post("/papers/add/", sent, follow=True)
    assert answer.status_code == 200
    assert not read(answer).errors
    return Paper.objects.latest("pk")


def test_the_form_offers_scorecards_themes_and_months_and_takes_them_from_the_address(
    officer: Client, card: Scorecard, latest: str
) -> None:
    page = read(
        officer.get("/papers/add/", {"kind": "red indicators", "scorecard": card.pk, "period": latest})
    )
    assert "Scorecard: The directorate" in page.text
    assert "Every measure of: Front door" in page.text
    tree = page.tree
    assert tree.xpath("//select[@name='scorecard']/option[@selected]/@value") == [str(card.pk)]
    assert tree.xpath("//select[@name='period']/option[@selected]/@value") == [latest]
    assert tree.xpath("//input[@name='kind'][@checked]/@value") == ["red indicators"]


def test_a_paper_is_begun_from_a_scorecard_with_its_sources(officer: Client, card: Scorecard) -> None:
    paper = added(officer, kind="red indicators", scorecard=str(card.pk))
    assert paper.subject == "Indicators that are rated red"
    shown = read(officer.get(f"/papers/{paper.pk}/"))
    assert "41.0%" in shown.text
    assert "rereferral_pct, definition 1" in shown.text
    assert paper.versions.get().why.startswith("Begun from the scorecard “The directorate”, as at ")


def test_a_paper_is_begun_from_a_theme_as_at_a_month(officer: Client, red: Measure, latest: str) -> None:  # noqa: ARG001
    month = last_months(5, latest)[0]
    paper = added(officer, kind="red indicators", scorecard="theme-front_door", period=month)
    said = content_of(paper, restricted=True)
    assert isinstance(said, PaperContent)
    assert "none is below the floor" in said.summary


@pytest.mark.parametrize("wrong", [{"scorecard": "999"}, {"scorecard": "theme-none"}, {"period": "1999-01"}])
def test_what_is_not_offered_is_refused(officer: Client, red: Measure, wrong: dict[str, str]) -> None:  # noqa: ARG001
    sent = {"authority": "E10000016", "classification": "unrestricted", "kind": "red indicators"} | wrong
    answer = officer.post("/papers/add/", sent)
    assert read(answer).errors
    assert not Paper.objects.exists()


def test_charts_go_along_as_an_appendix(officer: Client, red: Measure, kent: Authority, latest: str) -> None:  # noqa: ARG001
    small = a_measure(kent, "small", title="Few children")
    figures(small, [3] * 18 + [20] * 2, periods=last_months(20, latest))
    Target.objects.create(measure=small, number=1, from_day="2020-04-01", target=Decimal(10), reason="Plan.")
    paper = added(officer, kind="red indicators", charts="on")
    appendix = paper.appendices.get()
    assert (appendix.number, appendix.title) == ("1", "Charts of the measures")
    pages = PdfDocument(path_of(appendix.sha256))
    said = " ".join("".join(page.get_textpage().get_text_range() for page in pages).split())
    assert "Re-referrals within twelve months, Kent." in said
    assert "Few children: one of its figures would tell of 1 to 5 children." in said
    assert "Appendix 1" in read(officer.get(f"/papers/{paper.pk}/")).text


def test_without_a_chart_to_show_none_is_attached_and_the_writer_is_told(officer: Client) -> None:
    sent = {"authority": "E10000016", "classification": "unrestricted", "kind": "workforce", "charts": "on"}
    answer = officer.post("/papers/add/", sent, follow=True)
    assert "No chart was attached" in read(answer).text
    assert not Paper.objects.get().appendices.exists()


def test_the_health_check_names_measures_of_the_catalogue_and_what_people_write() -> None:
    template = built_in()
    assert set(template.codes) <= set(catalogue().definitions)
    assert [each.heading for each in template.parts] == [
        "Workload",
        "Supervision",
        "Vacancies",
        "Turnover",
        "Agency workers",
        "Sickness",
        "What social workers say",
        "Why social workers leave",
    ]
    assert template.unverified
    assert all(each.measures or each.to_write for each in template.parts)


def test_a_council_has_its_own_health_check(
    kent: Authority, person: Callable[..., Person], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / NAME
    own.write_text(
        'title = "Ours"\nbasis = "Our standard of 2026."\n[[part]]\nheading = "Cases"\nasks = "How many?"\n'
        'measures = ["sw_caseload"]\nto_write = ["What the union says"]\n'
    )
    ours = read_health_check(own)
    assert ours.unverified == ""
    monkeypatch.setattr("headway.web.scrutiny.queries.papers_starting.health_check_template", lambda: ours)
    figures(a_measure(kent, "sw_caseload", title="Cases a worker", theme="workforce"), [15] * 8, of=1)
    start = from_measures(
        person(Role.OFFICER, kent), kent, "health check", From(), None, timezone.localdate()
    )
    assert isinstance(start.content, PaperContent)
    said = "\n".join(f"{each.heading}\n{each.text}" for each in start.content.sections)
    assert "Our standard of 2026." in said
    assert "not verified" not in said
    assert "[What the union says]" in said
    assert "Cases a worker" in said


def test_the_built_in_health_check_says_that_its_parameters_are_not_verified(
    kent: Authority, person: Callable[..., Person]
) -> None:
    assert not (settings.WORKSPACE.folder / NAME).exists()
    assert health_check_template() is built_in()
    start = from_measures(
        person(Role.OFFICER, kent), kent, "health check", From(), None, timezone.localdate()
    )
    assert isinstance(start.content, PaperContent)
    assert "Parameters not verified: " in start.content.sections[0].text
    assert any("[The survey: when" in each.text for each in start.content.sections)
    assert any("[Exit interviews" in each.text for each in start.content.sections)


@pytest.mark.parametrize(
    "text",
    [
        "title = ",
        'title = "T"\nbasis = "B"',
        'title = "T"\nbasis = "B"\npart = 3',
        'title = "T"\nbasis = "B"\n[[part]]\nheading = "H"',
        'title = "T"\nbasis = "B"\n[[part]]\nheading = 3\nasks = "A"',
        'basis = "B"\n[[part]]\nheading = "H"\nasks = "A"',
    ],
)
def test_a_template_that_cannot_be_read_is_named(text: str, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(text)
    with pytest.raises(ForPerson, match=r"health-check\.toml cannot be read"):
        read_health_check(tmp_path / NAME)
