"""The tables that frameworks share: sources, grade scales and proportion words, from ``data/shared``."""

from headway.frameworks.grades import Grade, NotAGrade, Scale
from headway.frameworks.marks import Mark, Source
from headway.frameworks.proportions import Band, ProportionTable
from headway.frameworks.tables import Table, toml_table


def read_sources(text: str, file: str) -> dict[str, Source]:
    """Sources by key."""
    top, faults = toml_table(text, file)
    found = {}
    for table in top.tables("source", ("key",)):
        source = Source(table.text("key"), table.text("title"), table.or_empty("address"))
        table.close()
        if source.key in found:
            table.fault("this key is listed twice")
        found[source.key] = source
    top.close()
    faults.raise_any()
    return found


def _grade(table: Table, scale: str, rank: int) -> Grade:
    grade = Grade(
        scale=scale,
        id=table.text("id"),
        label=table.text("label"),
        rank=rank,
        code=table.number("code"),
        aliases=table.texts("aliases"),
        meaning=table.or_empty("meaning"),
    )
    table.close()
    return grade


def _not_a_grade(table: Table, scale: str) -> NotAGrade:
    value = NotAGrade(scale, table.text("id"), table.text("label"), table.or_empty("note"))
    table.close()
    return value


def _scale(table: Table) -> Scale:
    key = table.text("id")
    scale = Scale(
        id=key,
        name=table.text("name"),
        grades=tuple(_grade(each, key, rank) for rank, each in enumerate(table.tables("grades"), 1)),
        non_grades=tuple(_not_a_grade(each, key) for each in table.tables("non_grades")),
        higher_code_is_better=table.maybe_flag("higher_code_is_better"),
        verification=table.choice("verification", Mark, Mark.UNKNOWN),
        sources=table.texts("sources"),
        note=table.or_empty("note"),
    )
    _check_codes(scale, table)
    table.close()
    return scale


def _check_codes(scale: Scale, table: Table) -> None:
    """Grades stand best first, so their codes must run the way the scale says."""
    codes = [grade.code for grade in scale.grades if grade.code is not None]
    if scale.higher_code_is_better is None:
        if codes:
            table.fault('grades have codes: say "higher_code_is_better"')
    elif len(codes) != len(scale.grades) or codes != sorted(codes, reverse=scale.higher_code_is_better):
        table.fault('codes must be on every grade and run as "higher_code_is_better" says')


def read_scales(text: str, file: str) -> dict[str, Scale]:
    """Scales by id."""
    top, faults = toml_table(text, file)
    scales = {scale.id: scale for scale in map(_scale, top.tables("scale"))}
    top.close()
    faults.raise_any()
    return scales


def _band(table: Table) -> Band:
    low, high = table.number("low"), table.number("high")
    if low is None or high is None or not 0 <= low <= high <= 100:
        table.fault('"low" and "high" must be whole percentages, low first')
    band = Band(
        words=table.texts("words"),
        low=low or 0,
        high=high or 0,
        median=table.number("median"),
        lowest=table.number("lowest"),
        highest=table.number("highest"),
        n=table.number("n"),
        above_low=table.flag("above_low"),
    )
    table.close()
    return band


def read_proportions(text: str, file: str) -> dict[str, ProportionTable]:
    """Tables of proportion words by id."""
    top, faults = toml_table(text, file)
    found = {}
    for table in top.tables("proportions"):
        words = ProportionTable(
            id=table.text("id"),
            name=table.text("name"),
            bands=tuple(map(_band, table.tables("bands", ()))),
            verification=table.choice("verification", Mark, Mark.UNKNOWN),
            sources=table.texts("sources"),
            note=table.or_empty("note"),
            from_year=table.number("from_year"),
            to_year=table.number("to_year"),
            numbers_below=table.number("numbers_below") or 0,
        )
        table.close()
        found[words.id] = words
    top.close()
    faults.raise_any()
    return found
