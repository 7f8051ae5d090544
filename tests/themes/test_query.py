"""The language of the search box: what people type, and what both databases make of it."""

import sqlite3
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.themes.query import Near, Phrase, Query, Word, fts5, parse, thesaurus, tsquery, widened

TRICKY = [
    "NEAR",
    "NEAR/5",
    "NEAR/0",
    "NEAR/9999",
    "OR",
    "NOT",
    "AND",
    "-",
    "*",
    '"',
    "(",
    ")",
    "neglect",
    "s47",
]
TRICKY += [
    "-foster",
    '"the the"',
    "supervis*",
    "text:",
    "a*",
    "within 10 words of",
    "care",
    "leavers",
    "½",
    "²",
]
TYPED = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="ab \"*-()OR&|!:<>\\'/NEAR0159^{}\x00“”é’İß", max_size=60),
    st.lists(
        st.sampled_from(TRICKY),
        max_size=12,
    ).map(" ".join),
)


@pytest.fixture(scope="module")
def passages() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:")
    made.execute("CREATE VIRTUAL TABLE p USING fts5(text, tokenize='porter unicode61 remove_diacritics 2')")
    made.executemany(
        "INSERT INTO p(rowid, text) VALUES (?, ?)",
        [
            (1, "Supervision of social workers is irregular where neglect is long-lasting."),
            (2, "Section 47 enquiries are timely."),
            (3, "Children’s return home interviews are offered; CSE is assessed by a multi-agency team."),
            (
                4,
                "Neglect is known. The council has a tool, and partners use it, but nobody checks supervision.",
            ),
            (5, "Homeless 16-17 year olds live in bed and breakfast."),
        ],
    )
    return made


def _found(
    passages: sqlite3.Connection, typed: str, *, any_word: bool = False, wide: bool = False
) -> set[int]:
    query = widened(parse(typed)).query if wide else parse(typed)
    rows = passages.execute("SELECT rowid FROM p WHERE p MATCH ?", [fts5(query, any_word=any_word)])
    return {row for (row,) in rows}


@pytest.mark.parametrize(
    ("typed", "finds"),
    [
        ("neglect supervision", {1, 4}),
        ('"return home interviews"', {3}),
        ('"home return interviews"', set()),
        ("neglect NEAR/10 supervision", {1}),
        ("supervision within 10 words of neglect", {1}),
        ("neglect NEAR/40 supervision", {1, 4}),
        ("neglect -partners", {1}),
        ("neglect NOT partners", {1}),
        ("CSE OR homeless", {3, 5}),
        ("supervis*", {1, 4}),
        ("assessing", {3}),
        ("multi-agency", {3}),
        ("16-17", {5}),
        ("children's interviews", {3}),
        ("‘neglect’ (supervision", {1, 4}),
        ('neglect "supervision', {1, 4}),
        ("neglect AND AND supervision OR", {1, 4}),
    ],
)
def test_what_is_typed_finds_what_it_says(passages, typed, finds):
    assert _found(passages, typed) == finds


def test_any_word_is_enough_where_it_is_asked_so(passages):
    assert _found(passages, "homeless timely", any_word=True) == {2, 5}
    assert _found(passages, "homeless timely") == set()


def test_near_counts_from_one_word_to_the_other(passages):
    between = "supervision of social workers is irregular where neglect"  # neglect is the seventh word after
    assert len(between.split()) - 1 == 7
    assert _found(passages, "supervision NEAR/7 neglect") == {1}
    assert _found(passages, "supervision NEAR/6 neglect") == set()


@given(typed=TYPED)
def test_nothing_typed_breaks_sqlite(passages, typed):
    for query in (parse(typed), widened(parse(typed)).query):
        if query:
            passages.execute("SELECT rowid FROM p WHERE p MATCH ? LIMIT 1", [fts5(query)]).fetchall()
            passages.execute("SELECT rowid FROM p WHERE p MATCH ?", [fts5(query, any_word=True)]).fetchall()
        else:
            assert fts5(query) == tsquery(query) == ""


@given(typed=TYPED)
def test_every_word_for_postgresql_stands_quoted(typed):
    text = tsquery(widened(parse(typed)).query)
    outside = text.split("'")[::2]  # no word holds a quotation mark, so that every other piece is syntax
    assert set("".join(outside)) <= set(" &|!()<->:*0123456789")


def test_a_query_of_unwanted_words_alone_finds_nothing():
    assert not parse("-foster -care")
    assert parse("-foster -care") == Query((), (Word("foster"), Word("care")))


def test_words_of_questions_are_left_out_while_others_stay():
    asked = widened(parse("Which of the enquiries are timely?")).query
    assert asked.wanted == (Word("enquiries"), Word("timely"))
    assert widened(parse("who is it")).query.wanted == (Word("who"), Word("is"), Word("it"))


def test_several_near_follow_one_another():
    assert parse("a1 NEAR/3 b1 NEAR/5 c1").wanted == (
        Near(Word("a1"), Word("b1"), 3),
        Near(Word("b1"), Word("c1"), 5),
    )


def test_a_beginning_has_three_letters_at_least():
    assert parse("su* sup*").wanted == (Word("su"), Word("sup", begins=True))


def test_a_long_text_is_read_to_its_limit():
    assert len(parse("word " * 1000).wanted) == 32


def test_the_fields_words_find_each_other(passages):
    assert _found(passages, "s47 timely") == set()
    assert _found(passages, "s47 timely", wide=True) == {2}
    assert widened(parse("s47 timely")).added[0][0] == "s47"
    assert "section 47" in widened(parse("s47 timely")).added[0][1]


def test_words_in_quotation_marks_are_not_widened():
    assert widened(parse('"s47"')).query == Query((Phrase(("s47",), typed=True),))
    assert widened(parse('"s47"')).added == ()


def test_a_run_of_words_is_one_entry_and_the_longest_wins():
    wide = widened(parse("quality of return home interviews"))
    assert [said for said, _ in wide.added] == ["return home interviews"]


def test_the_sides_of_or_and_near_are_widened_too(passages):
    assert _found(passages, '"sexual exploitation" OR s47', wide=True) == {2}
    assert [said for said, _ in widened(parse("IRO NEAR/5 challenge")).added] == ["iro"]


def test_no_entry_of_the_thesaurus_stands_twice():
    entries = [entry.lower() for group in thesaurus() for entry in (*group.words, *group.also)]
    widening = [entry.lower() for group in thesaurus() for entry in group.words]
    assert len(widening) == len(set(widening))
    assert all(entry.strip() == entry for entry in entries)
    assert all(len(group.words) + len(group.also) > 1 for group in thesaurus())


def test_every_judged_query_asks_for_something():
    queries = tomllib.loads((Path(__file__).parent / "queries.toml").read_text(encoding="utf-8"))["query"]
    assert len(queries) == 30
    assert len({each["id"] for each in queries}) == 30
    assert all(parse(each["text"]) for each in queries)
