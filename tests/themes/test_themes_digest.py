"""The digest's sentences: each number with what it is out of, frameworks apart, quotations cut at their ends only."""

import re
from dataclasses import replace
from datetime import date

from headway.themes.digest import Better, Change, Coverage, Decided, Digest, Grid, Quotation, Said, ThemeCount
from headway.themes.digest_parts import parts, summary
from headway.themes.digest_words import cited, shortened

ITEM = Quotation(
    text="Visit care leavers in custody.",
    authority="Medway",
    framework="SIF",
    page=4,
    inspected=date(2016, 3, 18),
    published=date(2016, 5, 3),
    grade="Inadequate",
)
COVER = Coverage(
    documents=20,
    refused=2,
    copies=1,
    counted=16,
    authorities=12,
    all_authorities=152,
    frameworks=(("SIF", 10), ("ILACS", 6)),
    first=date(2014, 1, 5),
    last=date(2019, 2, 6),
)
DIGEST = Digest(
    authority="Kent",
    on=date(2026, 3, 2),
    coverage=COVER,
    counts=(
        ThemeCount("care_leavers", "Care leavers", "SIF", 4, 10, 0.17, 0.69, 1),
        ThemeCount("care_leavers", "Care leavers", "ILACS", 3, 6, 0.19, 0.81, 0),
    ),
    quoted=(("Care leavers", (ITEM,)),),
)


def said(digest: Digest, heading: str) -> str:
    part = next(each for each in parts(digest) if each.heading == heading)
    return "\n".join(each.text for each in part.holds if isinstance(each, Said))


def test_each_framework_has_a_table_of_its_own() -> None:
    found = next(each for each in parts(DIGEST) if each.heading == "What was found, and how often")
    grids = [each for each in found.holds if isinstance(each, Grid)]
    assert [(each.caption.split()[4], each.rows[0][1]) for each in grids] == [
        ("ILACS,", "3 of 6"),
        ("SIF,", "4 of 10"),
    ]


def test_no_share_stands_without_both_its_counts() -> None:
    holds = [each for part in parts(DIGEST) for each in part.holds]
    assert [each for each in holds if isinstance(each, Said) and "%" in each.text] == []
    shares = [row for each in holds if isinstance(each, Grid) for row in each.rows if "%" in "".join(row)]
    assert shares
    assert [row for row in shares if not re.fullmatch(r"\d+ of \d+", row[1])] == []


def test_what_the_machine_proposed_is_said_to_be_so_with_numbers() -> None:
    assert "Of the 7 namings counted below, a person has confirmed 1; the other 6 are" in said(
        DIGEST, "Introduction"
    )


def test_what_was_left_out_is_told() -> None:
    told = said(replace(DIGEST, coverage=replace(COVER, visits=1, own=2)), "What was read, and what was not")
    assert "of these 20, 2 could not be read as a report and 1 are copies" in told
    assert "1 of 20 documents is of a visit" in told
    assert "2 of 20 documents are about this authority itself" in told


def test_a_change_that_chance_explains_is_no_change() -> None:
    change = Change("Care leavers", "SIF", date(2016, 1, 1), 4, 20, 8, 20, can_tell=False)
    assert "cannot tell a change from chance" in said(
        replace(DIGEST, changes=(change,)), "Is it getting commoner?"
    )
    told = said(replace(DIGEST, changes=(replace(change, can_tell=True),)), "Is it getting commoner?")
    assert "4 of 20 reports before 1 January 2016, 8 of 20 reports since; it is named more often" in told


def test_too_few_reports_are_said_to_be_too_few() -> None:
    assert "too few to say" in said(DIGEST, "Is it getting commoner?")


def test_two_frameworks_are_named_where_a_case_runs_over_both() -> None:
    case = Better("Care leavers", ITEM, "ILACS", date(2019, 7, 12), "Good", still_named=False)
    told = said(
        replace(DIGEST, better=(case,), better_found=1, better_of=3, others_found=2, others_of=4),
        "Who had this problem and came out better",
    )
    assert "different frameworks (SIF, then ILACS)" in told
    assert "1 of 3 times the next grade was higher" in told
    assert "did not name the theme, the next grade was higher 2 of 4 times" in told
    one = replace(case, later_framework="SIF")
    assert "different frameworks (" not in said(
        replace(DIGEST, better=(one,), better_found=1, better_of=1),
        "Who had this problem and came out better",
    )


def test_a_relevant_lesson_without_an_outcome_becomes_a_question() -> None:
    waiting = Decided(ITEM, relevant=True, reason="We have it too.", by="Quincy", on=date(2026, 2, 1))
    digest = replace(DIGEST, decided=(waiting,))
    assert "one waits for a decision" in said(digest, "What we decided")
    assert "Who decides, and by when?" in said(digest, "What members may want to ask")
    assert "one were" not in summary(digest)


def test_a_quotation_is_cut_at_its_end_and_nowhere_else() -> None:
    text = " ".join(f"word{number}" for number in range(90))
    cut = shortened(text)
    assert cut.endswith(" …")
    assert text.startswith(cut.removesuffix(" …"))
    assert shortened("  One\n line.  ") == "One line."


def test_a_restated_passage_has_no_quotation_marks() -> None:
    assert cited(ITEM).startswith(
        "“Visit care leavers in custody.” (Medway, SIF, fieldwork to 18 March 2016,"
    )
    assert "“" not in cited(replace(ITEM, restated=True))


def test_every_passage_used_stands_whole_in_the_annex() -> None:
    annex = parts(DIGEST)[-1]
    table = next(each for each in annex.holds if isinstance(each, Grid))
    assert table.rows == (
        (
            "Medway, SIF, fieldwork to 18 March 2016, published 3 May 2016, page 4",
            "“Visit care leavers in custody.”",
        ),
    )
