"""Our own register: one row an inspection, as CSV, with its source and how sure it is."""

import csv
import io

from headway.benchmarks.printed_dates import first_day_of, is_whole, last_day_of
from headway.benchmarks.register import JUDGEMENTS, Layout, Problem, Register, RegisterRow
from headway.benchmarks.rows import authority_named, grade_word, reported_by
from headway.errors import ForPerson
from headway.frameworks import family

_NEEDED = ("authority", "framework", "inspection_start", "published", "overall")
_COLUMNS = (
    *("authority", "ons_code", "framework", "form", "inspection_start", "inspection_end", "published"),
    *JUDGEMENTS,
    *("doc_id", "source", "confidence"),
)


def read_history(content: bytes, name: str, sha256: str) -> Register:
    """The register in a CSV file with the columns of the judgement history."""
    try:
        text = content.decode("utf-8-sig")
        table = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        columns = table.fieldnames or ()
        missing = [column for column in _NEEDED if column not in columns]
        if missing:
            raise _unknown(name, missing)
        lines = [(table.line_num, row) for row in table]
    except (UnicodeDecodeError, csv.Error):
        raise _unknown(name, list(_NEEDED)) from None
    problems = [
        Problem(name, 1, column, "this column is not known and was not read.")
        for column in columns
        if column not in _COLUMNS
    ]
    rows: list[RegisterRow] = []
    for number, row in lines:
        found = _read(row, name, number)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            rows.append(found)
    return Register(name, Layout.CSV, sha256, tuple(rows), tuple(problems))


def _unknown(name: str, missing: list[str]) -> ForPerson:
    return ForPerson(
        f"{name} is no register that Headway knows. Give Ofsted's local authority inspection outcomes (ODS), or a "
        f"CSV in UTF-8 with the columns {', '.join(_NEEDED)} (missing: {', '.join(missing)})."
    )


def _read(row: dict[str, str | None], name: str, number: int) -> RegisterRow | Problem:
    """The row as a value, or what is wrong with it; ``column`` is where reading stands."""
    column = ""

    def cell(wanted: str) -> str:
        nonlocal column
        column = wanted
        return (row.get(wanted) or "").strip()

    try:
        if None in row:
            raise ForPerson("the row has more cells than the table has columns.")
        starts = cell("inspection_start")
        began = first_day_of(starts)
        ends = last_day_of(cell("inspection_end"))
        authority = authority_named(cell("authority"), began, cell("ons_code"))
        framework = family(cell("framework"))[0].known_as[0]
        judgements = {key: grade_word(printed) for key in JUDGEMENTS if (printed := cell(key))}
        printed = cell("published")
        published = reported_by(authority.ons_code, framework, printed) or last_day_of(printed)
        return RegisterRow(
            authority=authority.name,
            ons_code=authority.ons_code,
            framework=framework,
            form=cell("form"),
            start=began if is_whole(starts) else None,
            start_printed="" if is_whole(starts) else starts,
            end=ends,
            published=published,
            published_printed="" if is_whole(printed) else printed,
            judgements=judgements,
            source=cell("source"),
            confidence=cell("confidence"),
            place=f"row {number}",
        )
    except ForPerson as error:
        return Problem(name, number, column, str(error))
