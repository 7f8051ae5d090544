"""Reading papers: fields, numbered paragraphs, places; as text, Word, PDF and written in the browser."""

from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_samples import KENT_FORM

from headway.documents import pdf, read_template, word
from headway.documents.committee import committee_paper
from headway.documents.content import PathwayRow
from headway.documents.reading import (
    Kind,
    Part,
    from_content,
    read_letter,
    read_message,
    read_paper,
    read_paper_text,
)
from headway.documents.reading.lines import LARGEST
from headway.errors import ForPerson

TEMPLATES = Path("src/headway/documents/templates")


def test_the_fields_of_the_head_are_read_whatever_stands_around_their_labels():
    content = read_paper_text(KENT_FORM).content
    assert content.from_lines == (
        "Ann Example, Cabinet Member for Children",
        "Ben Sample, Corporate Director of Children's Services",
    )
    assert (content.body, content.on) == ("Children's Committee", date(2017, 6, 22))  # "То" is Cyrillic
    assert content.classification == "Unrestricted"
    assert content.previous == ()
    assert content.future == (PathwayRow("Cabinet", date(2017, 7, 3)),)


def test_sections_keep_bullets_parts_and_the_way_back_from_a_part():
    first, second = read_paper_text(KENT_FORM).content.sections
    assert first.text.endswith("announces a list:\n\n- one thing\n- another thing")
    assert (
        second.text == "### A part with a heading\n\nWhat belongs to the part.\n\n---\n\nBack in the section."
    )


def test_contacts_are_read_from_one_line_from_commas_and_from_lines_of_their_own():
    author, lead, director = read_paper_text(KENT_FORM).content.contacts
    assert (author.role, author.name, author.post) == ("Report Author", "Cora Writer", "Policy Officer")
    assert (lead.name, lead.post, lead.phone) == ("Dan Leader", "Head of Quality", "01234 567891")
    assert (director.post, director.email) == ("Director of Children's Services", "eve.chief@example.gov.uk")


def test_what_is_recommended_again_and_the_background_have_their_own_fields():
    content = read_paper_text(KENT_FORM).content
    assert (
        content.recommendations
        == content.recommendations_again
        == ("The Committee is asked to **NOTE** the report.",)
    )
    assert content.background == ()


def test_every_piece_knows_where_its_words_stand():
    paper = read_paper_text(KENT_FORM)
    for piece in paper.pieces:
        place = paper.place_of(piece, 0, len(piece.text))
        assert " ".join(paper.text[place.start : place.end].split()) == piece.text
    inner = next(piece for piece in paper.pieces if piece.mark == "2.1.1")
    place = paper.place_of(inner, 5, 12)
    assert paper.text[place.start : place.end] == inner.text[5:12]
    assert str(place) == f"paragraph 2.1.1, line {paper.text[: place.start].count(chr(10)) + 1}"


def test_wrapped_lines_with_gaps_are_one_paragraph_and_lost_bullets_are_found():
    text = (
        "From: A B, Leader\nTo: County Council – 13 July 2017\nSubject: X\nClassification: Unrestricted\n\n"
        "Summary: S.\n\nRecommendation Members are asked to NOTE it.\n\n1. Summary\n"
        "1.1 The inspection of services under the Single Inspection Framework of \n\n"
        "Ofsted took place. Some of the points were these, as inspectors noted:\n\n"
        " Social workers see children and know them very well in most of the \nteams that were seen\n\n"
        " Managers help them\n\n2. Report Author\n\nA Person\nPost\n01234 567890\na.person@x.gov.uk\n"
    )
    paper = read_paper_text(text)
    assert paper.kind is Kind.COUNTY_COUNCIL
    assert paper.content.recommendations == ("Members are asked to NOTE it.",)
    paragraph, first, second = [
        piece for piece in paper.pieces if piece.part in (Part.PARAGRAPH, Part.BULLET)
    ]
    assert "Framework of Ofsted took place." in paragraph.text
    assert (first.part, second.text) == (Part.BULLET, "Managers help them")
    assert first.text.endswith("in most of the teams that were seen")


def test_another_councils_labels_are_known():
    text = (
        "Report to: Cabinet\nDate of meeting: 5 May 2016\nReport of: Director of Children's Services\n"
        "Title: Outcome of the inspection\nClassification: Part 1 (open)\nWards affected: All\n\n"
        "Recommendations:\nCabinet is asked to:\n(a) note the report;\n(b) approve the plan.\n\n"
        "**Background**\n\nThere was an inspection.\n"
    )
    paper = read_paper_text(text)
    assert paper.kind is Kind.OTHER_PAPER
    assert (paper.content.body, paper.content.on) == ("Cabinet", date(2016, 5, 5))
    assert paper.content.subject == "Outcome of the inspection"
    assert paper.content.recommendations == (
        "Cabinet is asked to note the report;",
        "Cabinet is asked to approve the plan.",
    )
    assert paper.content.sections[0].heading == "Background"


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_a_paper_that_headway_sets_is_read_back_as_it_was(tmp_path, ending):
    content = read_paper_text(KENT_FORM.replace("**", "")).content
    tree = committee_paper(content, read_template(TEMPLATES / "default"))
    path = tmp_path / f"paper.{ending}"
    path.write_bytes(word(tree) if ending == "docx" else pdf(tree))
    read = read_paper(path)
    for name in (
        "from_lines",
        "body",
        "on",
        "classification",
        "previous",
        "future",
        "sections",
        "background",
        "contacts",
    ):
        assert getattr(read.content, name) == getattr(content, name), name
    assert [text.replace("**", "") for text in read.content.recommendations] == list(content.recommendations)
    if ending == "pdf":
        assert {piece.place.page for piece in read.pieces} >= {1}


def test_a_paper_written_in_the_browser_has_the_numbers_that_it_will_be_printed_with():
    content = read_paper_text(KENT_FORM).content
    written = from_content(content)
    marks = [piece.mark for piece in written.pieces if piece.part in (Part.PARAGRAPH, Part.SUBHEADING)]
    assert marks == ["1.1", "1.2", "2.1", "2.1.1", "2.2"]
    bullet = next(piece for piece in written.pieces if piece.part is Part.BULLET)
    assert (str(bullet.place), bullet.place.field) == ("paragraph 1.2", "Introduction")
    assert all(written.text[p.place.start : p.place.end] == p.text for p in written.pieces)


def test_a_file_that_is_no_paper_is_refused_with_a_sentence(tmp_path):
    broken = tmp_path / "paper.docx"
    broken.write_bytes(b"PK\x03\x04 not an archive at all")
    with pytest.raises(ForPerson, match="no Word file"):
        read_paper(broken)
    with pytest.raises(ForPerson, match="cannot be opened"):
        read_paper(tmp_path / "absent.txt")


def test_a_damaged_pdf_is_refused_by_the_worker_with_its_reason(tmp_path):
    damaged = tmp_path / "paper.pdf"
    damaged.write_bytes(b"%PDF-1.7\n1 0 obj nothing of use")
    with pytest.raises(ForPerson, match="damaged"):
        read_paper(damaged)


@pytest.mark.shared
def test_the_seed_papers_are_read_field_by_field(shared):
    seeds = {path.name[:3]: path for path in (shared / "seeds").iterdir()}
    first, second = (read_paper(seeds[name]) for name in ("000", "001"))
    assert (first.kind, second.kind) == (Kind.COMMITTEE, Kind.COUNTY_COUNCIL)
    assert first.content.on == date(2017, 6, 22)
    assert [contact.role for contact in first.content.contacts] == [
        "Report Author",
        "Lead Officer",
        "Relevant Director",
    ]
    assert all(contact.phone and contact.email for contact in first.content.contacts)
    assert [section.heading for section in second.content.sections][1:] == [
        "Children’s Services in Kent",
        "Next Steps",
    ]
    marks = [piece.mark for piece in second.pieces if piece.part in (Part.PARAGRAPH, Part.SUBHEADING)]
    assert marks == ["1.1", "2.1", "2.2", "2.2.1", "2.3", "2.3.1", "2.4", "2.5", "2.6", "2.7", "3.1", "3.2"]
    assert second.content.recommendations == second.content.recommendations_again


@pytest.mark.shared
def test_the_seed_letter_and_message_are_read(shared):
    seeds = {path.name[:3]: path.read_text(encoding="utf-8") for path in (shared / "seeds").iterdir()}
    letter = read_letter(seeds["003"])
    assert (letter.on, letter.salutation, letter.sign_off) == (
        date(2010, 12, 9),
        "Dear Ms Turner",
        "Yours sincerely",
    )
    assert len(letter.sections) == 4
    message = read_message(seeds["002"])
    assert (message.sender, message.on, message.salutation) == (
        "Patrick Leeson",
        date(2017, 6, 13),
        "Dear Colleagues",
    )
    assert message.signatory[0] == message.sender


_BITS = st.sampled_from(
    ["From:", "To: X - 1 May 2017", "Recommendation:", "\n", "\f", "1. ", "1.1 ", "- ", "• ", "**", "Dear all", "“",
     "'", "Appendix ", "\t", "Report Author", "a" * 90, "good or better", "28%", "[", "]", "é\u0301", "\ud800",
     "\u2028", "31 June 2017"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(_BITS, st.text(max_size=30)), max_size=60).map("".join))
def test_no_text_makes_the_reader_fail(text):
    paper = read_paper_text(text)
    assert all(0 <= piece.place.start <= piece.place.end <= len(paper.text) for piece in paper.pieces)
    read_letter(text)
    read_message(text)


def test_a_huge_text_is_cut_and_said_to_be():
    paper = read_paper_text("a " * LARGEST)
    assert len(paper.text) == LARGEST
    assert "Only the first" in paper.warnings[0]


@pytest.mark.parametrize(
    "unit",
    [
        "Dear all\nx\n",
        "1.1 a ",
        "“",
        "**",
        "From: a\n",
        "a, ",
        "(a) ",
        "\n\n- ",
        "0",
        ". ",
        "A:",
        "1. a\n",
        "# a\n",
    ],
)
def test_much_of_anything_is_read_to_its_end(unit):
    text = unit * (200_000 // len(unit))
    assert read_paper_text(text).text == text


def test_a_word_file_of_countless_paragraphs_is_refused_before_they_are_read(tmp_path: Path) -> None:
    written = docx.Document()
    body = written.element.body
    for _ in range(20_001):
        body.insert(0, body.makeelement(qn("w:p")))
    path = tmp_path / "paper.docx"
    written.save(str(path))
    with pytest.raises(ForPerson, match="more than 20,000 paragraphs"):
        read_paper(path)
