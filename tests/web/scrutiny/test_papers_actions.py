"""Writing papers: what each action allows, keeps, re-opens and tells the trail."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from papers_kit import EXEMPT, FULL, ON, SECRET, Council

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.register.models import Authority
from headway.web.scrutiny.actions import papers as actions
from headway.web.scrutiny.actions.papers import Acknowledged, Marking, Signatory
from headway.web.scrutiny.models import Body, Meeting, Paper
from headway.web.scrutiny.queries.papers_checks import errors_left
from headway.web.scrutiny.rules.contents import Way, content_of
from headway.web.scrutiny.rules.papers_chain import earlier, in_force, turn_of
from headway.web.scrutiny.rules.papers_faults import acknowledged_in
from headway.web.trail.models import Event
from headway.web.versions import Conflict

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(kent: Authority, person: Callable[..., Person]) -> Council:
    return Council(kent, person)


def told() -> list[str]:
    return list(Event.objects.order_by("seq").values_list("action", flat=True))


def test_a_paper_begins_with_its_first_version(council: Council) -> None:
    paper = council.paper()
    assert (paper.state, paper.made_by, [each.number for each in paper.versions.all()]) == (
        "draft",
        council.officer,
        [1],
    )
    event = Event.objects.get()
    assert event.action == "paper.added"
    assert event.after["sha256"] == paper.versions.get().sha256


def test_who_may_not_write_papers_adds_none(council: Council) -> None:
    for person in (council.member, council.person(None)):
        with pytest.raises(PermissionDenied):
            council.paper(by=person)
    assert not Paper.objects.exists()


def test_a_paper_needs_a_subject_and_a_known_kind(council: Council) -> None:
    with pytest.raises(ForPerson, match="subject"):
        council.paper(subject="  ")
    with pytest.raises(ForPerson, match="kind"):
        council.paper(kind="sonnet")
    with pytest.raises(ForPerson, match="another kind"):
        council.paper(kind="letter")


def test_a_change_appends_a_version_and_no_change_none(council: Council) -> None:
    paper = council.paper()
    council.written(paper)
    assert paper.versions.count() == 1
    council.written(paper, summary="Other words.")
    assert [each.number for each in paper.versions.all()] == [2, 1]
    assert told() == ["paper.added", "paper.written"]


def test_of_two_who_write_the_second_is_told(council: Council) -> None:
    paper = council.paper()
    theirs = council.again(paper)
    council.written(paper, summary="Mine.")
    with pytest.raises(Conflict) as clash:
        council.written(theirs, summary="Theirs.", by=council.other)
    assert clash.value.current.version == 2
    assert content_of(council.again(paper)).summary == "Mine."


def test_a_pathway_stays_within_the_council(council: Council, medway: Authority) -> None:
    body = Body.objects.create(authority=medway, name="Elsewhere", kind="committee")
    meeting = Meeting.objects.create(body=body, on=date(2018, 6, 1))
    for way in (
        [Way("x", is_this=True, meeting=meeting.pk)],
        [Way("x", is_this=True, body=body.pk)],
        [Way("x", is_this=True, meeting=99999)],
    ):
        with pytest.raises(ForPerson, match="not kept for this authority"):
            council.paper(way=way)
    with pytest.raises(ForPerson, match="written to one body"):
        council.paper(way=[*council.way, *council.way])


def test_an_inspection_of_another_council_begins_no_paper(council: Council, medway: Authority) -> None:
    there = Council(medway, council.person).inspection
    with pytest.raises(ForPerson, match="another authority"):
        council.paper(inspection=there)


def test_an_earlier_version_is_brought_back_on_top_of_the_others(council: Council) -> None:
    paper = council.paper()
    council.written(paper, summary="Other words.")
    actions.write_paper(
        by=council.officer, paper=paper, version=paper.version, content=FULL, way=[], marking=EXEMPT
    )
    first = paper.versions.get(number=1)
    paper = council.again(paper)
    actions.bring_back(by=council.officer, paper=paper, version=paper.version, earlier=first)
    paper = council.again(paper)
    assert (content_of(paper).summary, content_of(paper).body) == (FULL.summary, FULL.body)
    assert paper.classification == "exempt", "going back makes nothing public"
    assert [each.number for each in paper.versions.all()] == [4, 3, 2, 1]


def test_a_version_of_another_paper_is_not_brought_back(council: Council) -> None:
    paper, other = council.paper(), council.paper()
    with pytest.raises(ForPerson, match="another paper"):
        actions.bring_back(by=council.officer, paper=paper, version=1, earlier=other.versions.get())


def test_each_signs_in_order_the_version_in_hand(council: Council) -> None:
    paper = council.asked(council.paper(), council.director, council.member)
    with pytest.raises(ForPerson, match="Dora Director's turn"):
        actions.sign(by=council.member, paper=paper, signs=1, on=ON)
    with pytest.raises(ForPerson, match="changed since"):
        actions.sign(by=council.director, paper=paper, signs=7, on=ON)
    with pytest.raises(PermissionDenied):
        actions.sign(by=council.other, paper=paper, signs=1, on=ON)
    actions.sign(by=council.director, paper=paper, signs=1, on=ON, comment="Good.")
    assert council.again(paper).state == "signing"
    actions.sign(by=council.member, paper=paper, signs=1, on=ON)
    assert council.again(paper).state == "signed"
    assert [(each.outcome, each.version_signed) for each in in_force(paper.sign_offs.all())] == [
        ("signed", 1),
        ("signed", 1),
    ]


def test_a_change_reopens_the_signatures_and_keeps_them_on_record(council: Council) -> None:
    paper = council.signed(council.paper(), council.director, council.member)
    made = council.written(paper, summary="Changed after all.")
    assert made.reopened == 2
    paper = council.again(paper)
    rows = list(paper.sign_offs.all())
    assert paper.state == "draft"
    assert [each.outcome for each in in_force(rows)] == ["pending", "pending"]
    assert [(each.outcome, each.version_signed) for each in earlier(rows)] == [("signed", 1), ("signed", 1)]
    assert Event.objects.latest("seq").after["signatures_reopened"] == 2


def test_saving_without_a_change_keeps_the_signatures(council: Council) -> None:
    paper = council.signed(council.paper(), council.director)
    assert council.written(paper).reopened == 0
    assert council.again(paper).state == "signed"


def test_an_appendix_after_a_signature_reopens_it(council: Council) -> None:
    paper = council.signed(council.paper(), council.director)
    council.appendix(paper)
    assert council.again(paper).state == "draft"
    assert turn_of(in_force(paper.sign_offs.all())).person == council.director


def test_sent_back_the_paper_is_a_draft_and_all_are_asked_again(council: Council) -> None:
    paper = council.asked(council.paper(), council.director, council.member)
    actions.sign(by=council.director, paper=paper, signs=1, on=ON)
    with pytest.raises(ForPerson, match="What is to change"):
        actions.send_back(by=council.member, paper=paper, signs=1, comment=" ")
    actions.send_back(by=council.member, paper=paper, signs=1, comment="Shorter, please.")
    paper = council.again(paper)
    assert paper.state == "draft"
    actions.ask_for_sign_off(by=council.officer, paper=paper, version=paper.version, on=ON)
    rows = list(paper.sign_offs.all())
    assert [each.outcome for each in in_force(rows)] == ["pending", "pending"]
    assert [each.comment for each in earlier(rows)] == ["", "Shorter, please."]


def test_only_those_whose_role_allows_it_are_named_and_each_once(council: Council, medway: Authority) -> None:
    paper = council.paper()
    stranger = Council(medway, council.person).director

    def name(*people: Person) -> None:
        actions.name_signatories(
            by=council.officer,
            paper=paper,
            version=paper.version,
            signatories=[Signatory(each) for each in people],
        )

    with pytest.raises(ForPerson, match="may not sign"):
        name(stranger)
    with pytest.raises(ForPerson, match="twice"):
        name(council.director, council.director)
    with pytest.raises(ForPerson, match="Name who signs"):
        actions.ask_for_sign_off(by=council.officer, paper=paper, version=paper.version, on=ON)
    name(council.director)
    name(council.member, council.director)
    assert [each.person.name for each in in_force(paper.sign_offs.all())] == ["Mary Member", "Dora Director"]
    assert paper.sign_offs.count() == 2, "who was asked and had not answered is asked no more"


def test_errors_of_the_check_are_answered_for_before_sign_off(council: Council) -> None:
    paper = council.paper()
    council.written(paper, recommendations=("The Committee is asked to enjoy the report.",))
    actions.name_signatories(
        by=council.officer, paper=paper, version=paper.version, signatories=[Signatory(council.director)]
    )
    left = errors_left(paper, ON)
    assert "recommendation-verb" in {each.rule for each in left}

    def ask(*answers: Acknowledged) -> Paper:
        paper.refresh_from_db()
        return actions.ask_for_sign_off(
            by=council.officer, paper=paper, version=paper.version, on=ON, acknowledged=answers
        )

    with pytest.raises(ForPerson, match=f"{len(left)} error"):
        ask()
    with pytest.raises(ForPerson, match="error"):
        ask(*(Acknowledged(each.key, "  ") for each in left))
    ask(*(Acknowledged(each.key, "The chair asked for this wording.") for each in left))
    paper = council.again(paper)
    assert errors_left(paper, ON) == []
    assert {each.reason for each in acknowledged_in(paper)} == {"The chair asked for this wording."}
    assert paper.versions.count() == 2, "answering for an error is no change of the paper"


def test_an_answer_is_about_these_words_and_no_others(council: Council) -> None:
    paper = council.paper()
    wrong = ("The Committee is asked to enjoy the report.",)
    council.written(paper, recommendations=wrong)
    paper = council.asked(paper, council.director)
    council.written(paper, recommendations=("The Committee is asked to love the report.",))
    assert [each.rule for each in errors_left(council.again(paper), ON)] == ["recommendation-verb"]


def test_appendices_are_numbered_kept_and_taken_off_again(council: Council) -> None:
    paper = council.paper()
    first, second = council.appendix(paper), council.appendix(paper, title="Second", name="second.pdf")
    assert (first.number, second.number) == ("1", "2")
    with pytest.raises(ForPerson, match="appendix 1 already"):
        council.appendix(paper, number="1")
    first.paper = paper = council.again(paper)
    actions.remove_appendix(by=council.officer, appendix=first, version=paper.version)
    assert [each.number for each in paper.appendices.all()] == ["2"]
    assert [len(each.whole["appendices"]) for each in paper.versions.all()] == [1, 2, 1, 0]


def test_an_appendix_is_pdf_word_or_excel(council: Council) -> None:
    with pytest.raises(ForPerson, match="PDF"):
        council.appendix(council.paper(), file=b"plain words\n", name="words.txt")


def test_the_error_about_a_restricted_file_does_not_name_it(council: Council) -> None:
    with pytest.raises(ForPerson) as fault:
        council.appendix(council.paper(), file=b"plain words\n", name="zebulon.txt", marking=EXEMPT)
    assert "zebulon" not in str(fault.value)


def test_a_withdrawn_paper_changes_no_more(council: Council) -> None:
    paper = council.paper()
    with pytest.raises(ForPerson, match="reason"):
        actions.withdraw_paper(by=council.officer, paper=paper, version=paper.version, reason="")
    paper = council.again(paper)
    actions.withdraw_paper(by=council.officer, paper=paper, version=paper.version, reason="Overtaken.")
    for act in (lambda: council.written(paper), lambda: council.appendix(paper)):
        with pytest.raises(ForPerson, match="withdrawn"):
            act()


def test_a_published_paper_does_not_change(council: Council) -> None:
    paper = council.paper()
    Paper.objects.filter(pk=paper.pk).update(state="published")
    with pytest.raises(ForPerson, match="published"):
        council.written(council.again(paper), summary="Other.")


def test_exempt_needs_paragraphs_reason_who_and_when(council: Council) -> None:
    for marking in (
        Marking("exempt", (), "Why", "Who", ON),
        Marking("exempt", (9,), "Why", "Who", ON),
        Marking("exempt", (3,), "", "Who", ON),
        Marking("exempt", (3,), "Why", "", ON),
        Marking("confidential", (), "", "Who", ON),
    ):
        with pytest.raises(ForPerson):
            council.paper(marking=marking)


def test_the_trail_of_a_restricted_paper_says_none_of_its_words(council: Council) -> None:
    paper = council.paper(subject=SECRET, marking=EXEMPT)
    council.appendix(paper, title=SECRET, name="zebulon.pdf")
    paper = council.again(paper)
    council.written(paper, summary=SECRET)
    council.signed(paper, council.director)
    actions.withdraw_paper(by=council.officer, paper=paper, version=paper.version, reason=SECRET)
    for event in Event.objects.all():
        row = json.dumps([event.subject_label, event.why, event.before, event.after], default=str)
        assert "ebulon" not in row, event.action
    assert Event.objects.count() == 7


def test_a_paper_that_becomes_open_does_not_tell_what_was_restricted(council: Council) -> None:
    paper = council.paper(subject=SECRET, marking=EXEMPT)
    actions.write_paper(
        by=council.officer,
        paper=paper,
        version=paper.version,
        content=FULL,
        marking=Marking(),
        why="Zebulon has gone",
    )
    event = Event.objects.latest("seq")
    assert "Zebulon" not in json.dumps([event.subject_label, event.why, event.after])
