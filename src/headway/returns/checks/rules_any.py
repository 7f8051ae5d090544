"""Rules of every return, which follow from its schema."""

from headway.returns.checks import structure
from headway.returns.checks.rule import Check, Rule, rows
from headway.returns.checks.rules_cin import event_after_death
from headway.returns.checks.rules_lists import lists_disagree
from headway.returns.checks.rules_ssda903 import disagrees_with_header, episode_after_death

__all__ = ["ANY_RULES"]

_NO_REASON = "There is an end, and no reason for it."
_NO_END = "There is a reason for an end, and no end."
_PAIRS = (
    ("ssda903.episodes", "DEC", "REC"),
    ("ssda903.placed_adoption", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"),
    ("cin.cin_details", "CINclosureDate", "ReasonForClosure"),
    ("annex_a.list_6", "CIN Closure Date", "Reason for Closure"),
    ("annex_a.list_8", "Date Ceased to be Looked After", "Reason Ceased to be Looked After"),
    (
        "annex_a.list_10",
        "Date of Decision that Child Should No Longer be Placed for Adoption",
        "Reason Why Child No Longer Placed for Adoption",
    ),
    ("annex_a.list_11", "Date of leaving adoption process", "Reason for leaving adoption process"),
)

_UPN = "length(t.UPN) = 13"  # a number, and no code that says why there is none


def _shared(where: str, child: str) -> Check:
    table = where.split(".")[1]
    return rows(
        where,
        "UPN",
        when=f"{_UPN} AND t.UPN IN (SELECT UPN FROM {{{table}}} GROUP BY UPN HAVING count(DISTINCT {child}) > 1)",
        says="Another child has the same unique pupil number.",
        reads=(child,),
    )


ANY_RULES = (
    Rule(
        "duplicate-row",
        "A row is there twice",
        "Take one of them out; look whether the extract repeats more of them.",
        (structure.repeated_rows,),
    ),
    Rule(
        "duplicate-key",
        "Two rows tell different things of the same event",
        "Keep the one that is right, or mend the date or the identifier that makes them one.",
        (structure.differing_keys,),
    ),
    Rule(
        "orphan",
        "A row without the one it belongs to",
        "Add the row it belongs to, or mend the identifier or the date by which the two are joined.",
        (structure.without_parent,),
    ),
    Rule(
        "date-order",
        "Two dates of a row are in the wrong order",
        "Mend whichever of the two is wrong.",
        (structure.out_of_order,),
    ),
    Rule(
        "born-after-event",
        "Something happened before the child was born",
        "Mend the date of birth or the date of the event.",
        (structure.before_birth,),
    ),
    Rule(
        "before-its-referral",
        "Something comes before the referral or the plan in which it stands",
        "Mend the date, or move it to the referral or the plan to which it belongs.",
        (structure.before_the_parent,),
    ),
    Rule(
        "after-collection-period",
        "A date lies after the end of the collection",
        "Mend the date, or leave the row to the next collection.",
        (structure.after_the_collection,),
    ),
    Rule(
        "before-collection-period",
        "Something that must lie in the collection year lies before it",
        "Mend the date, or leave out what an earlier collection told.",
        (structure.before_the_collection,),
    ),
    Rule(
        "born-after-collection",
        "A date of birth lies after the end of the collection",
        "Mend the date of birth; that of an unborn child is its expected one.",
        (structure.born_after_the_collection,),
    ),
    Rule(
        "ended-without-reason",
        "An end has no reason",
        "Give the reason, or take the end out.",
        tuple(
            rows(
                table,
                reason,
                when=f'"{end}" IS NOT NULL AND "{reason}" IS NULL',
                says=_NO_REASON,
                reads=(end,),
            )
            for table, end, reason in _PAIRS
        ),
    ),
    Rule(
        "reason-without-end",
        "A reason for an end has no end",
        "Give the date of the end, or take the reason out.",
        tuple(
            rows(
                table, end, when=f'"{reason}" IS NOT NULL AND "{end}" IS NULL', says=_NO_END, reads=(reason,)
            )
            for table, end, reason in _PAIRS
        ),
    ),
    Rule(
        "after-death",
        "Something follows the day on which the child died",
        "Mend the day or the reason of the death, or take out what follows.",
        (episode_after_death, event_after_death),
    ),
    Rule(
        "pupil-number-shared",
        "Two children have one pupil number",
        "Find out whose number it is; where the two are one child, keep one identifier.",
        (_shared("ssda903.header", "CHILD"), _shared("cin.child", "LAchildID")),
    ),
    Rule(
        "dob-disagrees",
        "Tables of one return give a child different dates of birth",
        "Mend the wrong one: the same date of birth belongs in every table.",
        (disagrees_with_header("DOB"), lists_disagree("Date of Birth")),
    ),
    Rule(
        "sex-disagrees",
        "Tables of one return give a child a different sex",
        "Mend the wrong one: the same code belongs in every table.",
        (disagrees_with_header("SEX"), lists_disagree("Gender")),
    ),
)
