"""Fieldwork dates, in every printed form, and a report's own date."""

from datetime import date

import pytest
from synthetic_reports import LAC_2013, SIF_2014, ilacs_2023, letter, read, sif

from headway.reports.dates import date_in, windows_in


def windows(phrase: str) -> list[str]:
    return [f"{window.start}/{window.end}" for window in windows_in(phrase)]


@pytest.mark.parametrize(
    ("phrase", "window"),
    [
        ("6 March to 30 March 2017", "2017-03-06/2017-03-30"),
        ("6 March 2017 to 30 March 2017", "2017-03-06/2017-03-30"),
        ("6 – 30 March 2017", "2017-03-06/2017-03-30"),
        ("6-30 March 2017", "2017-03-06/2017-03-30"),
        ("6 to 30 March 2017", "2017-03-06/2017-03-30"),
        ("6 until 30 March 2017", "2017-03-06/2017-03-30"),
        ("6th March to 30th March 2017", "2017-03-06/2017-03-30"),
        ("Monday 6 March 2017 to Thursday, 30 March 2017", "2017-03-06/2017-03-30"),
        ("6 Mar to 30 Mar 2017", "2017-03-06/2017-03-30"),
        ("6 to 30 Sept 2016", "2016-09-06/2016-09-30"),
        ("06/03/2017 to 30/03/2017", "2017-03-06/2017-03-30"),
        ("6.3.2017 – 30.3.2017", "2017-03-06/2017-03-30"),
        ("29 January 2018 – 22 February", "2018-01-29/2018-02-22"),
        ("19 November 2013 – 11 December 2013 Lead inspector", "2013-11-19/2013-12-11"),
        ("6 March 2017", "2017-03-06/2017-03-06"),
        ("11 and 12 September 2018", "2018-09-11/2018-09-12"),
        ("7 & 8 October 2025", "2025-10-07/2025-10-08"),
        ("6, 7 and 8 March 2019", "2019-03-06/2019-03-08"),
        ("27 February and 1 March 2019", "2019-02-27/2019-03-01"),
        ("Thursday 30 November and Monday 4 December 2017", "2017-11-30/2017-12-04"),
    ],
)
def test_one_window_in_every_printed_form(phrase: str, window: str) -> None:
    assert windows(phrase) == [window]


@pytest.mark.parametrize(
    "phrase",
    ["28 November to 9 January 2019", "28 November 2018 to 9 January 2019", "28 November 2018 to 9 January"],
)
def test_the_year_turns_at_new_year(phrase: str) -> None:
    assert windows(phrase) == ["2018-11-28/2019-01-09"]


@pytest.mark.parametrize(
    "phrase",
    [
        "3 to 7 and 17 to 21 October 2022",
        "3 to 7 October and 17 to 21 October 2022",
        "3 October 2022 to 7 October 2022; 17 October 2022 to 21 October 2022",
        "3 to 7 October 2022 and from 17 to 21 October 2022",
    ],
)
def test_two_windows_are_both_kept(phrase: str) -> None:
    assert windows(phrase) == ["2022-10-03/2022-10-07", "2022-10-17/2022-10-21"]


def test_two_windows_either_side_of_new_year() -> None:
    assert windows("12 to 16 December and 9 to 13 January 2023") == [
        "2022-12-12/2022-12-16",
        "2023-01-09/2023-01-13",
    ]


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "March 2017",
        "6 March to 30 March",  # no year anywhere: none is guessed
        "31 February 2017 to 3 March 2017",
        "30 March to 6 March 2017",
        "six to ten March 2017",
    ],
)
def test_a_phrase_that_names_no_whole_window_gives_none(phrase: str) -> None:
    assert windows(phrase) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Report published: 13 June 2017", date(2017, 6, 13)),
        ("13/06/2017", date(2017, 6, 13)),
        ("1st May 2018", date(2018, 5, 1)),
        ("our meeting of 3 May; 4 May 2018", date(2018, 5, 4)),
    ],
)
def test_the_first_whole_date_of_a_text(text: str, day: date) -> None:
    assert date_in(text) == day


@pytest.mark.parametrize("text", ["June 2017", "32 May 2018", "4 May", "the 30 March deadline of 2018"])
def test_a_date_that_is_not_whole_is_none(text: str) -> None:
    assert date_in(text) is None


def test_a_report_s_publication_is_as_printed_and_else_none() -> None:
    assert read(sif()).published == date(2017, 6, 13)
    assert read(sif(published="Report published: 13/06/2017")).published == date(2017, 6, 13)
    assert read(LAC_2013).published == date(2013, 8, 23)
    assert read(SIF_2014).published is None
    assert read(ilacs_2023()).published is None


def test_the_publication_date_is_never_the_last_day_of_fieldwork() -> None:
    assert read(sif(published="Report published:")).published is None


def test_a_letter_is_dated_by_itself() -> None:
    assert read(letter()).published == date(2018, 10, 4)
    assert read(letter(date="04/10/2018")).published == date(2018, 10, 4)


def test_a_letter_without_a_date_of_its_own_has_none() -> None:
    assert read(letter(date="")).published is None


@pytest.mark.parametrize(
    "visit",
    [
        "on 11 and 12 September 2018",
        "on 11 September 2018 and 12 September 2018",
        "between 11 and 12 September 2018",
    ],
)
def test_a_visit_s_days_are_read_from_the_letter_s_sentence(visit: str) -> None:
    (window,) = read(letter(visit=visit)).inspection
    assert (window.start, window.end) == (date(2018, 9, 11), date(2018, 9, 12))


@pytest.mark.parametrize(
    "label",
    [
        "Inspection date: ",
        "Inspection dates: ",
        "Inspection dates ",
        "Inspection Dates: ",
        "Inspection dates: from ",
    ],
)
def test_every_label_of_the_fieldwork_is_known(label: str) -> None:
    (window,) = read(sif(dates=f"{label}6 March 2017 to 30 March 2017")).inspection
    assert (window.start, window.end) == (date(2017, 3, 6), date(2017, 3, 30))


def test_two_windows_of_a_report_are_kept_and_said() -> None:
    record = read(ilacs_2023(dates="Inspection dates: 21 to 25 November 2022 and 5 to 9 December 2022"))
    assert [str(window.start) for window in record.inspection] == ["2022-11-21", "2022-12-05"]
    assert "2 windows" in " ".join(record.warnings)


def test_dates_broken_over_two_lines_are_whole() -> None:
    (window,) = read(ilacs_2023(dates="Inspection dates: 6\nMarch to 17 March\n2023")).inspection
    assert (window.start, window.end) == (date(2023, 3, 6), date(2023, 3, 17))
