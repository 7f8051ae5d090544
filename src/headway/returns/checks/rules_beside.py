"""Rules that lay a return beside another: the same children in another return, and the same return a year before."""

from collections.abc import Iterator

from headway.returns.checks.rule import Check, Cross, Query, Rule, rows
from headway.returns.checks.subject import Subject

__all__ = ["BESIDE_RULES", "LAST_YEAR"]

LAST_YEAR = {
    "ssda903": {
        "header": ("CHILD", "DOB", "SEX"),
        "episodes": ("CHILD", "DECOM", "DEC", "RNE", "LS", "CIN", "PLACE"),
        "missing": ("CHILD", "MIS_START", "MIS_END"),
    },
    "cin": {
        "child": ("LAchildID", "PersonBirthDate", "Sex"),
        "cin_details": ("LAchildID", "CINreferralDate", "CINclosureDate", "ReferralNFA"),
        "need_plans": ("LAchildID", "CINPlanStartDate", "CINPlanEndDate"),
        "protection_plans": ("LAchildID", "CPPstartDate", "CPPendDate"),
    },
}
"""The columns of last year's tables that rules of this year read."""

_CHILDREN = {
    "ssda903": ("header", "CHILD", "DOB", "SEX"),
    "cin": ("child", "LAchildID", "PersonBirthDate", "Sex"),
}
_SEX = (
    "CASE lower(CAST({} AS VARCHAR)) WHEN 'm' THEN 'm' WHEN 'f' THEN 'f' WHEN '1' THEN 'm' WHEN '2' THEN 'f' "
    "WHEN 'a' THEN 'm' WHEN 'b' THEN 'f' END"
)
"""Male and female in the codes of any return and year: 1 and 2, M and F, a and b. Others are not compared."""


def _between(own: str, theirs: str, sex: bool) -> Check:
    """Each row of `own` whose child has another date of birth, or sex, in the return `theirs` of the same folder."""

    def queries(subject: Subject) -> Iterator[Query | Cross]:
        if subject.return_name != own:
            return
        other = subject.beside(theirs)
        name, id_there, born_there, sex_there = _CHILDREN[theirs]
        there = other.tables.get(name) if other else None
        if other is None or there is None:
            yield Cross(_first(own), f"no return {theirs} with its table {name} is in the same folder")
            return
        what = _SEX.format(sex_there) if sex else born_there
        known = _known_better(subject, theirs)
        for table, id_here, born_here, sex_here in _here(subject):
            column = sex_here if sex else born_here
            mine = _SEX.format(f't."{column}"') if sex else f't."{column}"'
            yield Query(
                table,
                column,
                f'SELECT t.file, t.row, t."{id_here}" AS child, CAST(t."{column}" AS VARCHAR) AS value, '
                f"o.row AS other FROM {{{table}}} t JOIN (SELECT {id_there} AS child, min({what}) AS least, "
                f'max({what}) AS most, min(row) AS row FROM "{there.parsed}" GROUP BY ALL) o '
                f'ON o.child = t."{id_here}" WHERE ({mine} < o.least OR {mine} > o.most)'
                + (f' AND t."{id_here}" NOT IN ({known})' if known else ""),
                f"{column} is another than in the return {theirs} (table {name}, row {{other}}).",
            )

    return queries


def _known_better(subject: Subject, theirs: str) -> str:
    """The children of the SSDA903, by which a list is compared already and need not be by the census."""
    care = subject.beside("ssda903") if theirs == "cin" else None
    header = care.tables.get("header") if care else None
    return f'SELECT CHILD FROM "{header.parsed}" WHERE CHILD IS NOT NULL' if header else ""


def _first(return_name: str) -> str:
    return _CHILDREN[return_name][0] if return_name in _CHILDREN else "list_1"


def _here(subject: Subject) -> Iterator[tuple[str, str, str, str]]:
    if subject.return_name in _CHILDREN:
        yield _CHILDREN[subject.return_name]
        return
    for name in subject.delivery.tables:
        if {"Child Unique ID", "Date of Birth", "Gender"} <= subject.columns(name):
            yield name, "Child Unique ID", "Date of Birth", "Gender"


def _changed(sex: bool) -> tuple[Check, ...]:
    checks = []
    for return_name, (table, child, born, sex_column) in _CHILDREN.items():
        column = sex_column if sex else born
        mine, theirs = (
            (_SEX.format(f"t.{column}"), _SEX.format(f"l.{column}"))
            if sex
            else (f"t.{column}", f"l.{column}")
        )
        checks.append(
            rows(
                f"{return_name}.{table}",
                column,
                source=f"{{{table}}} t JOIN (SELECT {child}, min({theirs}) AS least, max({theirs}) AS most "
                f"FROM {{last_{table}}} l GROUP BY {child}) p USING ({child})",
                when=f"{mine} < p.least OR {mine} > p.most",
                says=f"{column} is another than in last year's return.",
                last=(table,),
            )
        )
    return tuple(checks)


_OPEN = (
    ("ssda903.episodes", "CHILD", "DECOM", "DEC", "TRUE", "An episode"),
    ("ssda903.missing", "CHILD", "MIS_START", "MIS_END", "TRUE", "A missing spell"),
    (
        "cin.cin_details",
        "LAchildID",
        "CINreferralDate",
        "CINclosureDate",
        "coalesce(l.ReferralNFA, '0') = '0'",
        "A referral",
    ),
    ("cin.need_plans", "LAchildID", "CINPlanStartDate", "CINPlanEndDate", "TRUE", "A child in need plan"),
    ("cin.protection_plans", "LAchildID", "CPPstartDate", "CPPendDate", "TRUE", "A child protection plan"),
)


def _gone(where: str, child: str, start: str, end: str, only: str, what: str) -> Check:
    """What last year's return left open, and this year's does not have: a fault of the table, in none of its rows."""
    return_name, table = where.split(".")
    query = Query(
        table,
        start,
        f"SELECT (SELECT min(file) FROM {{{table}}}) AS file, NULL AS row, l.{child} AS child, "
        f"CAST(l.{start} AS VARCHAR) AS value, l.row AS other FROM {{last_{table}}} l "
        f"WHERE l.{end} IS NULL AND l.{start} IS NOT NULL AND NOT l.unsure AND {only} "
        f"AND l.{child} NOT IN (SELECT {child} FROM {{{table}}} WHERE {start} IS NULL AND {child} IS NOT NULL) "
        f"AND NOT EXISTS (SELECT 1 FROM {{{table}}} t WHERE t.{child} = l.{child} AND t.{start} = l.{start})",
        f"{what} that last year's return left open (row {{other}} of its file) is not in this year's.",
        last=(table,),
    )
    return lambda subject: [query] if subject.return_name == return_name else []


def _new(where: str, child: str, start: str, only: str) -> Check:
    table = where.split(".")[1]
    return rows(
        where,
        start,
        when=f"t.{start} < {{first}} AND ({only}) AND NOT EXISTS (SELECT 1 FROM {{last_{table}}} l "
        f"WHERE l.{child} = t.{child} AND (l.{start} = t.{start} OR l.{start} IS NULL))",
        says=f"{start} is before this collection year, and last year's return has no such row.",
        last=(table,),
    )


def _episode_changed(column: str) -> Check:
    def queries(subject: Subject) -> Iterator[Query]:
        if subject.return_name != "ssda903":
            return
        codes = subject.schema.table("episodes").column(column).codes
        known = ", ".join(f"'{code}'" for code in codes.in_year(subject.year)) if codes else "''"
        yield Query(
            "episodes",
            column,
            f"SELECT t.file, t.row, t.CHILD AS child, t.{column} AS value, l.row AS other FROM {{episodes}} t "
            f"JOIN {{last_episodes}} l ON l.CHILD = t.CHILD AND l.DECOM = t.DECOM "
            f"WHERE t.{column} <> l.{column} AND l.{column} IN ({known})",
            f"{column} is another than last year's return gave this episode (row {{other}} of its file).",
            ("DECOM",),
            last=("episodes",),
        )

    return queries


BESIDE_RULES = (
    Rule(
        "dob-between-returns",
        "Two returns give a child different dates of birth",
        "Find out which is right, and mend the other: one identifier is one child.",
        tuple(_between(own, "ssda903", sex=False) for own in ("cin", "annex_a"))  # noqa: RUF005
        + (_between("annex_a", "cin", sex=False),),
    ),
    Rule(
        "sex-between-returns",
        "Two returns give a child a different sex",
        "Find out which is right, and mend the other: one identifier is one child.",
        tuple(_between(own, "ssda903", sex=True) for own in ("cin", "annex_a"))  # noqa: RUF005
        + (_between("annex_a", "cin", sex=True),),
    ),
    Rule(
        "open-last-year-gone",
        "Something open at the end of last year is not in this year's return",
        "Add it with its end or without one; mend the start if that was changed.",
        tuple(_gone(*each) for each in _OPEN),
    ),
    Rule(
        "not-in-last-year",
        "Something older than this year was not in last year's return",
        "Mend its start, or send last year's return anew.",
        (
            _new("ssda903.episodes", "CHILD", "DECOM", "TRUE"),
            _new("cin.cin_details", "LAchildID", "CINreferralDate", "coalesce(t.ReferralNFA, '0') = '0'"),
            _new("cin.protection_plans", "LAchildID", "CPPstartDate", "TRUE"),
        ),
    ),
    Rule(
        "ended-last-year",
        "An episode that ended last year is there again",
        "Take it out, or mend DEC: this year's return holds what was open on 1 April or began since.",
        (
            rows(
                "ssda903.episodes",
                "DECOM",
                source="{episodes} t JOIN {last_episodes} l ON l.CHILD = t.CHILD AND l.DECOM = t.DECOM",
                when="l.DEC IS NOT NULL AND t.DECOM < {first}",
                says="Last year's return gave this episode an end (row {other} of its file).",
                other="l.row",
                last=("episodes",),
            ),
        ),
    ),
    Rule(
        "episode-changed",
        "An episode differs from last year's return",
        "Mend it, or send last year's return anew: what an episode is does not change; a change begins another.",
        tuple(_episode_changed(column) for column in ("RNE", "LS", "CIN", "PLACE")),
    ),
    Rule(
        "dob-changed",
        "A child's date of birth differs from last year's return",
        "Find out which is right; the same identifier must be the same child.",
        _changed(sex=False),
    ),
    Rule(
        "sex-changed",
        "A child's sex differs from last year's return",
        "Find out which is right; the same identifier must be the same child.",
        _changed(sex=True),
    ),
)
