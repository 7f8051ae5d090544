"""The [clocks] table of a council's headway.toml."""

from datetime import date
from pathlib import Path

import pytest

from headway.clocks import CouncilSettings, read_settings
from headway.errors import ForPerson


@pytest.fixture
def toml(tmp_path: Path):  # type: ignore[no-untyped-def]
    def write(text: str) -> Path:
        path = tmp_path / "headway.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_every_setting_can_be_given(toml) -> None:  # type: ignore[no-untyped-def]
    path = toml(
        """
        [clocks]
        saturday_is_clear_day = true
        further_closed_days = [2027-03-25, 2027-12-29]
        notice_in_calendar_days = false
        publish_on_working_days = false
        call_in_days = 3
        """
    )

    assert read_settings(path) == CouncilSettings(
        saturday_is_clear_day=True,
        further_closed_days=(date(2027, 3, 25), date(2027, 12, 29)),
        notice_in_calendar_days=False,
        publish_on_working_days=False,
        call_in_days=3,
    )


def test_what_is_not_given_keeps_its_default(toml) -> None:  # type: ignore[no-untyped-def]
    assert read_settings(toml("[clocks]\ncall_in_days = 4")) == CouncilSettings(call_in_days=4)
    assert read_settings(toml("[authority]\ncode = 'E10000016'")) == CouncilSettings()
    assert read_settings(toml("")) == CouncilSettings()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "saturdays = true",
            "saturdays: no such setting; there are saturday_is_clear_day, further_closed_days",
        ),
        ("saturday_is_clear_day = 'yes'", "saturday_is_clear_day: 'yes' is neither true nor false"),
        ("saturday_is_clear_day = 1", "saturday_is_clear_day: 1 is neither true nor false"),
        ("call_in_days = true", "call_in_days: True is not a whole number from 1 to 30"),
        ("call_in_days = 0", "call_in_days: 0 is not a whole number"),
        ("call_in_days = 31", "call_in_days: 31 is not a whole number"),
        ("call_in_days = 5.0", "call_in_days: 5.0 is not a whole number"),
        ("further_closed_days = ['2027-03-25']", "further_closed_days: give dates in a list"),
        ("further_closed_days = 2027-03-25", "further_closed_days: give dates in a list"),
        ("further_closed_days = [2027-03-25T09:00:00]", "further_closed_days: give dates in a list"),
    ],
)
def test_a_fault_is_named_with_its_file_and_setting(toml, text: str, says: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ForPerson) as error:
        read_settings(toml(f"[clocks]\n{text}"))

    assert "headway.toml, [clocks]: " in str(error.value)
    assert says in str(error.value)


def test_all_faults_are_reported_at_once(toml) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ForPerson, match=r"fridays: no such setting.*; call_in_days: 'five'"):
        read_settings(toml("[clocks]\nfridays = true\ncall_in_days = 'five'"))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ForPerson, match=r"headway\.toml: the settings cannot be read"):
        read_settings(tmp_path / "headway.toml")
    with pytest.raises(ForPerson, match="cannot be read"):
        read_settings(tmp_path)


def test_a_file_that_is_not_toml_is_refused_with_its_line(toml, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ForPerson, match=r"is not TOML in UTF-8: .*line 2"):
        read_settings(toml("[clocks]\ncall_in_days = = 5"))
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ForPerson, match="is not TOML in UTF-8"):
        read_settings(binary)


def test_clocks_must_be_a_table(toml) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ForPerson, match="clocks must be a table"):
        read_settings(toml("clocks = 5"))
