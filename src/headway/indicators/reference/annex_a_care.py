"""Annex A on children looked after, care leavers and whose case nobody holds, counted in plain Python."""

from collections.abc import Iterator

from headway.indicators.reference import Counted, Facts, Period, counts
from headway.indicators.reference.days import last_list, months_later


@counts("rhi_offered_pct")
def rhi_offered_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    for case in last_list(facts.looked_after_case, period):
        if case.missing is not None and case.missing >= 1:
            offered = case.interview_offered
            yield Counted(case.child, case.as_at, numerator=offered is True, unknown=offered is None)


@counts("rhi_accepted_pct")
def rhi_accepted_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    for case in last_list(facts.looked_after_case, period):
        if case.missing is not None and case.missing >= 1 and case.interview_offered is True:
            accepted = case.interview_accepted
            yield Counted(case.child, case.as_at, numerator=accepted is True, unknown=accepted is None)


@counts("pathway_plan_current_pct")
def pathway_plan_current_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    for case in last_list(facts.leaver_case, period):
        reviewed = case.pathway_reviewed
        if reviewed is None or reviewed > case.as_at:
            yield Counted(case.child, case.as_at, unknown=1)
        else:
            yield Counted(case.child, case.as_at, numerator=months_later(reviewed, 6) >= case.as_at)


def _allocated(facts: Facts, period: Period) -> Iterator[tuple[Counted, bool]]:
    """A row a child with an open case, and whether either list names a worker."""
    named: dict[int, bool] = {}
    rows = last_list([*facts.need_case, *facts.looked_after_case], period)
    for case in rows:
        if hasattr(case, "status"):
            ended = case.status == "e" or (case.closed is not None and case.closed <= case.as_at)
        else:
            ended = case.ended is not None and case.ended <= case.as_at
        if not ended:
            named[case.child] = named.get(case.child, False) or case.worker is not None
    for child, has_worker in named.items():
        yield Counted(child, rows[0].as_at, numerator=not has_worker), has_worker


@counts("unallocated_cases")
def unallocated_cases(facts: Facts, period: Period) -> Iterator[Counted]:
    for counted, has_worker in _allocated(facts, period):
        yield Counted(counted.child, counted.day, numerator=not has_worker, denominator=0)


@counts("unallocated_pct")
def unallocated_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    for counted, _ in _allocated(facts, period):
        yield counted
