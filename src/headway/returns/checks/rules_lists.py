"""Rules of Annex A, the workforce lists and the local files that need more than one cell."""

from collections.abc import Iterator

from headway.returns.checks.rule import Check, Cross, Query, Rule, rows
from headway.returns.checks.subject import Subject

__all__ = ["LIST_RULES", "lists_disagree"]

_CHILD = '"Child Unique ID"'
_AGE = '"Age of Child (Years)"'
_OFFERED = '"Was the child offered a Return Interview after their last missing episode (Y/N)?"'
_ACCEPTED = '"Did the child accept a Return Interview after their last missing episode (Y/N)?"'


def lists_disagree(column: str) -> Check:
    """Each row of Annex A whose value is not the one that most of the child's rows give; all where none leads."""

    def queries(subject: Subject) -> Iterator[Query]:
        if subject.return_name != "annex_a":
            return
        given = [
            name
            for name in subject.delivery.tables
            if {"Child Unique ID", column} <= subject.columns(name) and not subject.lacks(name, column)
        ]
        every = (f'SELECT {_CHILD} AS child, "{column}" AS said FROM {{{name}}}' for name in given)
        said = " UNION ALL ".join(every)
        for name in given:
            yield Query(
                name,
                column,
                f'SELECT t.file, t.row, t.{_CHILD} AS child, CAST(t."{column}" AS VARCHAR) AS value, NULL AS other '
                f"FROM {{{name}}} t JOIN (SELECT child, CASE WHEN count(*) FILTER (times = most) = 1 "
                f"THEN min(said) FILTER (times = most) END AS led, count(*) AS ways FROM ("
                f"SELECT *, max(times) OVER (PARTITION BY child) AS most FROM ("
                f"SELECT child, said, count(*) AS times FROM ({said}) WHERE said IS NOT NULL GROUP BY ALL)) "
                f'GROUP BY child) s ON s.child = t.{_CHILD} WHERE s.ways > 1 AND t."{column}" IS NOT NULL '
                f'AND t."{column}" IS DISTINCT FROM s.led',
                f"{column} is another than on the child's other rows.",
                tables=tuple(each for each in given if each != name),
            )

    return queries


def _ages(subject: Subject) -> Iterator[Query]:
    if subject.return_name != "annex_a" or subject.days.last is None:
        return
    for name in subject.delivery.tables:
        if {"Age of Child (Years)", "Date of Birth"} <= subject.columns(name):
            yield Query(
                name,
                "Age of Child (Years)",
                f"SELECT file, row, {_CHILD} AS child, CAST({_AGE} AS VARCHAR) AS value, NULL AS other "
                f"FROM {{{name}}} "
                f"WHERE abs({_AGE} - date_part('year', age({{last}}, \"Date of Birth\"))) > 1",
                "The age is more than a year from what the date of birth makes it.",
                ("Date of Birth",),
            )


def _district(where: str) -> Check:
    return_name, table = where.split(".")

    def queries(subject: Subject) -> Iterator[Query | Cross]:
        if subject.return_name != return_name:
            return
        local = subject.delivery if return_name == "local" else subject.beside("local")
        known = local.tables.get("area_children") if local else None
        if known is None:
            yield Cross(table, "there is no list of districts (area_children)")
            return
        yield Query(
            table,
            "district",
            f"SELECT t.file, t.row, {'t.child' if table == 'child_area' else 'NULL'} AS child, "
            f"t.district AS value, NULL AS other FROM {{{table}}} t WHERE t.district NOT IN "
            f'(SELECT district FROM "{known.parsed}" WHERE district IS NOT NULL) '
            f'AND EXISTS (SELECT 1 FROM "{known.parsed}" WHERE district IS NOT NULL)',
            "The list of districts (area_children) does not have this one.",
        )

    return queries


def _months(subject: Subject) -> Iterator[Query]:
    if subject.return_name == "workforce":
        yield Query(
            "workers",
            "month",
            "SELECT w.file, NULL AS row, NULL AS child, CAST(m.month AS VARCHAR) AS value, NULL AS other FROM ("
            "SELECT min(file) AS file, min(month) AS first_month, max(month) AS last_month FROM {workers} "
            "WHERE month <= {last}) w, "
            "LATERAL (SELECT CAST(unnest(generate_series(w.first_month, w.last_month, INTERVAL 1 MONTH)) AS DATE) "
            "AS month) m WHERE m.month NOT IN (SELECT month FROM {workers} WHERE month IS NOT NULL)",
            "There is no worker in a month between the first and the last of the list.",
        )


LIST_RULES = (
    Rule(
        "ethnicity-disagrees",
        "Lists give a child a different ethnicity",
        "Mend the wrong one: the same code belongs in every list.",
        (lists_disagree("Ethnicity"),),
    ),
    Rule(
        "age-disagrees",
        "An age and a date of birth do not go together",
        "Mend the date of birth, or count the age anew at the day of the list.",
        (_ages,),
    ),
    Rule(
        "closed-without-day",
        "A case is closed, and the day is not given",
        "Give the closure date, or the case its present status.",
        (
            rows(
                "annex_a.list_6",
                "CIN Closure Date",
                when='t."Case Status" = \'e\' AND t."CIN Closure Date" IS NULL',
                says="Case Status says that the case is closed, and CIN Closure Date is blank.",
                reads=("Case Status",),
            ),
        ),
    ),
    Rule(
        "plan-without-conference",
        "A conference led to a plan, and its day is not given",
        "Give the day of the initial conference, or mend what it led to.",
        (
            rows(
                "annex_a.list_5",
                "Date of Initial Child Protection Conference",
                when="t.\"Did the Initial Child Protection Conference Result in a Child Protection Plan\" = '1' "
                'AND t."Date of Initial Child Protection Conference" IS NULL',
                says="The conference resulted in a child protection plan, and its date is blank.",
                reads=("Did the Initial Child Protection Conference Result in a Child Protection Plan",),
            ),
        ),
    ),
    Rule(
        "accepted-without-offer",
        "A return interview was accepted that was not offered",
        "Mend whether it was offered, or whether it was accepted.",
        (
            rows(
                "annex_a.list_8",
                _OFFERED.strip('"'),
                when=f"t.{_ACCEPTED} = '1' AND coalesce(t.{_OFFERED}, '0') <> '1'",
                says="The return interview was accepted, and is not said to have been offered.",
                reads=(_ACCEPTED.strip('"'),),
            ),
        ),
    ),
    Rule(
        "cover-without-agency",
        "A vacancy is covered by somebody who is no agency worker",
        "Give agency 1 for whoever covers a vacancy, or covers_vacancy 0.",
        (
            rows(
                "workforce.workers",
                "covers_vacancy",
                when="t.covers_vacancy = '1' AND t.agency = '0'",
                says="covers_vacancy is 1, and agency is 0.",
                reads=("agency",),
            ),
        ),
    ),
    Rule(
        "lost-more-than-available",
        "A worker lost more days than there were",
        "Mend days_lost or days_available.",
        (
            rows(
                "workforce.workers",
                "days_lost",
                when="t.days_lost > t.days_available",
                says="days_lost is more than days_available.",
                reads=("days_available",),
            ),
        ),
    ),
    Rule(
        "supervised-after-month",
        "A supervision lies after the month that tells of it",
        "Mend the day of the supervision, or move it to its month.",
        (
            rows(
                "workforce.workers",
                "supervised",
                when="t.supervised >= t.month + INTERVAL 1 MONTH AND t.supervised <= {last}",
                says="supervised is after the end of the month.",
                reads=("month",),
            ),
        ),
    ),
    Rule(
        "working-after-leaving",
        "A worker who left is there in a later month",
        "Give left only in the last month, and a new identifier to nobody who comes back.",
        (
            rows(
                "workforce.workers",
                "left",
                source="{workers} t JOIN (SELECT worker, max(month) AS latest FROM {workers} GROUP BY worker) w "
                "USING (worker)",
                when="t.left = '1' AND w.latest > t.month",
                says="The worker left in this month, and is in the list of a later one.",
                reads=("month",),
            ),
        ),
    ),
    Rule(
        "month-missing",
        "A month is missing between others",
        "Add the workers of that month.",
        (_months,),
    ),
    Rule(
        "district-unknown",
        "A district that the list of districts does not have",
        "Spell the district as the list of districts does, or add it there.",
        tuple(_district(each) for each in ("local.child_area", "workforce.workers", "workforce.vacancies")),
    ),
    Rule(
        "districts-exceed-whole",
        "The districts have more children than the whole authority",
        "Mend the number of children; the row without a district is the whole authority.",
        (
            rows(
                "local.area_children",
                "children",
                when="t.district IS NULL AND t.children * 101 < 100 * (SELECT sum(d.children) FROM {area_children} d "
                "WHERE d.year = t.year AND d.district IS NOT NULL)",
                says="The districts of this year add up to more than the whole authority has.",
            ),
        ),
    ),
)
