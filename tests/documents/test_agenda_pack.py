"""The pack as a PDF reader sees it: bookmarks, page numbers, tags; what appendices may and may not do to it."""

import io
import re
from dataclasses import replace
from datetime import date

import pypdf
import pypdfium2
import pytest
from pypdf.annotations import FreeText
from pypdf.generic import DictionaryObject, IndirectObject, NameObject, StreamObject, TextStringObject

from headway.documents import AgendaPack, PackAppendix, PackLimits, PackPaper, agenda_pack, pdf, read_template
from headway.documents.content import AgendaContent, AgendaLine, Contact
from headway.documents.tree import Document, Heading, Paragraph, Table, plain
from headway.errors import ForPerson

ON, PUBLISHED = date(2023, 9, 14), date(2023, 9, 6)
AGENDA = AgendaContent(
    "Barsetshire Scrutiny Committee",
    ON,
    "10.00 am",
    "The Shire Hall",
    ("Cllr Thorne (Chairman)", "Cllr Arabin"),
    (
        AgendaLine("1", "Apologies"),
        AgendaLine("2", "Minutes of the last meeting"),
        AgendaLine(
            "3", "Outcome of the inspection", "To **note** it.", ("The paper",), late="It came in August."
        ),
        AgendaLine("4", "Any other business"),
    ),
    PUBLISHED,
    Contact("Clerk", "S. Harding", "", "01632 960001"),
)
LEVELS = {"agenda": 0, "contents": 0, "item": 0, "paper": 1, "appendix": 1}


def document(title: str, pages: int = 1, words: str = "Words", **more) -> Document:
    told = (Paragraph(plain(f"{words} {place}. " * 9), f"1.{place}") for place in range(1, 16 * pages - 8))
    return Document(title, ON, (Heading(plain("Introduction"), "1."), *told), **more)


def given(title: str = "A report", pages: int = 3, words: str = "Given words", **more) -> bytes:
    """A PDF as somebody might give it."""
    return pdf(document(title, pages, words, **more))


@pytest.fixture(scope="module")
def made() -> AgendaPack:
    """Papers given out of order; one item with two papers, one paper with two appendices."""
    long = document("How it went", 2)
    table = Table("Grades", ("Judgement", "Grade"), (((plain("Overall"),), (plain("Good"),)),), (2, 1))
    papers = [
        PackPaper(
            "3",
            document("Outcome of the inspection"),
            (
                PackAppendix("1", "The report", given(), "/files/report"),
                PackAppendix("2", "Figures", given("Figures", 1, "Wide words", landscape=True)),
            ),
        ),
        PackPaper("3", Document("What comes next", ON, (*long.blocks, table))),
        PackPaper("2", document("Minutes of the committee")),
    ]
    return agenda_pack(AGENDA, papers, template=read_template("default"))


@pytest.fixture(scope="module")
def read(made) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(made.pdf))


def outline(reader: pypdf.PdfReader) -> list[tuple[int, str, int]]:
    """Level, title and page (from 1) of each bookmark, as pypdf reads them."""
    found = []

    def walk(entries, level):
        for entry in entries:
            if isinstance(entry, list):
                walk(entry, level + 1)
            else:
                found.append((level, entry.title, reader.get_destination_page_number(entry) + 1))

    walk(reader.outline, 0)
    return found


def test_every_item_paper_and_appendix_has_its_bookmark_in_the_agendas_order(read):
    assert [(level, title) for level, title, _ in outline(read)] == [
        (0, "Agenda"),
        (1, "1. Apologies"),
        (1, "4. Any other business"),
        (0, "Contents"),
        (0, "2. Minutes of the last meeting"),
        (1, "Minutes of the committee"),
        (0, "3. Outcome of the inspection"),
        (1, "Outcome of the inspection"),
        (1, "Appendix 1: The report"),
        (1, "Appendix 2: Figures"),
        (1, "What comes next"),
    ]


def test_each_bookmark_leads_to_the_page_that_begins_what_it_names(read):
    for _, title, page in outline(read):
        words = " ".join(read.pages[page - 1].extract_text().split())
        assert title in words, (title, page)
    starts = [page for _, title, page in outline(read) if title.startswith(("2.", "3.", "App", "What"))]
    assert starts == sorted(starts)


def test_two_pdf_readers_and_the_packs_own_list_agree_on_the_bookmarks(made, read):
    other = [
        (mark.level, mark.get_title(), mark.get_dest().get_index() + 1)
        for mark in pypdfium2.PdfDocument(made.pdf).get_toc()
    ]
    assert other == outline(read)
    assert other == [(each.level, each.title, each.page) for each in made.entries]
    assert [str(each.kind) for each in made.entries[-5:]] == [
        "item",
        "paper",
        "appendix",
        "appendix",
        "paper",
    ]


def test_every_page_prints_its_number_and_the_number_of_pages(made, read):
    assert len(read.pages) == len(pypdfium2.PdfDocument(made.pdf)) == made.pages
    for number, page in enumerate(read.pages, start=1):
        assert re.findall(r"Page (\d+) of (\d+)", page.extract_text())[-1] == (str(number), str(made.pages))


def test_the_contents_print_the_page_that_the_bookmark_leads_to(made, read):
    at = next(page for _, title, page in outline(read) if title == "Contents")
    contents = " ".join(read.pages[at - 1].extract_text().split())
    listed = [entry for entry in made.entries if entry.page > at]
    assert len(listed) == 7
    place = 0
    for entry in listed:
        found = re.compile(rf"{re.escape(entry.title)}[ .]+{entry.page}\b").search(contents, place)
        assert found, (entry, contents)
        place = found.end()


def test_a_cover_sheet_says_which_pages_of_the_pack_an_appendix_is_on(made, read):
    at = next(each.page for each in made.entries if each.title == "Appendix 1: The report")
    cover = " ".join(read.pages[at - 1].extract_text().split())
    assert "Attached to: Outcome of the inspection. It has three pages." in cover
    assert f"It is on pages {at + 1} to {at + 3} of this pack." in cover
    for page in (at + 1, at + 3):
        assert "Given words" in read.pages[page - 1].extract_text()
    assert "Given words" not in read.pages[at + 3].extract_text()


def test_the_pack_is_tagged_titled_and_in_british_english(read):
    root = read.trailer["/Root"]
    assert "/StructTreeRoot" in root
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert read.metadata.title == "Barsetshire Scrutiny Committee: agenda and papers"


def tags(element, name):
    """Every element of that kind, in order."""
    element = element.get_object()
    if isinstance(element, list):
        return [found for each in element for found in tags(each, name)]
    if not isinstance(element, DictionaryObject):
        return []
    own = [element] if element.get("/S") == name else []
    return own + (tags(element["/K"], name) if "/K" in element else [])


def test_an_appendix_is_read_out_by_its_own_words(read):
    figures = tags(read.trailer["/Root"]["/StructTreeRoot"]["/K"], "/Figure")
    spoken = [figure["/Alt"] for figure in figures]
    assert len(spoken) == 4
    assert spoken[0].startswith("Item 3, appendix 1, page 1 of 3: ")
    assert "Given words 1." in spoken[0]
    assert "Wide words" in spoken[3]


def test_headings_of_the_pack_skip_no_level(read):
    root = read.trailer["/Root"]["/StructTreeRoot"]["/K"]
    assert len(tags(root, "/H1")) == 4
    assert len(tags(root, "/H2")) == 6
    assert tags(root, "/H3")
    assert tags(root, "/TOCI")
    assert tags(root, "/Table")


def test_a_wide_appendix_has_wide_pages(made, read):
    at = next(each.page for each in made.entries if each.title == "Appendix 2: Figures")
    box = read.pages[at].mediabox
    assert box.width > box.height
    assert read.pages[at - 1].mediabox.width < read.pages[at - 1].mediabox.height


def test_a_pack_without_appendices_keeps_the_mark_of_pdf_ua():
    alone = agenda_pack(AGENDA, [PackPaper("3", document("A paper"))])
    assert b"pdfuaid:part" in alone.pdf


def test_an_agenda_without_papers_is_a_pack_of_itself():
    alone = agenda_pack(AGENDA, [])
    assert [str(each.kind) for each in alone.entries] == ["agenda", "item", "item", "item", "item"]
    assert "Contents" not in [each.title for each in alone.entries]


def test_the_same_papers_give_the_same_bytes():
    papers = [PackPaper("3", document("A paper"), (PackAppendix("1", "A", given()),))]
    assert agenda_pack(AGENDA, papers).pdf == agenda_pack(AGENDA, papers).pdf


def test_a_paper_under_an_item_that_the_agenda_lacks_is_refused():
    with pytest.raises(ForPerson, match="no item 9"):
        agenda_pack(AGENDA, [PackPaper("9", document("A paper"))])


def test_a_paper_without_a_title_has_its_bookmark_and_an_item_without_words_is_refused():
    alone = agenda_pack(AGENDA, [PackPaper("3", document(""))])
    assert [each.title for each in alone.entries][-2:] == ["3. Outcome of the inspection", "Paper"]
    with pytest.raises(ForPerson, match="neither a number nor a title"):
        agenda_pack(replace(AGENDA, lines=(AgendaLine("", " "),)), [])


def test_bold_in_an_items_title_is_bold_on_the_agenda_and_no_stars_anywhere():
    lines = (AgendaLine("1", "To **agree** the plan"),)
    alone = agenda_pack(replace(AGENDA, lines=lines), [PackPaper("1", document("The plan"))])
    assert "1. To agree the plan" in [each.title for each in alone.entries]
    assert "**" not in alone.html


def encrypted() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(given()))
    writer.encrypt("word", "other", algorithm="AES-256")
    return written(writer)


def written(writer: pypdf.PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (encrypted, "is encrypted. Save a copy without a password"),
        (lambda: given()[:900], "is damaged"),
        (lambda: b"", "is not a PDF"),
        (lambda: b"PK\x03\x04 a Word file", "is not a PDF"),
        (lambda: b"%PDF-1.7\nnothing of the kind", "is damaged"),
    ],
)
def test_what_cannot_be_put_in_is_named_by_its_number_and_never_by_its_title(content, said):
    papers = [PackPaper("3", document("A paper"), (PackAppendix("2", "Secret title", content()),))]
    with pytest.raises(ForPerson, match=said) as caught:
        agenda_pack(AGENDA, papers)
    assert str(caught.value).startswith("Item 3, appendix 2 ")
    assert "Secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (PackLimits(appendix_pages=2), "appendix 1 has 3 pages"),
        (PackLimits(pages=2), "more than 2 pages together, from Item 3, appendix 1 on"),
        (PackLimits(appendix_mib=0), "is over 0 MiB"),
        (PackLimits(memory_mib=64), "or 64 MiB to open"),
        (PackLimits(pack_mib=0), "could not be put together|to open"),
    ],
)
def test_an_appendix_beyond_a_limit_is_refused_in_words(limits, said):
    papers = [PackPaper("3", document("A paper"), (PackAppendix("1", "A", given()),))]
    with pytest.raises(ForPerson, match=said):
        agenda_pack(AGENDA, papers, limits=limits)


def test_an_appendix_that_cannot_be_put_in_can_be_left_out_with_its_cover_sheet_and_the_reason():
    broken = PackAppendix("1", "Broken", b"%PDF-1.7 nothing", "/files/1")
    papers = [PackPaper("3", document("A paper"), (broken, PackAppendix("2", "Whole", given(pages=1))))]
    made = agenda_pack(AGENDA, papers, leave_out_unreadable=True)
    assert [reason.partition(" is ")[0] for reason in made.left_out] == ["Item 3, appendix 1"]
    marks = {entry.title: entry.page for entry in made.entries}
    pages = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(made.pdf)).pages]
    cover = pages[marks["Appendix 1: Broken"] - 1]
    assert "Its file could not be put into this pack." in cover
    assert "of this pack. Item" not in cover
    assert marks["Appendix 2: Whole"] == marks["Appendix 1: Broken"] + 1
    assert "Given words" in pages[-1]
    assert "could not be put into this pack" in made.html
    assert 'href="/files/1"' in made.html


def test_a_pack_of_which_every_appendix_is_left_out_keeps_the_mark_of_pdf_ua():
    papers = [PackPaper("3", document("A paper"), (PackAppendix("1", "Long", given()),))]
    made = agenda_pack(AGENDA, papers, limits=PackLimits(pages=1), leave_out_unreadable=True)
    assert len(made.left_out) == 1
    assert b"pdfuaid:part" in made.pdf


def test_what_somebody_wrote_on_a_page_is_not_lost():
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(given(pages=2)))
    note = FreeText(text="Stamped", rect=(60, 60, 260, 120), font_size="20pt", background_color="ff0000")
    writer.add_annotation(0, note)
    papers = [PackPaper("3", document("A paper"), (PackAppendix("1", "A", written(writer)),))]
    made = agenda_pack(AGENDA, papers)
    at = next(each.page for each in made.entries if each.title.startswith("Appendix 1"))
    pages = pypdf.PdfReader(io.BytesIO(made.pdf)).pages
    assert "One page of it is shown as a picture" in " ".join(pages[at - 1].extract_text().split())
    assert len(pages[at].images) == 1  # the page that was written on
    assert not pages[at + 1].images
    red = pypdfium2.PdfDocument(made.pdf)[at].render(scale=0.5, rev_byteorder=True)
    pixels = bytes(red.buffer)
    step = red.n_channels
    assert any(
        pixels[i] > 200 and pixels[i + 1] < 80 and pixels[i + 2] < 80 for i in range(0, len(pixels), step)
    )


def everything_in(content: bytes) -> bytes:
    """The file with each stream of it unpacked."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    parts = [content]
    for number in reader.xref.get(0, {}) | reader.xref_objStm:
        found = reader.get_object(IndirectObject(number, 0, reader))
        parts.append(repr(found).encode())
        if isinstance(found, StreamObject):
            parts.append(found.get_data())
    return b"\n".join(parts)


def test_nothing_of_an_appendix_but_its_pages_comes_into_the_pack():
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(given("canaryTitle")))
    writer.add_metadata({"/Author": "canaryAuthor", "/Keywords": "canaryKeywords"})
    script = {
        NameObject("/S"): NameObject("/JavaScript"),
        NameObject("/JS"): TextStringObject("canaryScript"),
    }
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(script)
    writer.add_attachment("canaryFile.txt", b"canaryAttached")
    writer.add_outline_item(title="canaryMark", page_number=0)
    writer.root_object[NameObject("/Secret")] = TextStringObject("canaryKey")
    content = written(writer)
    assert everything_in(content).count(b"canary") >= 6
    papers = [PackPaper("3", document("A paper"), (PackAppendix("1", "A", content),))]
    made = agenda_pack(AGENDA, papers)
    whole = everything_in(made.pdf)
    title_on_its_pages = b"canaryTitle"  # the running foot of the report itself is part of its page
    assert b"canary" not in whole.replace(title_on_its_pages, b"")
    assert b"/JavaScript" not in whole
    assert b"/EmbeddedFile" not in whole


def test_the_properties_of_the_pack_hold_what_was_given_and_nothing_of_the_machine(made, read):
    assert set(read.metadata) <= {
        "/Title",
        "/Subject",
        "/Author",
        "/CreationDate",
        "/ModDate",
        "/Creator",
        "/Producer",
    }
    assert read.metadata.creation_date.date() == PUBLISHED
    assert read.metadata.author is None
    whole = everything_in(made.pdf)
    assert b"headway-pack" not in whole
    assert b"/tmp" not in whole
    assert b"appendix-1" not in whole
