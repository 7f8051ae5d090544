"""Snippets: the words that were looked for, marked, and nothing of the passage changed."""

from hypothesis import given
from hypothesis import strategies as st

from headway.themes.query import parse
from headway.themes.snippets import marked, snippet


def _terms(typed):
    return tuple(parse(typed).terms())


def _matches(pieces):
    return [piece.text for piece in pieces if piece.is_match]


def test_the_words_that_were_looked_for_are_marked_with_their_endings():
    pieces = snippet("Supervision of supervisors is regular.", _terms("supervise"))
    assert _matches(pieces) == ["Supervision", "supervisors"]


def test_a_phrase_is_marked_whole():
    assert _matches(marked("Few return home interviews are held.", _terms('"return home interview"'))) == [
        "return home interviews"
    ]


def test_a_beginning_marks_what_begins_so():
    assert _matches(marked("Assessments and re-assessing", _terms("asse*"))) == ["Assessments", "assessing"]


def test_a_long_passage_is_cut_to_where_most_of_the_words_stand():
    text = (
        "Neglect is common here. "
        + "Other matters follow. " * 40
        + "Neglect and supervision meet."
        + " End." * 90
    )
    pieces = snippet(text, _terms("neglect supervision"))
    assert _matches(pieces) == ["Neglect", "supervision"]
    assert pieces[0].text == "… "
    assert pieces[-1].text == " …"
    assert len("".join(piece.text for piece in pieces)) < 340


def test_without_a_match_the_beginning_is_shown():
    assert snippet("Plans are clear.", _terms("neglect"))[0].text == "Plans are clear."


@given(text=st.text(max_size=900), typed=st.text(max_size=40))
def test_the_pieces_are_the_passage(text, typed):
    assert "".join(piece.text for piece in marked(text, _terms(typed))) == text
    shown = "".join(piece.text for piece in snippet(text, _terms(typed)))
    assert shown.removeprefix("… ").removesuffix(" …") in " ".join(text.split()) or "…" in text
