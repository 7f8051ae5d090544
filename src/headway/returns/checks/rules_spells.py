"""Rules of spells that follow one another: episodes, missing spells, social workers, referrals, plans, areas."""

from headway.returns.checks.rule import Check, Rule, rows
from headway.returns.checks.spells import SPELLS

__all__ = ["SPELL_RULES", "of_steps"]


def of_steps(
    where: str,
    field: str,
    *,
    when: str,
    says: str,
    reads: tuple[str, ...] = (),
    other: str = "t.previous_row",
) -> Check:
    """A check of a table's spells, each beside the one before and after it (see spells.py)."""
    table = where.split(".")[1]
    return rows(where, field, when=when, says=says, reads=reads, other=other, source=f"{{steps_{table}}} t")


def _overlap(where: str, what: str) -> Check:
    spell = SPELLS[where]
    return of_steps(
        where,
        spell.start,
        when="t.start_day < t.previous_end OR (t.start_day = t.previous_start AND t.previous_end IS NULL)",
        says=f"{what} begins before the one on row {{other}} has ended.",
        reads=(spell.end,),
    )


def _open(where: str, what: str) -> Check:
    spell = SPELLS[where]
    return of_steps(
        where,
        spell.end,
        when="t.end_day IS NULL AND t.next_row IS NOT NULL",
        says=f"{what} has no end, though the one on row {{other}} begins after it.",
        other="t.next_row",
    )


_EACH = {
    "ssda903.episodes": "The episode",
    "ssda903.missing": "The missing spell",
    "ssda903.social_worker": "The social worker's spell",
    "cin.cin_details": "The referral",
    "cin.need_plans": "The child in need plan",
    "cin.protection_plans": "The child protection plan",
    "local.child_area": "The stay in a district",
}

SPELL_RULES = (
    Rule(
        "overlapping-episodes",
        "An episode of care begins before the last one ended",
        "Mend DECOM, or DEC of the episode before it: a child has one episode at a time.",
        (_overlap("ssda903.episodes", _EACH["ssda903.episodes"]),),
    ),
    Rule(
        "overlapping-missing-spells",
        "A missing spell begins before the last one ended",
        "Mend MIS_START, or MIS_END of the spell before it.",
        (_overlap("ssda903.missing", _EACH["ssda903.missing"]),),
    ),
    Rule(
        "overlapping-social-workers",
        "A child has two social workers at once",
        "Mend SW_DECOM, or SW_DEC of the worker before; the return takes one at a time.",
        (_overlap("ssda903.social_worker", _EACH["ssda903.social_worker"]),),
    ),
    Rule(
        "overlapping-referrals",
        "A referral is opened before the last one was closed",
        "Mend CINreferralDate, or CINclosureDate of the referral before it.",
        (_overlap("cin.cin_details", _EACH["cin.cin_details"]),),
    ),
    Rule(
        "overlapping-plans",
        "A child has two plans of one kind at once",
        "Mend the start of the plan, or the end of the one before it.",
        tuple(_overlap(each, _EACH[each]) for each in ("cin.need_plans", "cin.protection_plans")),
    ),
    Rule(
        "overlapping-areas",
        "A child is in two districts at once",
        "Mend from, or to of the row before it; to is the first day on which it no longer holds.",
        (_overlap("local.child_area", _EACH["local.child_area"]),),
    ),
    Rule(
        "open-before-next",
        "Something is still open, though the next has begun",
        "Give the day on which it ended, or take the later one out.",
        tuple(_open(where, what) for where, what in _EACH.items()),
    ),
)
