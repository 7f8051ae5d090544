"""Rows of Block B and of the judgement: grades by their words and their scale, never by a bare number."""

import calendar
import re
from datetime import date

from headway.assessment.profile import Major, MajorInspection
from headway.assessment.profile_file.lines import JudgementGiven
from headway.assessment.profile_file.rows import Row, by_item, must_agree, once
from headway.errors import ForPerson
from headway.frameworks import Grade, frameworks, scales

__all__ = ["inspections_of", "judgement_of"]

_GRADE = "grade:"
_ASPECTS = ("framework", "first day", "last day", "when", "published", "priority actions", "serious", "note")
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}


def inspections_of(rows: list[Row], faults: list[str]) -> tuple[MajorInspection, ...]:
    """A line for each inspection; faults are added to ``faults``."""
    found = []
    for name, own in by_item(rows).items():
        try:
            found.append(_line(name, own))
        except ForPerson as fault:
            faults.append(str(fault))
    return tuple(found)


def judgement_of(rows: list[Row]) -> JudgementGiven | None:
    """The judgement: a grade (scale in column unit) and because, both or neither."""
    told = once(rows)
    for row in rows:
        if row.aspect not in ("grade", "because"):
            raise row.wrong("aspect", "known of a judgement. Use grade and because.")
    if not told:
        return None
    if len(told) < 2 or not told["because"].value:
        raise rows[0].fault("aspect", "a judgement needs a grade and because. Add the row that is missing.")
    return JudgementGiven(_grade(told["grade"], ""), told["because"].value)


def _line(name: str, rows: list[Row]) -> MajorInspection:
    if not name:
        raise rows[0].fault("item", "is empty. Give each inspection a short name, as full-2010.")
    for row in rows:
        if row.aspect not in _ASPECTS and not row.aspect.startswith(_GRADE):
            known = ", ".join((*_ASPECTS, f"{_GRADE}JUDGEMENT"))
            raise row.wrong("aspect", f"known of an inspection. Use one of: {known}.")
    told = once(rows)
    must_agree(rows, rows[0], ("about",))
    framework = _framework(told)
    on = _on(rows[0], told)
    return MajorInspection(
        id=name,
        kind=_kind(rows[0]),
        on=on,
        when=_when(told, on),
        origin=rows[0].origin(),
        framework=framework,
        published=_published(told, on),
        grades=tuple(
            (_judgement(row, framework), _grade(row, framework))
            for row in rows
            if row.aspect.startswith(_GRADE)
        ),
        priority_actions=told["priority actions"].whole() if "priority actions" in told else None,
        serious=_serious(told["serious"]) if "serious" in told else None,
        note=told["note"].value if "note" in told else "",
    )


def _kind(row: Row) -> Major:
    try:
        return Major(row.about)
    except ValueError:
        raise row.wrong("about", f"a kind of inspection. Use one of: {', '.join(Major)}.") from None


def _on(first: Row, told: dict[str, Row]) -> date:
    """The last day of fieldwork; of "August 2010" alone the month's last, of "2009" alone the year's."""
    if "last day" in told:
        return told["last day"].day()
    if "when" not in told:
        raise first.fault("aspect", 'the inspection has no day. Add a row "last day" or "when".')
    month, _, year = told["when"].value.strip().rpartition(" ")
    number = _MONTHS.get(month.lower()) if month else 12
    if number is None or not (year.isascii() and year.isdecimal() and len(year) == 4 and year > "1000"):
        raise told["when"].wrong("value", 'a month. Give it as August 2010, or add a row "last day".')
    return date(int(year), number, calendar.monthrange(int(year), number)[1])


def _when(told: dict[str, Row], on: date) -> str:
    """As it is printed; a year in it is the one that the rules count by."""
    row = told.get("when")
    if row is None or not row.value:
        return f"{on.day} {on:%B %Y}"
    years = re.findall(r"\b(?:19|20)[0-9]{2}\b", row.value)
    if years and str(on.year) not in years:
        raise row.wrong("value", f"when the last day was, {on.isoformat()}. Check both.")
    return row.value


def _published(told: dict[str, Row], on: date) -> date | None:
    if "published" not in told:
        return None
    if (day := told["published"].day()) < on:
        raise told["published"].wrong(
            "value", f"on or after the last day, {on.isoformat()}. Check both days."
        )
    return day


def _framework(told: dict[str, Row]) -> str:
    row = told.get("framework")
    if row and row.value and row.value not in frameworks():
        raise row.wrong("value", f"a framework of inspection. Use one of: {', '.join(frameworks())}.")
    return row.value if row else ""


def _judgement(row: Row, framework: str) -> str:
    """Its id; of a framework that is known, one of its judgements, for a rule that reads it would not find another."""
    said, known = row.aspect.removeprefix(_GRADE), frameworks().get(framework)
    if not said or (known and said not in (each.id for each in known.judgements)):
        names = ", ".join(each.id for each in known.judgements) if known else "safeguarding_overall"
        raise row.wrong(
            "aspect",
            f"a judgement{f' of {known.name}' if known else ''}. After {_GRADE} use {names or 'none'}.",
        )
    return said


def _serious(row: Row) -> bool:
    if row.value.lower() not in ("yes", "no"):
        raise row.wrong("value", "an answer. Give yes or no; take the row out where it is not known.")
    return row.value.lower() == "yes"


def _grade(row: Row, framework: str) -> Grade:
    """By its words; a bare number is refused, for 4 is best on one scale and worst on another."""
    known = frameworks().get(framework)
    own = known.scale.id if known and known.scale else ""
    scale = row.unit or own
    if own and scale != own:
        raise row.wrong("unit", f"the scale of {framework}, which is {own}. Leave it empty.")
    if scale not in scales():
        raise row.wrong("unit", f"a scale of grades. Use one of: {', '.join(scales())}.")
    if row.value.strip("() ").isdecimal():
        raise row.wrong(
            "value",
            f"a grade: a number means different grades on different scales. Use {scales()[scale].words()}.",
        )
    try:
        found = scales()[scale].grade(row.value)
    except ForPerson as error:
        raise row.fault("value", str(error)) from None
    if not isinstance(found, Grade):
        raise row.wrong("value", "a grade that ranks. Take the row out and say it in a note.")
    return found
