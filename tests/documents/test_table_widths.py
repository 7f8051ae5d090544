"""The columns of a table that somebody wrote: none is narrower than its longest word while the words fit the page."""

from headway.documents.committee.numbering import numbered_section
from headway.documents.tree import Table

LONG = "Assessments completed within 45 working days, and those that were not, by district and by team"


def widths(*rows: tuple[str, ...]) -> tuple[float, ...]:
    lines = ["| " + " | ".join(each) + " |" for each in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    blocks = numbered_section(1, "Figures", "\n".join(lines))
    return next(each.widths for each in blocks if isinstance(each, Table))


def test_many_columns_beside_a_long_one_keep_room_for_their_words() -> None:
    found = widths(
        ("Measure", "Period", "Figure", "Target", "question"), (LONG, "March 2026", "88.3%", "90%", "None")
    )
    share = [each / sum(found) * 88 for each in found]
    assert all(
        each >= len(word) + 2
        for each, word in zip(share, ("x", "Period", "Figure", "Target", "question"), strict=True)
    )
    assert share[0] > share[1]


def test_a_table_that_fits_shares_the_line_by_what_it_holds() -> None:
    assert widths(("Judgement", "Grade"), ("Overall effectiveness", "Good")) == (21.0, 8.0)


def test_more_words_than_the_line_holds_are_shared_by_their_length() -> None:
    found = widths(tuple("abcdefgh"), tuple("Schulpflichtverletzungen" for _ in range(8)))
    assert len(set(found)) == 1
