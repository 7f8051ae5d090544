"""The five real documents that set the form, read, written again by our writers, and compared with themselves.

Nothing here knows a word of them: what a document says is taken from its text by the small parser below, which shares
nothing with the product's readers, and what we wrote is taken from the HTML, the Word file and the PDF. Both are lists
in order of (what it is, its label or number, its words).
"""

import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pypdfium2
import pytest
from lxml import html as markup

from headway.documents import committee_paper, html, letter, message, minutes, pdf, read_template, word
from headway.documents.content import MinutesContent
from headway.documents.reading import read_letter, read_message, read_paper_text
from headway.documents.tree import Document
from headway.minutes import read_minute_text

pytestmark = pytest.mark.shared

Said = tuple[str, str, str]

COMMITTEE, COUNCIL, MESSAGE, LETTER, MINUTES = "000", "001", "002", "003", "004"
LABELS = (
    "From",
    "To",
    "Subject",
    "Classification",
    "Previous Pathway of Paper",
    "Future Pathway of Paper",
    "Electoral Division",
    "Summary",
    "Recommendation(s)",
    "Recommendation",
)
ROLES = ("Report Author", "Lead Officer", "Relevant Director")
_FIELD = re.compile(rf"({'|'.join(map(re.escape, LABELS))})\s*(?::\s*|\s(?=[A-Z]))(.*)", re.DOTALL)
_NUMBERED = re.compile(r"(?:- )?(\d+(?:\.\d+)+|\d+(?=\.))\.?\s+(.*)", re.DOTALL)
_BULLET = re.compile(r"[\uf0a7\uf0b7•]\s*(.*)", re.DOTALL)
_LOOKALIKES = str.maketrans("ТоС", "ToC")  # Cyrillic letters in a label


@pytest.fixture
def seed(shared: Path) -> Callable[[str], str]:
    """The text of the seed that begins with that number."""
    return lambda number: next((shared / "seeds").glob(f"{number}_*.txt")).read_text(encoding="utf-8")


def tidy(text: str) -> str:
    """On one line; any dash is a dash, and bold is no word."""
    return " ".join(re.sub(r"[–—]", "-", text.replace("**", "")).split())


# What a paper says, from its own text.


def units(text: str) -> list[str]:
    """The lines joined to paragraphs. A line starts one after a gap, or by a label, a number, a bullet or a tab; but
    what a page break cut in two goes on after its gap.
    """
    found: list[str] = []
    gap = True
    for line in text.splitlines():
        words = re.sub(r"^\S{1,2}:", lambda start: start[0].translate(_LOOKALIKES), line).rstrip()
        words = re.sub(r"^ (?=\S)", "• ", words)  # copied from a page, a bullet leaves its space alone
        if not words:
            gap = True
            continue
        numbered = _NUMBERED.match(words)  # without a gap, "4." at the start of a line may end a sentence
        starts = bool(_FIELD.match(words) or _BULLET.match(words) or words.startswith("\t"))
        starts = starts or bool(numbered and (gap or "." in numbered[1]))
        cut = found and gap and not starts and is_body(found[-1]) and not re.search(r"[.:;!?’”]$", found[-1])
        if found and not starts and (not gap or cut):
            found[-1] += f" {words}"
        else:
            found.append(words)
        gap = False
    return [tidy(unit) for unit in found]


def is_body(unit: str) -> bool:
    numbered = _NUMBERED.match(unit)
    return bool(_BULLET.match(unit) or (numbered and "." in numbered[1]))


def paper_says(text: str) -> list[Said]:
    """Fields, box, headings, numbered paragraphs, bullets, and each contact's words."""
    said: list[Said] = []
    field = ""
    waiting = units(text)
    for unit, following in zip(waiting, [*waiting[1:], ""], strict=True):
        numbered, bullet, label = _NUMBERED.match(unit), _BULLET.match(unit), _FIELD.match(unit)
        role = next((each for each in ROLES if unit.startswith(each)), "")
        if not said or (label and not any(each[0] == "heading" for each in said)):
            field = label[1]
            said.append(("box" if field.startswith(("Summ", "Recom")) else "field", field, label[2]))
        elif numbered and "." not in numbered[1]:
            said += heading(numbered[1], numbered[2])
        elif numbered:
            part = (next_number := _NUMBERED.match(following)) and next_number[1].startswith(
                f"{numbered[1]}."
            )
            said.append(("part" if part else "paragraph", numbered[1], numbered[2]))
        elif bullet:
            said.append(("bullet", "", bullet[1]))
        elif role:
            said.append(("contact", role, unit.removeprefix(role).strip()))
        elif said[-1][0] == "contact":
            said[-1] = (*said[-1][:2], f"{said[-1][2]} {unit}".strip())
        else:
            said.append(("field", field, unit) if said[-1][0] == "field" else ("line", "", unit))
    return [plain_contact(each) for each in said]


def heading(number: str, text: str) -> list[Said]:
    """A heading of which the copy has run the only line below into it ("Background Documents None"); or a contact's."""
    if text in ROLES:
        return [("contact", text, "")]
    run_in = re.fullmatch(r"(.+ Documents) (\S.*)", text)
    return (
        [("heading", number, run_in[1]), ("line", "", run_in[2])] if run_in else [("heading", number, text)]
    )


def plain_contact(said: Said) -> Said:
    """Name, post, telephone and e-mail, whatever stands between them."""
    return (*said[:2], said[2].replace(",", "")) if said[0] == "contact" else said


# What we wrote, from the files.


def html_says(made: bytes) -> list[Said]:
    said: list[Said] = []
    for node in markup.fromstring(made.decode()).find("body/main").iter("dt", "dd", "h2", "h3", "p", "li"):
        text = tidy(node.text_content())
        number, _, rest = text.partition(" ")
        css = node.get("class") or ""
        if node.tag == "dt":
            said.append(("field", text.rstrip(":"), ""))
        elif node.tag == "dd":
            label = said.pop()[1]
            said += [("field", label, tidy(line)) for line in lines_of(node)]
        elif node.getparent().get("class") == "box":
            label, _, rest = text.partition(":")
            said.append(("box", label, rest.strip()))
        elif node.tag == "h2":
            said.append(("contact", rest, "") if rest in ROLES else ("heading", number.rstrip("."), rest))
        elif node.tag == "h3":
            said.append(("contact", text, "") if text in ROLES else ("part", number, rest))
        elif "numbered" in css:
            said.append(("paragraph", number, rest))
        elif node.tag == "li":
            said.append(("bullet", "", text))
        elif said[-1][0] == "contact":
            said[-1] = (*said[-1][:2], " ".join(lines_of(node)))
        else:
            said.append(("line", "", text))
    return [plain_contact(each) for each in said]


def lines_of(node) -> list[str]:
    return [tidy(line) for line in "\n".join(node.itertext()).split("\n") if line.strip()]


def word_says(made: bytes) -> list[Said]:
    said: list[Said] = []
    for paragraph in docx.Document(io.BytesIO(made)).paragraphs:
        style = paragraph.style.name
        before, tab, after = paragraph.text.partition("\t")
        text = tidy(paragraph.text)
        if style == "Paper Field":
            said += [("field", before.rstrip(":"), tidy(line)) for line in after.split("\n")]
        elif style == "Paper Box":
            label, _, rest = text.partition(":")
            said.append(("box", label, rest.strip()))
        elif style == "Heading 1":
            role = after in ROLES
            said.append(("contact", after, "") if role else ("heading", before.rstrip("."), tidy(after)))
        elif style == "Heading 2":
            said.append(("part", before, tidy(after)) if tab else ("contact", text, ""))
        elif style in ("Paper Numbered", "Paper Lettered"):
            said.append(("paragraph", before, tidy(after)))
        elif style == "List Bullet":
            said.append(("bullet", "", text))
        elif style != "Title" and text:
            if said[-1][0] == "contact":
                said[-1] = (*said[-1][:2], text)
            else:
                said.append(("line", "", text))
    return [plain_contact(each) for each in said]


def pdf_words(made: bytes) -> str:
    """The words of the pages without their feet, without spaces."""
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(made)]
    return squeezed(" ".join(re.sub(r"[^\n]*Page \d+ of \d+\s*$", "", page) for page in pages))


def squeezed(text: str) -> str:
    """Letters, digits and signs alone: a PDF has no paragraphs, and breaks a line where it likes."""
    return re.sub(r"[\s•\ufffe\x02-]", "", tidy(text))


def missing_in_order(said: list[Said], words: str) -> list[Said]:
    """What the words do not hold after what came before it."""
    at, missing = 0, []
    for each in said:
        found = words.find(squeezed(each[2]), at) if each[0] != "contact" else at
        missing += [each] if found < 0 else []
        at = max(at, found)
    return missing


# The papers.


def paper_again(text: str) -> Document:
    content = read_paper_text(text).content
    return committee_paper(content, read_template(content.template), final=True)


@pytest.mark.parametrize("number", [COMMITTEE, COUNCIL])
def test_a_paper_written_again_has_every_field_heading_number_and_word_in_its_order(seed, number):
    said = paper_says(seed(number))
    assert len(said) > 15
    assert {"field", "box", "heading", "paragraph", "contact"} <= {each[0] for each in said}
    again = paper_again(seed(number))
    assert html_says(html(again)) == said
    assert word_says(word(again)) == said
    assert missing_in_order(said, pdf_words(pdf(again))) == []


def test_the_two_forms_differ_as_the_two_papers_do(seed):
    committee, council = paper_says(seed(COMMITTEE)), paper_says(seed(COUNCIL))
    labels = [[each[1] for each in said if each[0] in ("field", "box")] for said in (committee, council)]
    assert len(set(labels[0])) == 9
    assert len(set(labels[1])) == 6
    assert [sum(each[0] == "contact" for each in said) for said in (committee, council)] == [3, 1]
    assert {"part", "bullet"} <= {each[0] for each in council}


@pytest.mark.parametrize("number", [COMMITTEE, COUNCIL])
def test_what_is_asked_stands_in_the_box_and_again_in_the_body_in_bold_capitals(seed, number):
    page = markup.fromstring(html(paper_again(seed(number))).decode())
    asked = [each for each in paper_says(seed(number)) if each[0] == "box"][-1][2]
    verbs = re.findall(r"\b[A-Z]{4,}\b", asked)
    assert verbs
    bold = [node.text_content() for node in page.iter("strong")]
    for verb in verbs:
        assert bold.count(verb) == 2


@pytest.mark.parametrize("number", [COMMITTEE, COUNCIL])
def test_a_paper_that_lost_a_word_or_a_number_is_not_taken_for_the_original(seed, number):
    text = seed(number)
    said = paper_says(text)
    spots = [found.end() for found in re.finditer(r"(?m)^(?:- )?\d+\.\d+ (?:\S+ ){3}", text)]
    assert len(spots) > 3
    for spot in spots:
        end = text.index(" ", spot)
        assert html_says(html(paper_again(text[:spot] + text[end + 1 :]))) != said, text[spot:end]
    renumbered = re.sub(r"(?m)^(- )?1\.1 ", r"\g<1>1.1 Altogether ", text, count=1)
    assert html_says(html(paper_again(renumbered))) != said
    for label in ("Classification", "Subject"):
        changed = re.sub(rf"({label}\s*:\s*)", r"\1Not ", text, count=1)
        assert changed != text
        assert word_says(word(paper_again(changed))) != said


# The letter and the message: every word, in order.


def body_words(made: bytes) -> str:
    return squeezed(" ".join(markup.fromstring(made.decode()).find("body/main").itertext()))


def word_words(made: bytes) -> str:
    file = docx.Document(io.BytesIO(made))
    return squeezed(" ".join(paragraph.text for paragraph in file.paragraphs))


def without_furniture(text: str) -> str:
    """Without the intranet's own link at the top, and bullets as they are typed."""
    return re.sub(r"(?m)^- ", "", re.sub(r"\ASkip to [a-z ]+\n", "", text))


AGAIN = {
    LETTER: lambda text: letter(read_letter(text)),
    MESSAGE: lambda text: message(read_message(text)),
}


@pytest.mark.parametrize("number", [LETTER, MESSAGE])
def test_a_letter_or_message_written_again_has_every_word_in_its_order(seed, number):
    words = squeezed(without_furniture(seed(number)))
    again = AGAIN[number](seed(number))
    assert len(words) > 2500
    assert body_words(html(again)) == words
    assert word_words(word(again)) == words
    assert pdf_words(pdf(again)) == words


def paragraphs_of(text: str) -> list[str]:
    """Between gaps; what was cut by a page's end joined again."""
    found: list[str] = []
    for block in re.split(r"\n\s*\n", without_furniture(text)):
        words = tidy(block)
        if found and words[:1].islower():
            found[-1] += f" {words}"
        elif words:
            found.append(words)
    return found


def looks_like_heading(words: str) -> bool:
    return len(words.split()) <= 10 and not re.search(r"[.,:;’”)]$|^Dear|^Yours|\d{4}$", words)


def test_the_letters_headings_are_headings_and_its_paragraphs_paragraphs(seed):
    given = paragraphs_of(seed(LETTER))
    begin = next(place for place, words in enumerate(given) if words.startswith("Dear")) + 1
    page = markup.fromstring(html(AGAIN[LETTER](seed(LETTER))).decode())
    headings = [tidy(node.text_content()) for node in page.iter("h1", "h2")]
    in_seed = [words for words in given[begin:-1] if looks_like_heading(re.sub(r"\s2010$", "", words))]
    assert len(in_seed) > 4
    assert headings == [words for words in in_seed if words in headings]
    assert set(in_seed) <= set(headings), set(in_seed) - set(headings)
    long = [words for words in given[begin:] if len(words) > 300 and not words[0].isdigit()]  # no table
    assert [
        words for words in (tidy(node.text_content()) for node in page.iter("p")) if len(words) > 300
    ] == long
    bullets = [tidy(line[2:]) for line in seed(LETTER).splitlines() if line.startswith("- ")]
    assert [tidy(node.text_content()) for node in page.iter("li")] == bullets


@pytest.mark.parametrize("number", [LETTER, MESSAGE])
def test_a_letter_or_message_that_lost_a_word_or_a_paragraph_is_not_taken_for_the_original(seed, number):
    text = seed(number)
    words = squeezed(without_furniture(text))
    blocks = [block for block in text.split("\n\n") if len(block) > 200]
    for block in blocks[:6]:
        assert body_words(html(AGAIN[number](text.replace(block, "")))) != words
        first, _, rest = block.partition(" ")
        assert body_words(html(AGAIN[number](text.replace(block, rest)))) != words, first


# The minutes.


def minutes_say(text: str) -> list[Said]:
    """Title, purpose, who came, then paragraphs and lettered parts, as the page has them."""
    body = text[: text.rindex("\n\nSupporting documents")] if "\n\nSupporting documents" in text else text
    blocks = [tidy(block) for block in re.split(r"\n\s*\n", body.replace("\xa0", " "))]
    said: list[Said] = []
    for words in (each for each in blocks if each and each not in ("Agenda item", "Minutes:")):
        marked = re.match(r"(?:(\d+)\.|([a-z])\)) (.*)", words)
        if marked:
            said.append(("part" if marked[2] else "paragraph", marked[1] or marked[2], marked[3]))
        else:
            said.append(("line" if said else "heading", "", words))
    return said


def minutes_again(text: str) -> Document:
    """With a head of our own: the page of an item does not have one."""
    item = read_minute_text(text)
    return minutes(MinutesContent("A committee", date(2015, 7, 22), "", "", (), (), (), (), (("", item),)))


def minutes_written(made: bytes) -> list[Said]:
    said: list[Said] = []
    for node in markup.fromstring(made.decode()).find("body/main").iter("h2", "p"):
        text = tidy(node.text_content())
        css = node.get("class") or ""
        mark, _, rest = text.partition(" ")
        if node.tag == "h2":
            said.append(("heading", "", text))
        elif "lettered" in css:
            said.append(("part", mark.rstrip(")"), rest))
        elif "numbered" in css:
            said.append(("paragraph", mark.rstrip("."), rest))
        else:
            said.append(("line", "", text))
    return said


def test_the_minutes_written_again_have_attendance_paragraphs_letters_and_resolution_in_order(seed):
    said = minutes_say(seed(MINUTES))
    assert [each[1] for each in said if each[0] == "part"] == list("abcdef")
    again = minutes_again(seed(MINUTES))
    made = html(again)
    assert minutes_written(made) == said
    words = squeezed(
        " ".join(
            f"{each[1]}{'.' if each[0] == 'paragraph' else ')' if each[1] else ''} {each[2]}" for each in said
        )
    )
    assert words in word_words(word(again))
    assert words in pdf_words(pdf(again))
    resolved = [node.text_content() for node in markup.fromstring(made.decode()).iter("strong")]
    assert resolved == ["RESOLVED"]
    assert said[-1][2].startswith("RESOLVED")


def test_minutes_that_lost_a_word_or_a_letter_are_not_taken_for_the_original(seed):
    text = seed(MINUTES)
    said = minutes_say(text)
    assert minutes_written(html(minutes_again(text.replace("RESOLVED that the", "RESOLVED that")))) != said
    for letter_of_part in "abcdef":
        without = re.sub(rf"(?m)^{letter_of_part}\)[\s\xa0]+\S+ ", f"{letter_of_part})\xa0\xa0 ", text)
        assert without != text
        assert minutes_written(html(minutes_again(without))) != said
