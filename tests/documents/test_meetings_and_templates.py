"""What a person gives: the meeting in words, and a council's template folder."""

import shutil
from datetime import date

import docx
import pytest

from headway.documents.meetings import Meeting, read_meeting
from headway.documents.template import BUILT_IN, read_template
from headway.documents.template_faults import VERBS
from headway.errors import ForPerson


@pytest.mark.parametrize(
    ("written", "body", "on"),
    [
        (
            "Children's, Young People and Education Cabinet Committee, 22 June 2017",
            "Children's, Young People and Education Cabinet Committee",
            date(2017, 6, 22),
        ),
        ("County Council, 2017-07-13", "County Council", date(2017, 7, 13)),
        ("County Council – 13 July 2017", "County Council", date(2017, 7, 13)),
        ("County Council - 13 July 2017", "County Council", date(2017, 7, 13)),
        ("Scrutiny, Thursday 22nd June 2017", "Scrutiny", date(2017, 6, 22)),
        ("Scrutiny, 1 Sep 2022", "Scrutiny", date(2022, 9, 1)),
        ("Scrutiny, 01/09/2022", "Scrutiny", date(2022, 9, 1)),
    ],
)
def test_a_meeting_is_read_as_people_write_it(written, body, on):
    assert read_meeting(written) == Meeting(body, on)


@pytest.mark.parametrize(
    "written",
    ["", "County Council", "22 June 2017", ", 22 June 2017", "Council, 31 June 2017", "Council, soon"],
)
def test_a_meeting_without_body_or_date_is_refused(written):
    with pytest.raises(ForPerson, match="Give the body, a comma and the date"):
        read_meeting(written)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "council.toml").write_text('extends = "default"\n', encoding="utf-8")
    return tmp_path


def test_a_council_says_only_what_differs(folder):
    (folder / "council.toml").write_text(
        'extends = "default"\ncouncil = "Barsetshire County Council"\n'
        '[paper]\nfrom = ["A. Thorne, Cabinet Member"]\nelectoral_division = "Barchester"\n',
        encoding="utf-8",
    )
    template = read_template(folder)
    assert template.council == "Barsetshire County Council"
    assert template.from_lines == ("A. Thorne, Cabinet Member",)
    assert template.texts["electoral_division"] == "Barchester"
    assert template.texts["classification"] == "Unrestricted"
    assert template.word_base == BUILT_IN / "default" / "paper.docx"


def test_a_folders_own_word_file_and_style_are_used(folder):
    shutil.copy(BUILT_IN / "default" / "paper.docx", folder / "paper.docx")
    (folder / "style.css").write_text("h1 { color: #036 }", encoding="utf-8")
    template = read_template(folder)
    assert template.word_base == folder / "paper.docx"
    assert template.style == "h1 { color: #036 }"


@pytest.mark.parametrize(
    ("toml", "fault"),
    [
        ('council = "X"', "paper.subject is missing"),
        ('council = "X"', "contact.* is missing"),
        ('extends = "default"\n[paper]\nrecommendations = ["Members are asked to **PONDER** it."]', "PONDER"),
        (
            'extends = "default"\n[paper]\nrecommendations = ["Members are asked to note it."]',
            "no operative verb",
        ),
        ('extends = "default"\n[paper]\nbackground_documents = []', "background_documents"),
        ('extends = "default"\n[paper]\nfields = [{ field = "ward", label = "Ward" }]', 'no field "ward"'),
        ('extends = "default"\n[plan]\nother_issue_rows = -1', "other_issue_rows"),
        ('extends = "default"\n[paper]\npdf_fonts = "Arial"', "pdf_fonts"),
        ('extends = "atlantis"', "atlantis"),
        ("council = ", "not TOML"),
    ],
)
def test_a_broken_template_says_what_to_mend(folder, toml, fault):
    (folder / "council.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(ForPerson, match=fault):
        read_template(folder)


def test_every_fault_is_named_at_once(folder):
    (folder / "council.toml").write_text('council = "X"', encoding="utf-8")
    with pytest.raises(ForPerson) as error:
        read_template(folder)
    assert str(error.value).count("is missing") > 10


def test_a_word_base_that_is_no_word_file_is_refused(folder):
    (folder / "paper.docx").write_text("not a Word file")
    with pytest.raises(ForPerson, match=r"paper\.docx is not a Word file"):
        read_template(folder)


def test_an_unknown_template_lists_those_there_are(tmp_path):
    with pytest.raises(ForPerson, match="county-council, default"):
        read_template(tmp_path / "nowhere")


def test_a_sentence_that_asks_for_an_unknown_value_is_refused(folder, kent, tmp_path):
    from headway.documents import write_pack

    (folder / "council.toml").write_text(
        'extends = "default"\n[paper]\nsubject = "{colour} of {place}"', encoding="utf-8"
    )
    with pytest.raises(ForPerson, match=r"asks for \{colour\}"):
        write_pack(
            kent,
            received=date(2017, 6, 13),
            meeting="Council, 22 June 2017",
            out=tmp_path / "p",
            template=folder,
        )


def test_the_built_in_word_template_opens_and_has_a_footer():
    base = docx.Document(str(BUILT_IN / "default" / "paper.docx"))
    assert "Page" in base.sections[0].footer.paragraphs[0].text


def test_verbs_are_capitals():
    assert all(verb.isupper() for verb in VERBS)
