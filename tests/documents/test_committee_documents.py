"""Papers, minutes, agendas, letters, messages and briefings: each form has what it must, in its order, in all three
files.
"""

import io
import re
from dataclasses import replace
from datetime import date

import docx
import pypdf
import pypdfium2
import pytest
from lxml import html as markup

from headway.documents import (
    agenda,
    briefing,
    committee_paper,
    html,
    letter,
    message,
    minutes,
    pdf,
    read_template,
    word,
)
from headway.documents.content import (
    AgendaContent,
    AgendaLine,
    AppendixContent,
    BriefingContent,
    BriefingQuestion,
    Contact,
    LetterContent,
    MessageContent,
    MinutesContent,
    PaperContent,
    PathwayRow,
    Section,
    Sourced,
)
from headway.documents.tree import Box, Document, Fields, Heading, Lines, Paragraph, placeholders, words
from headway.minutes import Minute, Outcome, OutcomeKind, Part, Resolution
from headway.minutes import Paragraph as Said

DEFAULT, COUNCIL = read_template("default"), read_template("county-council")
AUTHOR = Contact("Report Author", "F. Robarts", "Quality Lead", "01632 960000", "f.robarts@example.org")
PAPER = PaperContent(
    "Barsetshire Scrutiny Committee",
    date(2023, 9, 14),
    "Outcome of the inspection",
    ("A. Thorne, Cabinet Member", "G. Bold, Director"),
    "Unrestricted",
    (PathwayRow("Improvement Board", date(2023, 8, 1), "for comment", "commented"), PathwayRow("Cabinet")),
    (),
    "All",
    "What inspectors found.\n\nWhat comes next.",
    ("The Committee is asked to **consider** and COMMENT on the report.",),
    (
        Section("Introduction", "It came.\n\n- on time\n- in full"),
        Section(
            "Findings",
            "### Good\n\nMuch.\n\n---\n\nThe grades were:\n\n| Part | Grade |\n|---|---|\n| All | Good |",
        ),
    ),
    background=("A file note",),
    contacts=(AUTHOR, replace(AUTHOR, role="Lead Officer"), replace(AUTHOR, role="Relevant Director")),
    appendices=(AppendixContent("1", "The report", 46),),
)
MINUTE = Minute(
    "Outcome of the inspection",
    "To receive the report.",
    "Mr G. Bold was in attendance.",
    (
        Said(
            "1",
            "Mr Bold introduced the report:",
            (Part("a", "he said one thing;"), Part("b", "and another.")),
        ),
        Said(
            "2", "resolved that the report be noted.", (), Resolution("…", (Outcome(OutcomeKind.NOTED, "…"),))
        ),
    ),
    documents=("The report",),
)
MINUTES = MinutesContent(
    "Barsetshire Scrutiny Committee",
    date(2023, 9, 14),
    "The Shire Hall",
    "draft",
    ("Cllr Thorne (Chairman)", "Cllr Arabin"),
    ("Cllr Grantly",),
    ("G. Bold, Director", "S. Harding"),
    ("Cllr Arabin: a foster carer.",),
    (("5", MINUTE),),
    ("By a resolution of 2 November 2023, ‘noted’ in paragraph 2 is to read ‘agreed’.",),
)
AGENDA = AgendaContent(
    "Barsetshire Scrutiny Committee",
    date(2023, 9, 14),
    "10.00 am",
    "The Shire Hall",
    ("Cllr Thorne (Chairman)",),
    (
        AgendaLine("1", "Apologies"),
        AgendaLine("2", "Outcome", "To **note** it.", ("The report",), "It came in August."),
        AgendaLine("3", "An exempt item", in_private="Paragraph 3 of Part 1 of Schedule 12A."),
    ),
    date(2023, 9, 6),
    Contact("Clerk", "S. Harding", "", "01632 960001"),
)
LETTER = LetterContent(
    ("The Shire Hall", "Barchester"),
    date(2023, 9, 20),
    ("The Chief Inspector", "London"),
    "Dear Chief Inspector",
    "Our plan",
    "Here it is.",
    (Section("What we shall do", "- this\n- that"),),
    "We look forward to hearing from you.",
    signatory=("G. Bold", "Director"),
)
MESSAGE = MessageContent(
    "G. Bold",
    "This week",
    date(2023, 9, 8),
    "An overview.",
    "Dear all",
    (Section("News", "Good."),),
    ("G. Bold",),
)
BRIEFING = BriefingContent(
    "Before the meeting",
    "Barsetshire Scrutiny Committee",
    date(2023, 9, 14),
    "The inspection of May 2023",
    (Sourced("3 of 12 actions are overdue.", "The plan, 1 September"),),
    (Sourced("Visits are late."),),
    (
        BriefingQuestion(
            "Who visits?", "It is red.", "Action 4", "G. Bold, 1 June: a new team.", "the figures"
        ),
        BriefingQuestion("Who checks?"),
    ),
    (Sourced("A report on recruitment.", "Minute 5"),),
    date(2023, 9, 7),
)
EVERY = {
    "paper": committee_paper(PAPER, DEFAULT),
    "council paper": committee_paper(replace(PAPER, previous=None, future=None, division=""), COUNCIL),
    "minutes": minutes(MINUTES),
    "agenda": agenda(AGENDA),
    "letter": letter(LETTER),
    "message": message(MESSAGE),
    "briefing": briefing(BRIEFING),
}


def squeezed(text):
    return re.sub(r"[\s•\ufffe\x02-]", "", text)


def html_words(made):
    return squeezed(" ".join(markup.fromstring(made.decode()).find("body/main").itertext()))


def word_words(made):
    body = docx.Document(io.BytesIO(made)).element.body
    return squeezed("".join(node.text or "" for node in body.iter("{*}t")))


def pdf_words(made):
    pages = (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(made))
    return squeezed(" ".join(re.sub(r"[^\n]*Page \d+ of \d+\s*$", "", page) for page in pages))


@pytest.fixture(params=EVERY)
def document(request) -> Document:
    """Each kind of document in turn."""
    return EVERY[request.param]


def test_the_three_files_say_the_same_words_in_the_same_order(document):
    said = html_words(html(document))
    assert word_words(word(document)) == said
    assert pdf_words(pdf(document)) == said


def test_the_page_has_one_h1_and_skips_no_heading(document):
    page = markup.fromstring(html(document).decode())
    levels = [int(node.tag[1]) for node in page.iter("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    levels.remove(1)
    assert all(later <= earlier + 1 for earlier, later in zip([1, *levels], levels, strict=False))


def test_the_properties_are_what_was_given_and_name_no_machine(document):
    told = pypdf.PdfReader(io.BytesIO(pdf(document)))
    assert told.metadata.title == document.title
    assert told.metadata.author is None
    assert told.metadata.creation_date.date() == document.dated
    assert told.trailer["/Root"]["/Lang"] == "en-GB"
    properties = docx.Document(io.BytesIO(word(document))).core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == (document.title, "", "")
    assert (properties.keywords, properties.category, properties.comments) == ("", "", "")


def test_writing_twice_gives_the_same_bytes(document):
    for write in (html, pdf, word):
        assert write(document) == write(document)


def test_a_document_without_a_day_is_written_all_the_same():
    undated = letter(replace(LETTER, on=None))
    assert undated.dated is None
    told = pypdf.PdfReader(io.BytesIO(pdf(undated)))
    assert told.metadata.title == "Our plan"
    assert "/CreationDate" not in told.metadata
    assert word_words(word(undated)) == html_words(html(undated)) == pdf_words(pdf(undated))


# Papers.


def fields(document):
    rows = next(block for block in document.blocks if isinstance(block, Fields)).rows
    return {row.label: [words(line) for line in row.lines] for row in rows}


def box(document):
    rows = next(block for block in document.blocks if isinstance(block, Box)).rows
    return {row.label: [words(line) for line in row.lines] for row in rows}


def headings(document, level=2):
    found = (block for block in document.blocks if isinstance(block, Heading) and block.level == level)
    return [f"{block.number} {words(block.text)}".strip() for block in found]


def numbered(document):
    found = (block for block in document.blocks if isinstance(block, Paragraph) and block.number)
    return {block.number: words(block.text) for block in found}


def test_the_fields_of_a_committees_paper_are_the_councils_in_its_order():
    assert fields(EVERY["paper"]) == {
        "From": ["A. Thorne, Cabinet Member", "G. Bold, Director"],
        "To": ["Barsetshire Scrutiny Committee – 14 September 2023"],
        "Subject": ["OUTCOME OF THE INSPECTION"],
        "Classification": ["Unrestricted"],
        "Previous Pathway of Paper": [
            "Improvement Board – 1 August 2023 (for comment): commented",
            "Cabinet",
        ],
        "Future Pathway of Paper": ["None"],
        "Electoral Division": ["All"],
    }


def test_the_full_councils_paper_has_no_pathway_one_recommendation_and_its_author_alone():
    alone = replace(PAPER, contacts=(AUTHOR,), appendices=())
    tree = committee_paper(alone, COUNCIL)
    assert list(fields(tree)) == ["From", "To", "Subject", "Classification"]
    assert list(box(tree)) == ["Summary", "Recommendation"]
    assert headings(tree)[-3:] == ["3. Recommendation", "4. Background Documents", "5. Report Author"]


def test_what_is_asked_is_the_same_in_the_box_and_in_the_body():
    tree = EVERY["paper"]
    asked = "The Committee is asked to CONSIDER and COMMENT on the report."
    assert box(tree)["Recommendation(s)"] == [asked]
    assert numbered(tree)["3.1"] == f"Recommendations: {asked}"
    bold = [run.text for row in tree.blocks[1].rows for line in row.lines for run in line if run.bold]
    assert bold == ["CONSIDER", "COMMENT"]


def test_a_body_that_repeats_other_words_keeps_them():
    tree = committee_paper(replace(PAPER, recommendations_again=("Members are asked to NOTE it.",)), DEFAULT)
    assert numbered(tree)["3.1"] == "Recommendations: Members are asked to NOTE it."
    assert "CONSIDER" in box(tree)["Recommendation(s)"][0]


def test_several_recommendations_are_lettered():
    tree = committee_paper(replace(PAPER, recommendations=("NOTE this", "AGREE that")), DEFAULT)
    assert box(tree)["Recommendation(s)"] == ["(a) NOTE this", "(b) AGREE that"]
    assert (numbered(tree)["3.1"], numbered(tree)["3.2"]) == (
        "Recommendations: (a) NOTE this",
        "(b) AGREE that",
    )


def test_sections_go_on_to_background_contacts_and_appendices():
    assert headings(EVERY["paper"]) == [
        "1. Introduction",
        "2. Findings",
        "3. Recommendations",
        "4. Background Documents",
        "5. Contact details",
        "Appendices",
    ]
    assert headings(EVERY["paper"], 3) == ["2.1 Good", "Report Author", "Lead Officer", "Relevant Director"]
    assert "Appendix1:Thereport(46pages)" in html_words(html(EVERY["paper"]))


EMPTY = PaperContent("A body", None, "A subject")


def test_what_nobody_has_given_is_a_marked_place_and_the_paper_a_draft():
    tree = committee_paper(EMPTY, DEFAULT)
    assert tree.draft
    assert placeholders(tree) == (
        "[From]",
        "[day of the meeting]",
        "[Classification]",
        "[Previous Pathway of Paper]",
        "[Future Pathway of Paper]",
        "[Electoral Division]",
        "[summary]",
        "[what the body is asked to do]",
        "[List the background documents, or say None]",
        "[Name]",
        "[Post]",
        "[Telephone]",
        "[E-mail]",
    )
    assert "DRAFT–notforpublication" in html_words(html(tree))


def test_a_paper_shown_as_it_was_published_has_no_marked_place():
    tree = committee_paper(EMPTY, DEFAULT, final=True)
    assert not tree.draft
    assert placeholders(tree) == ()
    assert fields(tree) == {"To": ["A body"], "Subject": ["A SUBJECT"]}


def test_a_complete_paper_is_no_draft():
    assert not EVERY["paper"].draft
    assert not committee_paper(replace(PAPER, background=(), previous=()), DEFAULT).draft


# Minutes.


def test_minutes_say_who_was_there_and_whether_they_are_confirmed():
    tree = EVERY["minutes"]
    assert tree.title == "Draft minutes of the Barsetshire Scrutiny Committee"
    assert fields(tree) == {
        "Meeting": ["Thursday 14 September 2023"],
        "Place": ["The Shire Hall"],
        "Minutes": ["Draft"],
        "Present": ["Cllr Thorne (Chairman), Cllr Arabin"],
        "Apologies": ["Cllr Grantly"],
        "In attendance": ["G. Bold, Director; S. Harding"],
        "Declarations of interest": ["Cllr Arabin: a foster carer."],
    }
    confirmed = minutes(replace(MINUTES, state="confirmed on 2 November 2023", apologies=()))
    assert confirmed.title == "Minutes of the Barsetshire Scrutiny Committee"
    assert fields(confirmed)["Minutes"] == ["Confirmed on 2 November 2023"]
    assert "Apologies" not in fields(confirmed)


def test_minutes_have_numbered_paragraphs_lettered_parts_and_resolved_in_bold_capitals():
    tree = EVERY["minutes"]
    assert list(numbered(tree)) == ["1.", "a)", "b)", "2."]
    assert numbered(tree)["2."] == "RESOLVED that the report be noted."
    page = markup.fromstring(html(tree).decode())
    assert [node.text_content() for node in page.iter("strong")] == ["RESOLVED"]
    assert [node.get("class") for node in page.iter("p") if node.get("class")].count("numbered lettered") == 2
    indents = {
        each.style.name: each.style.paragraph_format.left_indent
        for each in docx.Document(io.BytesIO(word(tree))).paragraphs
    }
    assert indents["Paper Lettered"] > indents["Paper Numbered"]


def test_a_correction_stands_at_the_end_and_changes_nothing_above():
    tree = EVERY["minutes"]
    assert headings(tree)[-1] == "Corrections"
    assert tree.blocks[:-2] == minutes(replace(MINUTES, corrections=())).blocks


# The other kinds.


def test_the_agenda_tells_open_items_from_private_ones_and_why():
    tree = EVERY["agenda"]
    assert headings(tree) == ["Items open to the public", "Items from which the public may be excluded"]
    assert headings(tree, 3) == ["1. Apologies", "2. Outcome", "3. An exempt item"]
    said = [words(block.text) for block in tree.blocks if isinstance(block, Paragraph)]
    assert said == [
        "To note it.",
        "Late item: It came in August.",
        "Why the public may be excluded: Paragraph 3 of Part 1 of Schedule 12A.",
    ]
    assert fields(tree)["Published"] == ["Wednesday 6 September 2023"]
    assert fields(tree)["Ask for"] == ["S. Harding, 01632 960001"]


def test_the_letters_subject_stands_below_its_address_as_the_title():
    page = markup.fromstring(html(EVERY["letter"]).decode())
    order = [(node.tag, node.text_content()) for node in page.find("body/main")]
    assert [tag for tag, _ in order] == ["p", "p", "p", "p", "h1", "p", "h2", "ul", "p", "p", "p"]
    assert order[3][1] == "Dear Chief Inspector"
    assert page.find("body/main/p").get("class") == "right"
    assert [node.get("class") for node in page.find("body/main")][-1] == "signed"


def test_the_message_says_whose_it_is_before_its_title():
    said = html_words(html(EVERY["message"]))
    assert said == "AmessagefromG.Bold:Thisweek8September2023Anoverview.DearallNewsGood.G.Bold"


def test_a_briefing_gives_each_statement_its_source_and_each_question_its_last_answer():
    tree = EVERY["briefing"]
    assert headings(tree) == [
        "1. The position",
        "2. What to look at",
        "3. Questions to ask officers",
        "4. What was promised",
    ]
    assert numbered(tree) == {
        "1.1": "3 of 12 actions are overdue. (The plan, 1 September)",
        "2.1": "Visits are late.",
        "3.1": "Who visits?",
        "3.2": "Who checks?",
        "4.1": "A report on recruitment. (Minute 5)",
    }
    page = markup.fromstring(html(tree).decode())
    assert [node.text_content() for node in page.iter("li")] == [
        "Why: It is red.",
        "Evidence: Action 4",
        "Last answer: G. Bold, 1 June: a new team.",
        "A good answer brings: the figures",
        "Last answer: none: this has not been asked before",
    ]


def test_a_briefing_leaves_out_what_it_has_nothing_for():
    tree = briefing(BriefingContent("A note", "", None, questions=(BriefingQuestion("Who?"),)))
    assert headings(tree) == ["1. Questions to ask officers"]
    assert tree.dated is None


HOSTILE = "<script>alert(1)</script> #panic() $x$ {{ 7*7 }} [a](javascript:x) \u202e\x07"


def test_hostile_words_stay_words_in_every_kind():
    said = squeezed("<script>alert(1)</script> #panic() $x$ {{ 7*7 }} [a](javascript:x)")
    hostile = (
        committee_paper(replace(PAPER, subject=HOSTILE, summary=HOSTILE, background=(HOSTILE,)), DEFAULT),
        minutes(replace(MINUTES, present=(HOSTILE,), items=(("1", replace(MINUTE, title=HOSTILE)),))),
        agenda(replace(AGENDA, lines=(AgendaLine("1", HOSTILE, HOSTILE, (HOSTILE,)),))),
        letter(replace(LETTER, subject=HOSTILE, opening=HOSTILE, sender_lines=(HOSTILE,))),
        message(replace(MESSAGE, title=HOSTILE, standfirst=HOSTILE)),
        briefing(replace(BRIEFING, title=HOSTILE, pointers=(Sourced(HOSTILE, HOSTILE),))),
    )
    for document in hostile:
        page = html(document)
        assert html_words(page).count(said) >= 2
        assert not list(markup.fromstring(page.decode()).iter("script", "a"))
        assert word_words(word(document)) == html_words(page) == pdf_words(pdf(document))


def test_a_letters_lines_stand_at_the_right_in_word_too():
    paragraphs = docx.Document(io.BytesIO(word(EVERY["letter"]))).paragraphs
    assert paragraphs[0].alignment == 2  # right, in python-docx
    assert next(block for block in EVERY["letter"].blocks if isinstance(block, Lines)).place == "right"
