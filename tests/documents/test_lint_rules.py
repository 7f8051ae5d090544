"""Each rule by small papers: what it must find, and what it must leave alone."""

# ruff: noqa: E501 (sentences of papers)

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_samples import KENT_FORM, paper

from headway.benchmarks import RegisterRow
from headway.documents.lint import RULES, Need, Report, Severity, Sources, check, lint
from headway.documents.lint.numerals import number, per_cent
from headway.documents.lint.team import team_in
from headway.documents.lint.verbs import lemma
from headway.documents.meetings import Meeting
from headway.documents.reading import read_paper_text
from headway.minutes.record import OutcomeKind
from headway.reports.record import (
    Addressee,
    AuthorityName,
    Document,
    InspectionRecord,
    Judgements,
    Recommendation,
    RecommendationKind,
    ReportFramework,
    Window,
)

PAGE = (
    "Social workers know children well and visit them often. Plans are not always clear, and\nmanagers do not always "
    "see this in time. The inspection team consisted of five of Her Majesty’s Inspectors (HMI) and one additional "
    "inspector. Lead inspector: Ann Able HMI Team inspectors: Ben Bold, Cat Calm, Dan Deft, Eve Even, Fay Fair (AI) "
    "Shadow inspectors: Guy Good Senior data analyst: Hal Hunt"
)
RECORD = InspectionRecord(
    Document("0" * 64, 1),
    ReportFramework.SIF,
    authority=AuthorityName("Kent", "E10000016"),
    inspection=(Window(date(2017, 3, 6), date(2017, 3, 30)),),
    published=date(2017, 6, 13),
    judgements=Judgements(
        overall="Good", leadership="Good", help_protection="Requires improvement", care_leavers="Good", adoption="Good",
        in_care_or_looked_after="Good", lscb="Requires improvement",
    ),
    recommendations=tuple(
        Recommendation(str(n), Addressee.AUTHORITY, RecommendationKind.RECOMMENDATION, None, "x", (), 1) for n in range(3)
    ),
)  # fmt: skip
REPORT = Report(RECORD, (PAGE,))
WITH_REPORT = Sources(reports=(REPORT,))


def _row(code: str, name: str, published: date, overall: str, framework: str = "SIF") -> RegisterRow:
    return RegisterRow(name, code, framework, published=published, judgements={"overall": overall})


# Four authorities: one good by 1 June (25% of 4), Kent good on 13 June (40% of 5).
ROWS = (
    _row("E09000002", "Barking and Dagenham", date(2015, 1, 1), "Inadequate"),
    _row("E09000003", "Barnet", date(2015, 1, 1), "Requires improvement"),
    _row("E09000004", "Bexley", date(2015, 1, 1), "Requires improvement"),
    _row("E09000005", "Brent", date(2015, 1, 1), "Good"),
    _row("E10000016", "Kent", date(2017, 6, 13), "Good"),
    _row("E09000006", "Bromley", date(2018, 1, 1), "Good"),
)
WITH_ALL = Sources(reports=(REPORT,), rows=ROWS, attachments=("Appendix 1: Report",))


def found(text: str, sources: Sources = WITH_ALL, rule: str = "") -> list[tuple[str, str]]:
    faults = lint(read_paper_text(text), sources)
    return [(fault.rule, fault.quote) for fault in faults if not rule or fault.rule == rule]


def in_paragraph(sentence: str, sources: Sources = WITH_ALL) -> list[tuple[str, str]]:
    return found(paper(extra=sentence), sources)


def test_a_clean_paper_is_clean():
    assert found(KENT_FORM) == []
    assert found(paper()) == []


def test_every_fault_is_of_a_rule_that_the_reference_lists():
    listed = {rule.id for rule in RULES}
    texts = [paper(extra=said, again="Other.", classification="") for _, said, _ in WRONG]
    assert {fault.rule for text in texts for fault in lint(read_paper_text(text), WITH_ALL)} <= listed
    assert len(listed) == len(RULES)


WRONG = [
    ("inspection-dates", "Services were inspected between 6 and 29 March 2017.", "6 and 29 March 2017"),
    ("inspection-dates", "Ofsted inspected our services from 6 March to 30 March 2016.", "6 March to 30 March 2016"),
    ("inspection-dates", "The inspection of services took place in May 2017.", "in May 2017"),
    ("inspection-dates", "The inspection took place over a two week period.", "two week"),
    ("publication-date", "The inspection report was published on 14 June 2017.", "14 June 2017"),
    ("publication-date", "On 15 June 2017 Ofsted published its report.", "15 June 2017"),
    ("date-impossible", "Members meet on 31 June 2017.", "31 June 2017"),
    ("date-impossible", "Members meet on Monday 13 June 2017.", "Monday 13 June 2017"),
    ("plan-due-date", "The plan must be with Ofsted by 19 September 2017.", "19 September 2017"),
    ("plan-due-date", "The plan must be with Ofsted by mid-September.", "mid-September"),
    ("plan-due-date", "The plan has to be with the Inspectorate by the end of October 2017.", "the end of October 2017"),
    ("plan-due-date", "The plan follows within 60 working days of receiving the report.", "within 60 working days"),
    ("plan-due-date", "The plan follows within 70 days of receipt of the report.", "within 70 days"),
    ("judgement", "Overall effectiveness was judged 'Outstanding'.", "Overall effectiveness was judged 'Outstanding"),
    ("judgement", "Help and protection was rated good.", "Help and protection was rated good"),
    ("judgement", "Leadership is good, while help and protection is good.", "help and protection is good"),
    ("judgement", "A judgement of inadequate was given for leadership.", "inadequate was given for leadership"),
    ("judgement", "Ofsted rated the Council as requiring improvement.", "Ofsted rated the Council as requiring improvement"),
    ("inspectors", "A team of twelve Ofsted inspectors came.", "team of twelve Ofsted inspectors"),
    ("inspectors", "The inspection team of 4 saw many cases.", "inspection team of 4"),
    ("recommendations-count", "The report makes twelve recommendations.", "twelve recommendations"),
    ("recommendations-count", "Ofsted made 5 key recommendations.", "5 key recommendations"),
    ("quotation", "Inspectors found that “social workers know children very well and visit them”.", "social workers know children very well and visit them"),
    ("quotation", "The report states: 'Nothing of this kind was ever written there.'", "Nothing of this kind was ever written there."),
    ("national-share", "Only 28% of local authorities inspected are good or better.", "Only 28%"),
    ("national-share", "Over half of councils in England are judged good or outstanding.", "Over half"),
    ("national-rank", "The judgement places us in the upper quartile of authorities.", "the upper quartile"),
    ("authorities-count", "Ofsted inspects each of the 150 English local authorities.", "150"),
    ("placeholder", "It will be reported to [name of body].", "[name of body]"),
    ("placeholder", "The cost is TBC.", "TBC"),
    ("appendix-not-attached", "See Appendix 2 for the plan.", "Appendix 2"),
    ("appendix-not-attached", "See appendices 1 to 3.", "appendices 1 to 3"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "sentence", "quote"), WRONG)
def test_what_is_wrong_is_found_with_its_words_and_nothing_else_is(rule, sentence, quote):
    assert in_paragraph(sentence) == [(rule, quote)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Services were inspected between 6 and 30 March 2017.",
        "The inspection took place over a four week period in March of this year.",
        "At the previous inspection, between 1 and 12 May 2013, services were found to be 'Adequate'.",
        "The plan must be with Ofsted by 20 September 2017.",
        "The plan will be brought to the Committee in September.",
        "The plan is due within 70 working days of receiving the report.",
        "Overall effectiveness was judged to be good, and help and protection requires improvement to be good.",
        "Children looked after, adoption and care leavers were judged good, while help and protection and the KSCB require improvement.",
        "Social workers do good work, and leadership of teams is improving.",
        "We aim to be judged outstanding overall at the next inspection.",
        "The report judged leadership to be good, up from inadequate.",
        "In 2010 leadership was judged inadequate.",
        "A team of six inspectors came, and one of them was a lead inspector.",
        "Seven inspectors were there, with the one who shadowed.",
        "The report makes three recommendations, of which two are met.",
        "Inspectors found that “social workers know children well … and visit them often”.",
        "The report says: “Plans are not always clear, and managers do not always see this in time.”",
        "The report calls this ‘not always clear’.",
        "Guidance says that “every child should have a plan that is kept under review by somebody”.",
        "The children’s plans and the advisers’ commitment are noted in the report.",
        "By 1 June 2017, 25% of local authorities inspected were good or better.",
        "Now 40% of authorities inspected so far are judged good or better.",
        "Of all primary schools in the county, 88% are good or better.",
        "Attendance puts us in the upper quartile for this indicator among authorities.",
        "The judgement places us in the top half of authorities inspected.",
        "There are 152 local authorities in England.",
        "See section 36 of the Act [2017] and the note [sic].",
        "He told members that “[the council] must now hold its nerve and see the programme through”.",
        "Appendix 2 of the constitution says so.",
    ],
)
def test_what_is_right_or_about_something_else_is_left_alone(sentence):
    assert in_paragraph(sentence) == []


def test_a_share_that_only_the_day_before_bears_out_is_advice():
    faults = lint(
        read_paper_text(paper(extra="Just 25% of local authorities inspected are good or better.")), WITH_ALL
    )
    (fault,) = faults
    assert (fault.rule, fault.severity) == ("national-share", Severity.ADVICE)
    assert "25.0% on 12 June 2017 (1 of 4)" in fault.message
    assert "40.0% on 22 June 2017 (2 of 5)" in fault.message


def test_a_wrong_deadline_that_another_receipt_explains_is_a_warning_and_the_receipt_settles_it():
    text = paper(extra="The plan must be with Ofsted by 19 September 2017.")
    (fault,) = lint(read_paper_text(text), WITH_REPORT)
    assert fault.severity is Severity.WARNING
    assert "20 September 2017" in fault.message
    assert found(text, replace(WITH_REPORT, received=date(2017, 6, 12))) == []
    assert found(text, replace(WITH_REPORT, stated_due=date(2017, 9, 19))) == []


def test_a_meeting_before_publication_is_told_and_a_paper_from_years_before_is_about_something_else():
    assert found(KENT_FORM.replace("22 June 2017", "8 June 2017"), WITH_ALL) == [
        ("before-publication", "Children's Committee - 8 June 2017")
    ]
    text = paper(
        to="Children's Committee - 22 June 2010", extra="Overall effectiveness was judged inadequate."
    )
    assert found(text, WITH_ALL) == []


def test_recommendations_to_the_board_are_counted_for_themselves():
    board = tuple(replace(each, addressee=Addressee.LSCB) for each in RECORD.recommendations[:2])
    record = replace(RECORD, recommendations=(*RECORD.recommendations, *board))
    sources = replace(WITH_ALL, reports=(Report(record, (PAGE,)),))
    said = "The report makes three recommendations to the Council and two recommendations to the Safeguarding Children Board."
    assert in_paragraph(said, sources) == []
    assert in_paragraph(said.replace("two", "four"), sources) == [
        ("recommendations-count", "four recommendations")
    ]


def test_a_rank_is_a_range_and_the_message_says_which():
    (fault,) = lint(
        read_paper_text(paper(extra="Our judgement puts us in the top quarter of councils.")), WITH_ALL
    )
    assert "2 of 5 authorities held “Good”" in fault.message
    assert "from 1 to 2" in fault.message


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"classification": ""}, "classification"),
        ({"classification": "Internal"}, "classification"),
        ({"classification": "Exempt"}, "classification-complete"),
        ({"classification": "Exempt: paragraph 3 of Schedule 12A"}, "classification-complete"),
        ({"classification": "Exempt: paragraph 14 of Schedule 12A; public interest weighed"}, "classification-complete"),
        ({"classification": "Confidential: paragraph 3 of Schedule 12A"}, "classification-confidential"),
        ({"previous": ""}, "pathway-blank"),
        ({"recommend": "The Committee is asked to be aware of the report.", "again": "The Committee is asked to be aware of the report."}, "recommendation-verb"),
        ({"again": "The Committee is asked to NOTE the plan."}, "recommendation-repeated"),
        ({"recommend": "", "again": ""}, "recommendation-missing"),
        ({"to": "Children's Committee"}, "head-blank"),
        ({"summary": "Nothing is attached."}, "appendix-not-mentioned"),
    ],
)  # fmt: skip
def test_the_form_of_a_paper(changed, rule):
    assert [fault for fault, _ in found(paper(**changed))] == [rule]


@pytest.mark.parametrize(
    "line",
    [
        "Exempt: paragraphs 1 and 3 of Schedule 12A; the public interest in keeping it back outweighs that in telling it",
        "Confidential: supplied by a government department on terms that forbid its disclosure",
        "Part 1 - open",
        "UNRESTRICTED",
    ],
)
def test_a_complete_classification_is_left_alone(line):
    assert found(paper(classification=line)) == []


@pytest.mark.parametrize(
    "asked",
    [
        "Members are asked to NOTE and COMMENT on it.",
        "That the report be noted and the plan endorsed.",
        "It is recommended that the Committee agrees the plan.",
        "The Committee is invited to formally receive the report.",
        "(a) note the report; and",
        "The Cabinet Member is recommended to approve it.",
    ],
)
def test_allowed_verbs_are_known_in_every_form(asked):
    assert found(paper(recommend=asked, again=asked), rule="recommendation-verb") == []


def test_the_verb_is_held_against_what_is_sought():
    approved = replace(WITH_ALL, sought=OutcomeKind.APPROVED)
    assert found(KENT_FORM, approved) == [("recommendation-sought", "NOTE")]
    assert found(KENT_FORM, replace(WITH_ALL, sought=OutcomeKind.NOTED)) == []


def test_a_contact_that_cannot_be_reached_or_is_missing_is_told():
    assert found(KENT_FORM.replace("01234 567890 ", ""))[0][0] == "contacts"
    without = KENT_FORM[: KENT_FORM.index("Relevant Director")]
    (fault,) = lint(read_paper_text(without), WITH_ALL)
    assert "no relevant director" in fault.message


def test_the_meeting_is_held_against_the_head():
    meeting = Meeting("Children's Committee", date(2017, 6, 29))
    assert found(KENT_FORM, replace(WITH_ALL, meeting=meeting))[0][0] == "meeting-date"
    assert found(KENT_FORM, replace(WITH_ALL, meeting=replace(meeting, on=date(2017, 6, 22)))) == []


def test_a_rule_without_its_source_is_told_and_not_passed():
    checked = check(read_paper_text(KENT_FORM), Sources())
    told = {each.rule: each.because for each in checked.not_run}
    assert set(told) == {rule.id for rule in RULES if rule.needs is not Need.NOTHING}
    assert told["quotation"] == "no inspection report was given"


def test_a_register_that_ends_before_the_papers_day_checks_nothing_and_says_so():
    early = replace(WITH_ALL, register_to=date(2017, 6, 1))
    checked = check(
        read_paper_text(paper(extra="Only 90% of authorities inspected are good or better.")), early
    )
    assert not checked.faults
    told = {each.rule: each.because for each in checked.not_run}
    assert told["national-share"] == "the register knows nothing after 1 June 2017"


def test_a_message_has_no_form_to_be_checked_but_its_claims_are():
    text = "A message from B C:\n\n14 June 2017\n\nDear colleagues\n\nThe report, published on 12 June 2017, is out.\n\nB C\n"
    checked = check(read_paper_text(text), WITH_ALL)
    assert [fault.rule for fault in checked.faults] == ["publication-date"]
    assert "staff message" in next(each.because for each in checked.not_run if each.rule == "contacts")


def test_without_a_report_the_registers_row_is_taken():
    rows = (
        RegisterRow("Kent", "E10000016", "SIF", start=date(2017, 3, 6), end=date(2017, 3, 30), published=date(2017, 6, 13),
                    judgements={"overall": "Good"}),
    )  # fmt: skip
    text = paper(extra="Services in Kent were inspected between 6 and 28 March 2017.")
    (fault,) = [
        fault for fault in lint(read_paper_text(text), Sources(rows=rows)) if fault.rule == "inspection-dates"
    ]
    assert "By the register" in fault.message


def test_the_team_is_counted_by_sentence_and_by_names():
    team = team_in((PAGE,))
    assert team is not None
    assert (team.stated, team.named, team.shadows, team.page) == (6, 6, 1, 1)


@pytest.mark.parametrize(
    ("words", "value"), [("ten", 10), ("twenty-one", 21), ("12", 12), ("1,200", 1200), ("no", 0)]
)
def test_numbers_are_read_in_words_and_figures(words, value):
    assert number(words) == value


def test_fractions_are_percentages():
    assert per_cent("one in four") == 25
    assert per_cent("a third") == pytest.approx(33.3, abs=0.1)


@pytest.mark.parametrize(
    "word", ["notes", "noted", "NOTE", "noting", "referred", "endorses", "recognizes", "approved"]
)
def test_forms_of_a_verb_are_one_verb(word):
    assert lemma(word) in {"note", "refer", "endorse", "recognizes", "approve"}


_SAID = st.sampled_from([sentence for _, sentence, _ in WRONG])


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.one_of(_SAID, st.text(max_size=40), st.sampled_from(["\n\n", "“", "’", "[", "1.1 "])), max_size=25
    )
)
def test_no_text_makes_the_lint_fail_and_every_quote_stands_where_it_is_said_to(parts):
    read = read_paper_text(paper(extra=" ".join(parts)))
    for fault in lint(read, WITH_ALL):
        assert 0 <= fault.place.start <= fault.place.end <= len(read.text)
        if fault.quote and fault.place.end > fault.place.start and fault.rule != "quotation":
            shown = " ".join(read.text[fault.place.start : fault.place.end].split())
            assert fault.quote in shown or shown in fault.quote or fault.rule == "appendix-not-mentioned"


@pytest.mark.parametrize(
    "unit", ["“a ", "[x] ", "31 June 2017, ", "good or better 28% of authorities ", "by ", "'a "]
)
def test_a_huge_paragraph_is_bounded(unit):
    read = read_paper_text(paper(extra=unit * 8_000))
    assert len(lint(read, WITH_ALL)) <= 200 * len(RULES)
