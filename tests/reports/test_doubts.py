"""What the reader asks a person to look at."""

import pytest
from synthetic_reports import (
    ANNUAL_LETTER,
    JTAI_LETTER,
    LAC_2013,
    PRIORITY_LETTER,
    REINSPECTION_2018,
    SIF_2014,
    ilacs,
    ilacs_2023,
    ilacs_2026,
    letter,
    read,
    sif,
    sif_2017,
)


def doubts(*parts: str) -> str:
    return "\n".join(read(*parts).warnings)


@pytest.mark.parametrize(
    "report",
    [
        SIF_2014,
        sif_2017(),
        REINSPECTION_2018,
        ilacs(),
        ilacs_2023(),
        PRIORITY_LETTER,
        JTAI_LETTER,
        LAC_2013,
        ANNUAL_LETTER,
    ],
)
def test_a_whole_report_raises_no_doubt(report: str) -> None:
    assert doubts(report) == ""


def test_no_authority_in_the_title() -> None:
    text = ilacs(title="Exampleshire County Council\nInspection of children’s social care services")
    record = read(text.replace("this county", "Exampleshire"))
    assert record.authority.name is None
    assert "No authority that Headway knows" in " ".join(record.warnings)


def test_no_dates() -> None:
    assert "dates of the inspection were not found" in doubts(
        ilacs(dates="Inspection dates: to be confirmed")
    )


def test_a_missing_judgement_is_named() -> None:
    assert "Not found: the judgement of children in care or looked after." in doubts(ilacs(care=""))


def test_a_missing_overall_judgement_is_named_before_april_2026_only() -> None:
    assert "Not found: the judgement of overall effectiveness." in doubts(ilacs_2023(overall=""))
    assert "Not found" not in doubts(ilacs_2026())


def test_judgements_at_odds_with_a_hard_rule_are_kept_as_printed_and_said() -> None:
    record = read(sif(help_protection="Inadequate"))
    assert (record.judgements.overall, record.judgements.help_protection) == ("Good", "Inadequate")
    (doubt,) = [each for each in record.warnings if each.startswith("Judgements at odds")]
    assert "inadequate" in doubt
    assert "sif-key-inadequate" in doubt


def test_a_judgement_of_another_version_than_the_dates_say_is_a_doubt_and_no_error() -> None:
    """Care leavers were graded apart from January 2023 on."""
    record = read(ilacs_2023(dates="Inspection dates: 5 to 16 December 2022"))
    assert record.judgements.care_leavers == "Outstanding"
    assert any(each.startswith("Judgements at odds") for each in record.warnings)


def test_prose_where_a_list_should_be() -> None:
    prose = "What needs to improve?\nServices need to improve so that all children are seen. Leaders know this well."
    record = read(ilacs_2023(items=prose))
    assert record.recommendations == ()
    assert (
        'Under "What needs to improve?" on page 2 no list of items was found, only prose.' in record.warnings
    )


def test_prose_in_a_letter_too() -> None:
    prose = "What needs to improve in this area of social work practice\nThe recording of visits. Leaders know this."
    assert "no list of items was found" in doubts(letter(body=prose))


def test_an_area_for_priority_action_told_in_prose_is_not_passed_over() -> None:
    body = "Area for priority action\nThe local authority needs to act at once so that every child is seen.\n"
    listed = "What needs to improve in this area of social work practice\n• The recording of visits."
    record = read(letter(body=body + listed))
    assert 'Under "Area for priority action" on page 2 there is only prose.' in " ".join(record.warnings)


def test_prose_that_says_there_is_none_raises_no_doubt() -> None:
    body = "Areas for priority action\nInspectors did not identify any areas for priority action.\n"
    listed = "What needs to improve in this area of social work practice\n• The recording of visits."
    assert doubts(letter(body=body + listed)) == ""


def test_no_list_at_all() -> None:
    assert "no heading for recommendations" in doubts(ilacs_2023(items="Leaders know this well."))


def test_a_letter_may_have_no_list() -> None:
    assert doubts(letter()) == ""


def test_a_number_missing_from_a_list_is_said() -> None:
    text = "Recommendations\n1. Ensure it.\n2. Keep it.\n4. Review it.\nSummary for children and young people"
    assert "Recommendations jump from number 2 to 4." in doubts(sif(), text)


def test_numbers_that_run_on_from_one_body_to_the_next_are_no_gap() -> None:
    assert "jump" not in doubts(SIF_2014)


def test_a_board_s_part_without_its_grade_is_said() -> None:
    text = sif_2017().replace("The Local Safeguarding Children Board is good\n", "")
    record = read(text)
    assert record.judgements.lscb is None
    assert (
        "Not found: the judgement of the safeguarding board. Look at its part, on page 5." in record.warnings
    )
