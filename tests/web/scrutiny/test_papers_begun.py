"""Papers begun from what is known: an inspection's record, a plan, a file, or the bare headings of a kind."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from page_reading import read
from papers_kit import FULL, Council, form_of

from headway.benchmarks import read_register
from headway.documents import committee_paper, read_template, word
from headway.documents.content import PaperContent
from headway.documents.reading import read_paper
from headway.errors import ForPerson
from headway.reports import read_file
from headway.reports.page_texts import page_texts
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.plans import actions as plans
from headway.web.plans.models import Action, Plan
from headway.web.plans.owners import Owner
from headway.web.register.actions import load_register
from headway.web.register.actions.adding import propose_contents
from headway.web.register.models import Authority, Inspection
from headway.web.scrutiny.actions import papers as actions
from headway.web.scrutiny.models import Body, Meeting, Paper
from headway.web.scrutiny.queries import papers_starting as starting
from headway.web.scrutiny.queries.papers import known_to
from headway.web.scrutiny.queries.papers_checks import checked
from headway.web.scrutiny.queries.papers_records import record_of
from headway.web.scrutiny.rules.contents import content_of
from headway.web.scrutiny.rules.papers_skeletons import skeleton
from headway.web.scrutiny.states import PaperKind
from headway.web.trail.actions import SYSTEM

pytestmark = pytest.mark.django_db
ON = date(2018, 6, 1)


@pytest.fixture
def council(kent: Authority, person: Callable[..., Person]) -> Council:
    return Council(kent, person)


def text_of(content: PaperContent) -> str:
    return "\n\n".join([content.summary, *(f"{each.heading}\n{each.text}" for each in content.sections)])


def test_the_outcome_of_an_inspection_is_begun_with_its_figures_and_their_sources(council: Council) -> None:
    start = starting.from_inspection(council.inspection, council.meeting, ON, attached=True)
    content = start.content
    assert isinstance(content, PaperContent)
    said = text_of(content)
    for words in (
        "between 6 and 30 March 2017",
        "Overall effectiveness was judged ‘Good’.",
        "| Children who need help and protection | Requires improvement |",
        "two recommendations to the Council (numbers 1 to 2)",
        "| 2 | Check fostering. | 21 |",
        "within 70 working days of receiving the report: by Wednesday 20 September 2017",
        "A copy of it is attached as Appendix 1.",
    ):
        assert words in said, words
    assert content.recommendations == (
        "The Children's Committee is asked to CONSIDER and COMMENT on the content of the inspection report.",
    )
    assert content.from_lines == ()
    assert content.background is None, "background documents are an explicit choice"
    sources = {row["sentence"]: row["source"] for row in start.sources}
    due = next(text for text in sources if "70 working days" in text)
    assert "the clock “Publish the written statement" in sources[due]
    assert all("confirmed by Quentin Quality" in each for each in sources.values())


def test_the_begun_paper_reads_as_the_writer_of_the_pack_writes_it(council: Council) -> None:
    start = starting.from_inspection(council.inspection, council.meeting, ON, attached=True)
    content = start.content
    tree = committee_paper(replace(content, body="B", on=ON), read_template("default"))  # type: ignore[arg-type]
    headings = [each.text[0].text for each in tree.blocks if type(each).__name__ == "Heading" and each.number]
    assert headings[:6] == [
        "Introduction",
        "What the inspectors judged",
        "What the report asks for",
        "What the Council must do",
        "Next steps",
        "Recommendations",
    ]
    assert [each.caption for each in tree.blocks if type(each).__name__ == "Table"]


def test_an_inspection_without_its_day_of_receipt_begins_no_paper(council: Council) -> None:
    Inspection.objects.filter(pk=council.inspection.pk).update(received=None)
    with pytest.raises(ForPerson, match="received is not recorded"):
        starting.from_inspection(Inspection.objects.get(pk=council.inspection.pk), None, ON, attached=False)


def test_what_was_turned_down_is_not_in_the_record(council: Council) -> None:
    council.inspection.recommendations.filter(number="2").update(state="rejected")
    record = record_of(Inspection.objects.get(pk=council.inspection.pk))
    assert record is not None
    assert [each.number for each in record.recommendations] == ["1", "3"]
    assert record.judgements.help_protection == "Requires improvement"


@pytest.fixture
def plan(council: Council) -> Plan:
    """Three actions on the first recommendation: one late and red, one under way, one delivered; the second without."""
    made = plans.draft_from(by=council.officer, inspection=council.inspection)
    first = made.items.get(recommendation__number="1")
    plans.answer(
        by=council.officer, item=first, version=first.version, answer="accepted", on=date(2017, 9, 1)
    )
    early = datetime(2017, 9, 1, tzinfo=ZoneInfo("Europe/London"))
    for title, due in (("Standards", date(2018, 5, 20)), ("Training", date(2018, 9, 1)), ("Audit", None)):
        plans.add_action(
            by=council.officer,
            item=first,
            title=title,
            owners=[Owner("Hannah Head", "Head of Service")],
            due=due,
            at=early,
        )
    late = Action.objects.get(title="Standards")
    red = made.status_words.filter(rag="red").first()
    plans.update(
        by=council.other,
        action=late,
        version=late.version,
        status=red,
        narrative="Posts are vacant.",
        at=early,
    )
    Action.objects.filter(title="Audit").update(stage="delivered")
    return Plan.objects.get(pk=made.pk)


def test_the_progress_of_a_plan_is_begun_with_counts_and_what_they_are_out_of(
    council: Council, plan: Plan
) -> None:
    start = starting.from_plan(plan, council.meeting, ON)
    content = start.content
    assert isinstance(content, PaperContent)
    assert content.summary == (
        "The plan answers three recommendations with three actions. By 1 June 2018, one of three actions was "
        "closed, and one of two open actions was past its due date."
    )
    said = text_of(content)
    for words in (
        "One of three recommendations has been answered.",
        "| Off track | 1 of 3 |",
        "Of three actions, two are open, one is delivered, none is embedded and none is superseded.",
        "**Standards** (Recommendation 1): due 20 May 2018, 12 days late; Head of Service",
        "**Standards** (Recommendation 1), Off track (red): Posts are vacant. (update of 1 September 2017)",
        "This is the first paper on the progress of this plan.",
        "Two of three recommendations have no action: Recommendation 2 and Recommendation 3.",
    ):
        assert words in said, words
    assert all("as at 1 June 2018" in row["source"] for row in start.sources)
    said_with_figures = [row["sentence"] for row in start.sources]
    assert len(said_with_figures) == len(set(said_with_figures)) >= 8


def test_what_changed_is_told_since_the_last_paper(council: Council, plan: Plan) -> None:
    start = starting.from_plan(plan, council.meeting, ON)
    first = council.paper(kind="plan progress", content=start.content, plan=plan)
    council.signed(first, council.director)
    Paper.objects.filter(pk=first.pk).update(created=datetime(2018, 2, 1, tzinfo=ZoneInfo("Europe/London")))
    action = Action.objects.get(title="Training")
    plans.reschedule(
        by=council.officer,
        action=action,
        version=action.version,
        due=date(2018, 12, 1),
        reason="A new supplier.",
    )
    content = starting.from_plan(plan, council.meeting, ON).content
    said = text_of(content)  # type: ignore[arg-type]
    assert "Since the last paper, begun on 1 February 2018, there were no updates and no new actions." in said
    assert "One due date was changed:" in said
    assert "**Training**: from 1 September 2018 to 1 December 2018, because: A new supplier." in said


def test_a_plan_without_actions_says_so_in_plain_words(council: Council) -> None:
    plan = plans.draft_from(by=council.officer, inspection=council.inspection)
    content = starting.from_plan(Plan.objects.get(pk=plan.pk), None, ON).content
    assert isinstance(content, PaperContent)
    assert content.summary == "The plan is to answer three recommendations. By 1 June 2018 it had no action."
    assert "of no " not in text_of(content)


@pytest.mark.parametrize("kind", ["lessons", "audits"])
def test_kinds_whose_data_comes_later_have_headings_and_say_what_is_to_come(kind: str) -> None:
    content = skeleton(kind, "")
    assert isinstance(content, PaperContent)
    assert content.subject
    assert len(content.sections) >= 4
    assert any(
        re.search(r"^\[.*Headway will fill this in once it holds", each.text) for each in content.sections
    )


def test_every_kind_begins_with_something(council: Council) -> None:
    for kind in PaperKind:
        start = starting.from_nothing(kind, "A subject", council.meeting)
        made = actions.add_paper(
            by=council.officer, authority=council.authority, kind=kind, content=start.content, way=start.way
        )
        assert made.subject == "A subject"


def test_a_paper_from_a_file_has_its_fields_and_says_what_was_left(council: Council) -> None:
    council.meeting  # noqa: B018 - made before it is looked for
    written = replace(
        FULL, recommendations_again=("The Committee is asked to NOTE something else.",), background=()
    )
    file = word(committee_paper(written, read_template("default")))
    start = starting.from_upload(
        SimpleUploadedFile("paper.docx", file), "other", None, known_to(council.authority.pk)
    )
    content = start.content
    assert isinstance(content, PaperContent)
    assert content.subject == "HALF-YEAR FIGURES"
    assert content.summary == FULL.summary
    assert [each.heading for each in content.sections] == ["Introduction", "Figures"]
    assert content.background == ()
    assert start.way[0].meeting == council.meeting.pk
    assert any("repeats the recommendations" in note for note in start.notes)


def test_the_add_page_begins_from_each(council: Council, plan: Plan) -> None:
    officer = council.browser(council.officer)
    common = {
        "authority": council.authority.pk,
        "classification": "unrestricted",
        "meeting": council.meeting.pk,
    }
    for more, words in (
        (
            {"kind": "inspection outcome", "inspection": council.inspection.pk, "attach": "on"},
            "70 working days",
        ),
        ({"kind": "plan progress", "plan": plan.pk}, "The plan answers three recommendations"),
        ({"kind": "workforce"}, "Posts, vacancies and turnover"),
        (
            {
                "kind": "other",
                "file": SimpleUploadedFile("a.txt", b"Subject: Buses\n\n1. Introduction\n1.1 Words.\n"),
            },
            "Words.",
        ),
    ):
        response = officer.post("/papers/add/", common | more, follow=True)
        assert response.status_code == 200, read(response).errors
        paper = Paper.objects.latest("pk")
        shown = read(officer.get(f"/papers/{paper.pk}/"))
        assert words in shown.text
        assert "Children's Committee – 21 June 2018" in shown.text
    outcome = Paper.objects.get(kind="inspection outcome")
    assert outcome.appendices.get().sha256 == council.inspection.report.sha256
    assert "Where the figures come from" in read(officer.get(f"/papers/{outcome.pk}/")).text


def test_a_paper_without_a_subject_or_a_start_is_not_added(council: Council) -> None:
    officer = council.browser(council.officer)
    sent = {"authority": council.authority.pk, "classification": "unrestricted", "kind": "other"}
    response = officer.post("/papers/add/", sent)
    assert response.status_code == 400
    assert read(response).errors == ["Give the paper a subject."]


def test_an_inspection_or_plan_of_another_council_is_not_offered(
    council: Council, plan: Plan, medway: Authority
) -> None:
    stranger = Client()
    stranger.force_login(
        council.person(Role.OFFICER, medway), backend="django.contrib.auth.backends.ModelBackend"
    )
    page = stranger.get("/papers/add/").content.decode()
    assert f'value="{council.inspection.pk}"' not in page.split('name="inspection"')[1].split("</select>")[0]
    assert str(plan) not in page


@pytest.mark.shared
def test_the_check_on_the_site_finds_what_is_wrong_in_the_papers_of_2017(
    council: Council, shared: Path
) -> None:
    report = shared / "corpus/pdf/SIF-kent-2017-06-13.pdf"
    inspection = council.inspection
    inspection.recommendations.all().delete()
    inspection.report.pages = list(page_texts(report))
    inspection.report.save()
    propose_contents(inspection, read_file(report))
    load_register(by=SYSTEM, register=read_register(shared / "register/la_judgement_history_2013_2026.csv"))
    committee = Body.objects.create(
        authority=council.authority,
        name="Children's, Young People and Education Cabinet Committee",
        kind="cabinet committee",
    )
    Meeting.objects.create(body=committee, on=date(2017, 6, 22))
    found: dict[str, set[str]] = {}
    for name in ("000_03e96424077562b6", "001_fe5427226dad3eb1"):
        start = starting.from_file(
            shared / f"seeds/{name}.txt", "inspection outcome", None, known_to(council.authority.pk)
        )
        paper = council.paper(
            kind="inspection outcome", content=start.content, way=start.way, inspection=inspection
        )
        result = checked(paper, ON)
        found[name[:3]] = {f"{each.rule}: {each.quote}" for each in result.found}
        assert content_of(paper).sections == start.content.sections
    assert "plan-due-date: mid-September 2017" in found["000"]
    assert {"national-share: 28%", "national-rank: the upper quartile"} <= found["001"]
    assert any(each.startswith("inspectors: team of twelve") for each in found["001"])


@pytest.mark.shared
@pytest.mark.parametrize("name", ["000_03e96424077562b6", "001_fe5427226dad3eb1"])
def test_the_papers_of_2017_come_out_of_the_site_as_they_went_in(
    council: Council, shared: Path, name: str, tmp_path: Path
) -> None:
    start = starting.from_file(shared / f"seeds/{name}.txt", "other", None, known_to(council.authority.pk))
    assert isinstance(start.content, PaperContent)
    paper = council.paper(content=start.content, way=start.way)
    kept = content_of(council.again(paper))
    assert kept == start.content
    officer = council.browser(council.officer)
    sent = form_of(officer, paper) | {"do": "save"}
    assert officer.post(f"/papers/{paper.pk}/write/", sent).status_code == 302
    assert paper.versions.count() == 1, "the form gives back what it was given"
    file = tmp_path / "paper.docx"
    file.write_bytes(officer.get(f"/papers/{paper.pk}/paper.docx").content)
    again = read_paper(file).content
    for field in ("from_lines", "body", "on", "classification", "previous", "future", "division", "summary"):
        assert getattr(again, field) == getattr(kept, field), field
    assert [each.replace("**", "") for each in again.recommendations] == [
        each.replace("**", "") for each in kept.recommendations
    ], "the writer sets their verbs bold"
    assert [(each.heading, plain(each.text)) for each in again.sections] == [
        (each.heading, plain(each.text)) for each in kept.sections
    ]
    assert (again.background, again.contacts) == (kept.background, kept.contacts)


def plain(text: str) -> str:
    """The words and marks of a text without how its lines are parted."""
    return " ".join(text.split())


def test_a_letter_is_read_from_a_file_into_its_own_form(council: Council) -> None:
    lines = (
        "The Council",
        "1 June 2018",
        "Ms A Reader",
        "Dear Ms Reader",
        "The assessment",
        "Words are here.",
    )
    text = "\n\n".join((*lines, "Yours sincerely", "A Writer"))
    officer = council.browser(council.officer)
    sent = {
        "authority": council.authority.pk,
        "classification": "unrestricted",
        "kind": "letter",
        "file": SimpleUploadedFile("letter.txt", text.encode()),
    }
    response = officer.post("/papers/add/", sent, follow=True)
    page = read(response)
    assert page.value("salutation") == "Dear Ms Reader"
    assert page.value("subject") == "The assessment"
    assert page.value("on-year") == "2018"


@pytest.mark.shared
def test_the_check_finds_that_the_message_of_2017_does_not_quote_the_report(
    council: Council, shared: Path
) -> None:
    report = shared / "corpus/pdf/SIF-kent-2017-06-13.pdf"
    council.inspection.report.pages = list(page_texts(report))
    council.inspection.report.save()
    start = starting.from_file(
        shared / "seeds/002_6507c4e15036cd29.txt", "message", None, known_to(council.authority.pk)
    )
    paper = council.paper(kind="message", content=start.content, way=(), inspection=council.inspection)
    found = checked(paper, ON).found
    assert "quotation" in {each.rule for each in found}
