"""The department's own good and bad files decide, then rules of ours on files drawn here."""

from pathlib import Path

import pytest
from tidy_files import ENGLAND, KENT, SOUTH_EAST, row, tidy

from headway.benchmarks.screening import screen

GOOD = "benchmark/screener-fixtures/pass"
BAD = "benchmark/screener-fixtures/fail"

PLATFORM = "only the publishing platform's table tool needs it"
NOT_COMPARED = "of a level that Headway keeps under its printed code and compares with nothing"
LEFT_ALONE = {
    "data_empty_cols.csv": "columns of a level that no row is of may be blank throughout, as in files that we load",
    "data_to_meta_crosscheck.csv": "the screener itself only advises: a column that is not described is not loaded",
    "ethnicity_characteristics_filter_wrong_group_and_values.csv": "harmonised words for ethnicity: "
    + PLATFORM,
    "filename spaces.csv": "a file is known by its content, whatever it is called",
    "special_characters-+#'@.csv": "a file is known by its content, whatever it is called",
    "ignored_rows.csv": "rows of schools beside other levels are kept here: " + PLATFORM,
    "indicator_dp_completed.csv": "the decimals are those that each figure prints: " + PLATFORM,
    "indicators_smushed.csv": "breakdowns in headings load as measures of their own, nothing is lost",
    "lsip_combinations.csv": NOT_COMPARED,
    "na_geography.csv": NOT_COMPARED,
    "na_geography_code.csv": NOT_COMPARED,
    "other_geography_code_duplicates.csv": NOT_COMPARED,
    "other_geography_duplicates.csv": NOT_COMPARED,
    "ward_combinations.csv": NOT_COMPARED,
    "non_standard_headers.csv": "harmonised words for ethnicity: " + PLATFORM,
    "not_sch_but_one_filter.csv": "names of schools as a filter: " + PLATFORM,
    "sch_many_filter.csv": "names of schools as a filter: " + PLATFORM,
    "sch_prov.csv": "schools and providers in one file: " + PLATFORM,
    "passes_everything_ancillary.csv": "sound, as its name says, but of institutions: " + PLATFORM,
    "total.csv": "what the row of everything is called is the file's own affair: " + PLATFORM,
}
"""Fail files that are not refused, each with the reason."""

NO_PAIR = {
    "data_empty_rows.meta.csv": "its data was too large for the collection",
    "meta_empty_rows.csv": "its metadata was too large; the data has columns without a heading",
}
"""Files whose other half is not there."""

SAYS = {
    "adding_z_locationCode.csv": ("country_code", "no country"),
    "blanks_filters.csv": ("school_phase", "blank"),
    "blanks_indicators.csv": ("enrolments_pa_10_exact_percent", "blank"),
    "col_name_completed.csv": ("col_name", "blank"),
    "col_name_duplicate.csv": ("col_name", "twice"),
    "col_name_spaces.csv": ("col_name", "space"),
    "col_type.csv": ("col_type", "neither Filter nor Indicator"),
    "col_type_blank.csv": ("col_type", "neither Filter nor Indicator"),
    "country_combinations.csv": ("country_code", "E92000002"),
    "data_mandatory_cols.csv": ("time_period", "no column time_period, geographic_level"),
    "data_variable_spaces.csv": ("school phase", "no spaces"),
    "duplicate_label.csv": ("label", "twice"),
    "duplicate_rows.csv": ("", "the same place, period and breakdown as row 3"),
    "duplicate_variable_names.csv": ("", '"enrolments_pa_10_exact" stands there twice'),
    "eda_combinations.csv": ("la_name", "codes beside it"),
    "fails_allchecks.csv": ("time_period", "six digits"),
    "fails_everything_ancillary.csv": ("filter_hint", "stays blank"),
    "fails_file validation.csv": ("time_period", "six digits"),
    "fails_prescreening1.csv": ("geographic_level", "no level"),
    "fails_prescreening2.csv": ("num schools", "no spaces"),
    "file_separator.csv": ("col_name", "no column col_name"),
    "filter_group.csv": ("filter_grouping_column", "is an indicator"),
    "filter_group_duplicate.csv": ("filter_grouping_column", "twice"),
    "filter_group_level.csv": ("filter_grouping_column", "more items"),
    "filter_group_match.csv": ("school_kind", "none of that name"),
    "filter_group_stripped.csv": ("school_phase", "differ only in blanks and signs"),
    "filter_hint.csv": ("filter_hint", "is an indicator"),
    # One value in all rows makes the rows alike: what the screener calls one level, we call the same row twice.
    "filter_level.csv": ("", "the same place, period and breakdown"),
    "geographic_catch.csv": ("col_name", "schoolName"),
    "geographic_level.csv": ("geographic_level", '"Nation" is no level'),
    "geography_level_completed.csv": ("country_code", "blank"),
    "geography_level_present.csv": ("region_code", "rows of the level Regional need"),
    "indicator_dp.csv": ("indicator_dp", "is a filter"),
    "indicator_dp_negative.csv": ("indicator_dp", '"-2"'),
    "indicator_dp_nonInteger.csv": ("indicator_dp", '"2.5"'),
    "indicator_dp_validation.csv": ("indicator_dp", '"two"'),
    "indicator_group_stripped.csv": ("indicator_grouping", "two ways"),
    "indicator_grouping.csv": ("indicator_grouping", "is a filter"),
    "indicator_unit.csv": ("indicator_unit", "is a filter"),
    "indicator_unit_validation.csv": ("indicator_unit", '"$" is no unit'),
    "invalid_meta_cols.csv": ("invalidColumn", "no such column"),
    "invalid_type.txt": ("time_period", "give the right file"),
    "invalid_type2.txt": ("time_period", "give the right file"),
    "invalid_type3.csv": ("", "no CSV"),
    "la_col_present.csv": ("la_name", "codes and names go together"),
    "la_combinations.csv": ("la_name", "codes beside it"),
    "label.csv": ("label", "no label"),
    "label_blank_notNA.csv": ("label", "no label"),
    "lad_combinations.csv": ("la_name", "codes beside it"),
    "lep_combinations.csv": ("la_name", "codes beside it"),
    "meta_empty_rows.csv": ("", "no heading"),
    "meta_mandatory_cols.csv": ("indicator_dp", "no column indicator_dp"),
    "meta_to_data_crosscheck.csv": ("superfluous_variable", "none of that name"),
    "missing_region_name.csv": ("region_name", "no column region_name"),
    "multiple_stripped_filter_groups.csv": ("school_phase", "differ only in blanks and signs"),
    "naming_convention-dataFail.txt": ("time_period", "give the right file"),
    "naming_convention-metaFail.csv": ("", "no CSV"),
    "naming_convention.csv": ("col_name", "no column col_name"),
    "naming_convention.txt": ("time_period", "give the right file"),
    "naming_convention_meta.csv": ("time_period", "give the right file"),
    "no_data_symbols.csv": ("sess_overall_percent", '"." is neither'),
    "not_table_tool.csv": ("institution_name", "rows of the level Institution need"),
    "notavailable_symbols.csv": ("enrolments", '":" is neither'),
    "null.csv": ("label", '"num_schools" has no label'),
    "ob_unit_meta.csv": ("col_name", "time_identifier"),
    "ob_unit_total.csv": ("region_name", '"All"'),
    "observational_total.csv": ("region_name", '"Total"'),
    "overcompleted_cols.csv": ("region_code", "below it these stay blank"),
    "pcon_combinations.csv": ("la_name", "codes beside it"),
    "prov_level_only_dupes.csv": ("", "the same place, period and breakdown"),
    "provider_col_incorrect.csv": ("provider_ukprn", "rows of the level Provider need"),
    "region_col_present.csv": ("region_code", "no column region_code"),
    "region_combinations.csv": ("region_code", "no region"),
    "region_for_la.csv": ("region_code", "a council lies in a region"),
    "region_for_lad.csv": ("region_code", "a council lies in a region"),
    "regional_blanks.csv": ("region_code", "of the level Regional"),
    "roundedzero_symbols.csv": ("enrolments", '"~" is neither'),
    "rows_to_cols.csv": ("", "no heading"),
    "sch_level_missing_col.csv": ("school_laestab", "rows of the level School need"),
    "time_identifier.csv": ("time_identifier", '"Academic Year"'),
    "time_identifier_mix.csv": ("time_identifier", '"Summer term" does not go with'),
    "time_period.csv": ("time_period", '"2017188"'),
    "time_period_six.csv": ("time_period", '"201720"'),
    "time_validation.csv": ("time_period", '"2001Q4"'),
    "utf8.csv": ("", "UTF-8"),
    "whitespace_filters.csv": ("establishment_group", '" Special school"'),
}
"""What each refused file is refused for: the column, and words of the message."""


def pairs(folder: Path) -> dict[str, tuple[Path, Path | None]]:
    """Each data file with its metadata, if that is there."""
    found = {}
    for path in sorted(folder.iterdir()):
        if ".meta" not in path.name:
            beside = (path.with_name(f"{path.stem}.meta.{ending}") for ending in ("csv", "txt", "xlsx"))
            found[path.name] = (path, next((each for each in beside if each.is_file()), None))
    return found


@pytest.mark.shared
def test_every_good_file_of_the_department_passes(shared: Path) -> None:
    files = pairs(shared / GOOD)
    assert len(files) == 30
    assert {name: list(map(str, screen(*pair))) for name, pair in files.items() if screen(*pair)} == {}


@pytest.mark.shared
def test_every_bad_file_is_refused_for_what_its_name_says_or_is_left_alone_for_a_reason(shared: Path) -> None:
    files = pairs(shared / BAD)
    assert set(files) == set(SAYS) | set(LEFT_ALONE)
    missed = {}
    for name, pair in files.items():
        found = screen(*pair)
        if name in LEFT_ALONE:
            assert not found, f"{name} is refused after all: {found[0]}"
            continue
        column, words = SAYS[name]
        if not any(each.column == column and words in each.message for each in found):
            missed[name] = [str(each) for each in found]
    assert missed == {}


@pytest.mark.shared
def test_words_for_nothing_are_no_figures(shared: Path) -> None:
    found = {each.column: each.message for each in screen(shared / BAD / "null.csv")}
    assert found["num_schools"].startswith('"NULL" is neither a number nor a symbol')


@pytest.mark.shared
def test_files_without_their_other_half_are_known(shared: Path) -> None:
    alone = {each.name for each in (shared / BAD).glob("*.meta.*") if not _has_data(each)}
    assert alone == {"data_empty_rows.meta.csv"}
    assert set(NO_PAIR) - alone <= set(SAYS)


def _has_data(meta: Path) -> bool:
    stem = meta.name.split(".meta")[0]
    return any(meta.with_name(f"{stem}.{ending}").is_file() for ending in ("csv", "txt"))


@pytest.mark.shared
def test_a_fault_names_file_row_and_column(shared: Path) -> None:
    (problem,) = screen(*pairs(shared / BAD)["duplicate_rows.csv"])
    assert str(problem).startswith(
        "duplicate_rows.csv, row 303: the same place, period and breakdown as row 3."
    )


def test_a_sound_file_without_metadata_has_no_fault(tmp_path: Path) -> None:
    assert screen(tidy(tmp_path, "number", row(ENGLAND, 10), row(KENT, "c"))) == ()


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("q", '"q" is neither a number nor a symbol'),
        ("..", '".." is neither'),
        (":", '":" is neither'),
        ("", "blank"),
        ("1_000", '"1_000" is neither'),
        ("12%", '"12%" is neither'),
        ("inf", '"inf" is neither'),
        ("NaN", '"NaN" is neither'),
        ("1e999", '"1e999" is neither'),
    ],
)
def test_what_is_neither_number_nor_known_symbol_is_named_with_its_row(
    tmp_path: Path, cell: str, said: str
) -> None:
    (problem,) = screen(tidy(tmp_path, "number", row(ENGLAND, 10), row(KENT, cell)))
    assert (problem.row, problem.column) == (3, "number")
    assert said in problem.message


def test_a_column_that_mixes_numbers_and_words_is_not_guessed_at(tmp_path: Path) -> None:
    rows = [row(ENGLAND, age, 7) for age in ("16", "17", "Under sixteen", "Over seventeen", "Total")]
    problem, *_ = screen(tidy(tmp_path, "age,number", *rows))
    assert (problem.row, problem.column) == (4, "age")
    assert '"Under sixteen" is neither a number nor a symbol' in problem.message
    assert "metadata" in problem.message


def test_a_column_of_symbols_holds_figures(tmp_path: Path) -> None:
    rows = [row(ENGLAND, 5, "c"), row(SOUTH_EAST, 5, "x"), row(KENT, 5, "supressed")]
    (problem,) = screen(tidy(tmp_path, "number,percent", *rows))
    assert (problem.row, problem.column) == (4, "percent")


def test_ages_alone_need_metadata_to_be_a_filter(tmp_path: Path) -> None:
    path = tidy(tmp_path, "age,number", row(ENGLAND, 16, 7), row(ENGLAND, 17, 7))
    (problem,) = screen(path)
    assert "put the file's metadata" in problem.message
    meta = tmp_path / "figures.meta.csv"
    meta.write_text(
        "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column\n"
        "age,Filter,Age,,,,,\nnumber,Indicator,Number,,,0,,\n"
    )
    assert screen(path, meta) == ()


def test_a_council_under_another_councils_code_is_refused(tmp_path: Path) -> None:
    wrong = KENT.replace("E10000016", "E06000035")
    (problem,) = screen(tidy(tmp_path, "number", row(ENGLAND, 1), row(wrong, 2)))
    assert (problem.row, problem.column) == (3, "la_name")


def test_every_fault_is_told_once_with_how_often_it_occurs(tmp_path: Path) -> None:
    rows = [row(ENGLAND, "?", period=str(year)) for year in range(2000, 2020)] + [row(ENGLAND, 5)]
    (problem,) = screen(tidy(tmp_path, "number", *rows))
    assert "(19 more such rows.)" in problem.message
