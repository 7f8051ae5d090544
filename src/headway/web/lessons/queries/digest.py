"""What a digest tells of, gathered from the library for somebody: a fixed number of queries, whatever it holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Q

from headway.areas import all_on
from headway.themes import theme
from headway.themes.counts import (
    Inspected,
    better_rates,
    came_out_better,
    consecutive,
    frameworks_in,
    is_full,
    shares,
    trends,
)
from headway.themes.digest import Better, Change, Coverage, Digest, ThemeCount, Told
from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.lessons.models import Lesson
from headway.web.lessons.queries.decisions import lessons_for
from headway.web.lessons.queries.digest_passages import Passages, decided_of
from headway.web.lessons.queries.digest_rows import Rows, rows_of
from headway.web.lessons.queries.neighbours import Neighbours, neighbours_of
from headway.web.lessons.queries.scope import reports_for
from headway.web.lessons.rules.same_council import lasting
from headway.web.register.models import Authority

__all__ = ["Choice", "authorities_of", "digest_of"]

_THEMES, _CASES = 3, 6
"""How many themes are told of with passages where none was chosen, and how many cases of those who came out better."""


@dataclass(frozen=True)
class Choice:
    """What a digest is of. Without themes the commonest are told of; every theme is in the tables."""

    since: date | None = None
    until: date | None = None
    themes: tuple[str, ...] = ()
    neighbours_only: bool = False
    decided_since: date | None = None


def authorities_of(person: Somebody) -> list[Authority]:
    """The authorities whose digest the person reads."""
    return list(Authority.objects.filter(code__in=authorities_where(person, May.SEE_DRAFTS)).order_by("name"))


def digest_of(person: Somebody, authority: Authority, choice: Choice, on: date) -> Digest:
    """The digest for one authority, as on a day."""
    rows, near = rows_of(person), neighbours_of(authority.pk)
    codes = {lasting(code) for code in near.codes}
    others = [each for each in rows.inspected if each.authority != lasting(authority.pk)]
    full = [each for each in others if is_full(each.framework, each.form)]
    chosen = [
        each
        for each in full
        if _within(each, choice) and (not choice.neighbours_only or each.authority in codes)
    ]
    keys = choice.themes or _commonest(chosen)
    cases, found, told_of, base = _better(full, chosen, keys)
    latest = _latest(each for each in chosen if each.authority in codes)
    passages = Passages(rows, chosen, keys, cases, latest, codes)
    return Digest(
        authority=authority.name,
        on=on,
        coverage=_coverage(person, authority, rows, chosen, len(others) - len(full), choice, near),
        counts=_counts(rows, chosen, choice.themes),
        changes=_changes(chosen, keys),
        neighbour_list=str(near.list) if near.list else "",
        neighbours=len(near.rows),
        told=tuple(_told(each, rows, passages) for each in latest),
        better=tuple(_case(rows, each, key, passages) for each, key in cases),
        better_found=found,
        better_of=told_of,
        others_found=base[0],
        others_of=base[1],
        decided=decided_of(_lessons(person, authority, choice)),
        decided_since=choice.decided_since,
        quoted=tuple((theme(key).name, passages.on_theme(key)) for key in keys),
        method=", ".join(rows.methods),
    )


def _within(row: Inspected, choice: Choice) -> bool:
    return (choice.since is None or row.on >= choice.since) and (
        choice.until is None or row.on <= choice.until
    )


def _commonest(rows: Sequence[Inspected]) -> tuple[str, ...]:
    """The themes named most often under the framework with most reports."""
    frameworks = frameworks_in(rows)
    among = [each for each in rows if frameworks and each.framework == frameworks[0]]
    keys = sorted({key for each in among for key in each.themes})
    found = shares(among, keys)
    return tuple(sorted(found, key=lambda key: (-found[key].events, key))[:_THEMES])


def _counts(rows: Rows, chosen: Sequence[Inspected], themes: Sequence[str]) -> tuple[ThemeCount, ...]:
    made = []
    for framework in frameworks_in(chosen):
        among = [each for each in chosen if each.framework == framework]
        keys = themes or sorted({key for each in among for key in each.themes})
        for key, found in shares(among, keys).items():
            confirmed = sum(
                key in each.themes and rows.is_confirmed(each.report, key) for each in among if each.asked
            )
            made.append(
                ThemeCount(
                    key,
                    theme(key).name,
                    framework,
                    found.events,
                    found.total,
                    found.lower,
                    found.upper,
                    confirmed,
                )
            )
    return tuple(made)


def _changes(chosen: Sequence[Inspected], keys: Sequence[str]) -> tuple[Change, ...]:
    made = []
    for framework in frameworks_in(chosen):
        for each in trends(chosen, keys, framework):
            if each.difference is None:
                continue
            later, earlier = each.difference.a, each.difference.b
            made.append(
                Change(
                    theme(each.theme).name,
                    framework,
                    date(each.later[0], 1, 1),
                    earlier.events,
                    earlier.total,
                    later.events,
                    later.total,
                    each.stands,
                )
            )
    return tuple(made)


def _better(full: Sequence[Inspected], chosen: Sequence[Inspected], keys: Sequence[str]):  # type: ignore[no-untyped-def]
    """The latest cases with their theme, how many there are, of how many, and the base rate."""
    within = {each.report for each in chosen}
    pairs = [pair for pair in consecutive(full, both_ask=False) if pair.after.report in within]
    cases, of, rose, weak = [], 0, 0, 0
    for key in keys:
        found, told = came_out_better(pairs, key)
        cases += [(each, key) for each in found]
        of += told
        if base := better_rates(pairs, key)[1]:
            rose, weak = rose + base.events, weak + base.total
    cases.sort(key=lambda case: case[0].pair.after.on, reverse=True)
    return cases[:_CASES], len(cases), of, (rose, weak)


def _case(rows: Rows, case, key: str, passages: Passages) -> Better:  # type: ignore[no-untyped-def]
    before, after = case.pair.before, case.pair.after
    earlier = passages.of_report(before.report, key)
    return Better(
        theme=theme(key).name,
        earlier=replace(earlier, grade=case.before.label),
        later_framework=after.framework,
        later_inspected=rows.reports[after.report].ended,
        later_grade=case.after.label,
        still_named=case.asked_again,
        said=passages.of_report(after.report, key) if case.asked_again else passages.near(after.report, key),
    )


def _latest(rows: Iterable[Inspected]) -> list[Inspected]:
    """The latest report of each authority, by name later on."""
    found: dict[str, Inspected] = {}
    for each in sorted(rows, key=lambda row: row.on):
        found[each.authority] = each
    return sorted(found.values(), key=lambda row: row.on, reverse=True)


def _told(row: Inspected, rows: Rows, passages: Passages) -> Told:
    report = rows.reports[row.report]
    names = sorted(theme(key).name for key in row.themes)
    return Told(
        report.authority_name,
        row.framework,
        report.ended or report.published,
        row.grade,
        tuple(names),
        row.asked,
        passages.first_of(row.report),
    )


def _lessons(person: Somebody, authority: Authority, choice: Choice) -> list[Lesson]:
    found = lessons_for(person).filter(authority=authority).prefetch_related("action__ownerships__person")
    if choice.decided_since:
        found = found.filter(decided_on__gte=choice.decided_since)
    return list(found.prefetch_related("passage__report__grades").order_by("decided_on", "pk"))


def _coverage(
    person: Somebody,
    authority: Authority,
    rows: Rows,
    chosen: Sequence[Inspected],
    visits: int,
    choice: Choice,
    near: Neighbours,
) -> Coverage:
    held = reports_for(person).aggregate(
        documents=Count("pk"),
        refused=Count("pk", filter=~Q(refusal="")),
        copies=Count("pk", filter=Q(copy_of__isnull=False)),
    )
    days = [each.on for each in chosen]
    counted: dict[str, int] = {}
    for each in chosen:
        counted[each.framework] = counted.get(each.framework, 0) + 1
    return Coverage(
        **held,
        counted=len(chosen),
        authorities=len({each.authority for each in chosen}),
        all_authorities=len(all_on(max(days) if days else date.today())),  # noqa: DTZ011 - only where nothing is told
        frameworks=tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0]))),
        first=min(days, default=None),
        last=max(days, default=None),
        undated=rows.left_out,
        without_items=sum(not each.asked for each in chosen),
        examples=sum(rows.reports[each.report].is_example for each in chosen),
        visits=visits,
        own=sum(each.authority == lasting(authority.pk) for each in rows.inspected),
        only=f"{authority.name}'s neighbours in “{near.list}”"
        if choice.neighbours_only and near.list
        else "",
    )
