"""The letter as HTML, PDF and Word: notes that lead to the figures and back, edits that Word shows as tracked."""

import io
import re
from datetime import UTC, datetime
from zipfile import ZipFile

import docx
import pypdfium2
import pytest
from letter_samples import BOOK, PROFILE, letter_of, random_letter

from headway.assessment.letter import Edit, EditKind, edited
from headway.documents.committee.assessment_letter import assessment_letter
from headway.documents.tree import placeholders
from headway.documents.writers import html, pdf, word

GRADE = BOOK.scale.by_id("performs_poorly")
WEIGHTS, CAVEAT = "weights/says", "caveat/says"
LETTER = letter_of(
    PROFILE,
    grade=GRADE,
    because="Children are not safe.",
    addressee=("Ms Example",),
    signatory=("A. N. Other",),
)


def edit(key: str, kind: EditKind, text: str, by: str, on: datetime | None, **given) -> Edit:
    drafted = LETTER.sentence(key)
    return Edit(key, kind, text, drafted.text if drafted else "", by=by, on=on, **given)


FIRST, SECOND = datetime(2010, 12, 1, 9, 30, tzinfo=UTC), datetime(2010, 12, 2, 9, 30, tzinfo=UTC)
AFTER = "prospects/settings/much_higher"
EDITS = (
    edit(WEIGHTS, EditKind.CHANGE, "Blocks A and B weigh more.", "Pat Example", FIRST),
    edit(CAVEAT, EditKind.REMOVE, "", "Lee Example", SECOND),
    edit(
        "x/1",
        EditKind.ADD,
        "This is new.",
        "Pat Example",
        None,
        after=AFTER,
        sources=("A:secondary_schools",),
    ),
)
EDITED = edited(LETTER, EDITS)


@pytest.fixture(scope="module")
def page() -> str:
    return html(assessment_letter(LETTER, PROFILE, BOOK)).decode()


def words_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def xml_of(data: bytes) -> str:
    return ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def test_every_note_leads_to_its_sentence_and_every_sentence_to_its_note(page):
    ids = re.findall(r'id="([^"]+)"', page)
    targets = re.findall(r'href="#([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(targets) <= set(ids)
    numbers = [each.removeprefix("ref-") for each in ids if each.startswith("ref-")]
    assert [f"note-{each}" for each in numbers] == [each for each in ids if each.startswith("note-")]
    assert len(numbers) > 30


def test_a_note_leads_on_to_the_figures_of_the_profile(page):
    figures = "220 of 400 good or better, 20 inadequate; similar areas 2,800 of 4,000 (60 inadequate)"
    assert re.search(rf'href="#figures-1" id="note-\d+">Primary schools</a>: {re.escape(figures)}', page)
    assert '<span id="figures-1">Primary schools</span>' in page


def test_every_sentence_of_the_letter_is_in_every_file():
    document = assessment_letter(LETTER, PROFILE, BOOK)
    paged, typed = words_of(pdf(document)), xml_of(word(document))
    plain = " ".join(re.sub(r"<[^>]+>", " ", html(document).decode()).split())
    for each in LETTER.sentences:
        start = each.text.split("\t")[0][:40].split(": ")[0]
        assert start in plain.replace("&#39;", "'")
        assert start in paged
        assert start in re.sub(r"<[^>]+>", "", typed)


def test_what_a_person_has_to_fill_is_a_placeholder():
    document = assessment_letter(letter_of(PROFILE), PROFILE, BOOK)
    assert placeholders(document) == ("[To whom the letter goes]", "[Who signs the letter]")


def test_the_title_is_the_subject_and_stands_below_the_salutation(page):
    assert page.index("Dear Ms Example") < page.index("<h1") < page.index("performance profile")


def test_the_notes_say_how_long_the_letter_is_and_how_hard_to_read(page):
    assert re.search(r"The letter has \d+ words in \d+ sentences.*Flesch-Kincaid grade of \d", page)


def test_word_shows_edits_as_tracked_changes_with_who_and_when():
    xml = xml_of(word(assessment_letter(EDITED.letter, PROFILE, BOOK, edited=EDITED, tracked=True)))
    gone = re.findall(
        r'<w:del w:author="([^"]+)" w:date="([^"]+)"[^>]*>.*?<w:delText[^>]*>(.*?)</w:delText>', xml
    )
    put = re.findall(r'<w:ins w:author="([^"]+)"[^>]*>.*?<w:t[^>]*>(.*?)</w:t>', xml)
    assert [(by, on) for by, on, _ in gone] == [
        ("Pat Example", "2010-12-01T09:30:00Z"),
        ("Lee Example", "2010-12-02T09:30:00Z"),
    ]
    assert gone[1][2] == LETTER.sentence(CAVEAT).text
    assert put == [("Pat Example", "Blocks A and B weigh more."), ("Pat Example", "This is new.")]
    numbers = re.findall(r'<w:(?:ins|del|bookmarkStart) [^>]*w:id="(\d+)"', xml)
    assert len(numbers) == len(set(numbers))


def test_a_file_of_tracked_changes_opens_and_the_same_bytes_are_made_again():
    document = assessment_letter(EDITED.letter, PROFILE, BOOK, edited=EDITED, tracked=True)
    made = word(document)
    assert made == word(document)
    assert any("Reasons" in each.text for each in docx.Document(io.BytesIO(made)).paragraphs)


def test_html_and_pdf_hold_the_letter_as_edited_and_name_the_edits_when_asked():
    plain = words_of(pdf(assessment_letter(EDITED.letter, PROFILE, BOOK, edited=EDITED)))
    assert "Blocks A and B weigh more." in plain
    assert LETTER.sentence(CAVEAT).text[:40] not in plain
    listed = html(assessment_letter(EDITED.letter, PROFILE, BOOK, edited=EDITED, edits_listed=True)).decode()
    assert "What was edited" in listed
    assert "Lee Example, 2 December 2010" in listed
    assert LETTER.sentence(CAVEAT).text in listed


def test_a_tracked_letter_written_as_a_page_shows_no_text_that_was_taken_out():
    document = assessment_letter(EDITED.letter, PROFILE, BOOK, edited=EDITED, tracked=True)
    assert LETTER.sentence(CAVEAT).text not in html(document).decode()
    assert LETTER.sentence(CAVEAT).text[:40] not in words_of(pdf(document))


@pytest.mark.parametrize("seed", range(6))
def test_the_letter_of_any_profile_can_be_written(seed):
    profile, book, letter = random_letter(seed, council=seed % 2 == 1)
    document = assessment_letter(letter, profile, book)
    assert pdf(document).startswith(b"%PDF")
    assert word(document).startswith(b"PK")
