"""Rules of the children in need census that need more than one cell."""

from collections.abc import Iterator

from headway.returns.checks.rule import Check, Query, Rule, readable, rows
from headway.returns.checks.subject import Subject

__all__ = ["CIN_RULES", "event_after_death"]

_STARTS = (
    ("assessments", "AssessmentActualStartDate"),
    ("section_47", "S47ActualStartDate"),
    ("need_plans", "CINPlanStartDate"),
    ("protection_plans", "CPPstartDate"),
)
_DATED = (
    *_STARTS,
    ("cin_details", "CINreferralDate"),
    ("plan_reviews", "CPPreviewDate"),
)


def _beside_referral(when: str, says: str) -> tuple[Check, ...]:
    """Each start of work `{day}` beside its referral `d`."""
    return tuple(
        rows(
            f"cin.{table}",
            day,
            source=f"{{{table}}} t JOIN {{cin_details}} d ON d.LAchildID = t.LAchildID "
            "AND d.CINreferralDate = t.CINreferralDate",
            when=when.replace("{day}", f"t.{day}"),
            says=says.replace("{day}", day),
            tables=("cin_details",),
        )
        for table, day in _STARTS
    )


def event_after_death(subject: Subject) -> Iterator[Query]:
    if subject.return_name != "cin":
        return
    for table, day in _DATED:
        yield Query(
            table,
            day,
            f"SELECT t.file, t.row, t.LAchildID AS child, CAST(t.{day} AS VARCHAR) AS value, c.row AS other "
            f"FROM {{{table}}} t JOIN (SELECT LAchildID, max(PersonDeathDate) AS died, max(row) AS row FROM {{child}} "
            f"GROUP BY LAchildID) c USING (LAchildID) WHERE t.{day} > c.died",
            f"{day} is after the day on which the child died (child, row {{other}}).",
            tables=("child",),
        )


CIN_RULES = (
    Rule(
        "reference-date",
        "The reference date is not the last day of the year",
        "Give 31 March of the collection year.",
        (
            rows(
                "cin.header",
                "ReferenceDate",
                when="t.ReferenceDate IS NOT NULL AND t.ReferenceDate <> {last}",
                says="The reference date is not 31 March of the year of this census.",
            ),
        ),
    ),
    Rule(
        "born-or-expected",
        "A child has a date of birth and an expected one, or neither",
        "Give the date of birth; only an unborn child has an expected one instead.",
        (
            rows(
                "cin.child",
                "ExpectedPersonBirthDate",
                when="t.PersonBirthDate IS NOT NULL AND t.ExpectedPersonBirthDate IS NOT NULL",
                says="The child has both PersonBirthDate and ExpectedPersonBirthDate.",
                reads=("PersonBirthDate",),
            ),
            rows(
                "cin.child",
                "PersonBirthDate",
                when="t.PersonBirthDate IS NULL AND t.ExpectedPersonBirthDate IS NULL",
                says="The child has neither PersonBirthDate nor ExpectedPersonBirthDate.",
                reads=("ExpectedPersonBirthDate",),
            ),
        ),
    ),
    Rule(
        "number-and-reason",
        "A pupil number is given, and so is a reason why there is none",
        "Keep the number, or the reason why there is none.",
        (
            rows(
                "cin.child",
                "UPNunknown",
                when="t.UPN IS NOT NULL AND t.UPNunknown IS NOT NULL",
                says="UPN is given, and UPNunknown says why there is none.",
                reads=("UPN",),
            ),
        ),
    ),
    Rule(
        "child-without-referral",
        "A child of the census has no referral",
        "Add the child's referral and episode of need, or take the child out.",
        (
            rows(
                "cin.child",
                "LAchildID",
                when="NOT EXISTS (SELECT 1 FROM {cin_details} d WHERE d.LAchildID = t.LAchildID)",
                says="The child has no referral (CINdetails).",
                tables=("cin_details",),
            ),
        ),
    ),
    Rule(
        "referred-long-before-birth",
        "A child was referred more than 40 weeks before the birth",
        "Mend the date of the referral or the date of birth.",
        (
            rows(
                "cin.cin_details",
                "CINreferralDate",
                source="{cin_details} t JOIN (SELECT LAchildID, "
                "max(coalesce(PersonBirthDate, ExpectedPersonBirthDate)) AS born "
                "FROM {child} GROUP BY LAchildID) c USING (LAchildID)",
                when="t.CINreferralDate < c.born - INTERVAL 280 DAY",
                says="The referral is more than 40 weeks (280 days) before the date of birth, or the expected one.",
                tables=("child",),
            ),
        ),
    ),
    Rule(
        "after-closure",
        "Work begins on a case that is closed",
        "Mend the date or the closure, or move the work to the referral to which it belongs.",
        _beside_referral("{day} > d.CINclosureDate", "{day} is after the closure of its referral."),
    ),
    Rule(
        "work-after-no-further-action",
        "Work is recorded on a referral without further action",
        "Give ReferralNFA 0, or move the work to the referral to which it belongs.",
        _beside_referral("d.ReferralNFA = '1'", "The referral in which this stands had no further action."),
    ),
    Rule(
        "died-without-day",
        "A case was closed because the child died, and the day is not given",
        "Give PersonDeathDate, or mend the reason for the closure.",
        (
            rows(
                "cin.cin_details",
                "ReasonForClosure",
                when="t.ReasonForClosure = 'RC2' AND EXISTS (SELECT 1 FROM {child} c WHERE c.LAchildID = t.LAchildID) "
                "AND NOT EXISTS (SELECT 1 FROM {child} c WHERE c.LAchildID = t.LAchildID "
                "AND (c.PersonDeathDate IS NOT NULL OR NOT "
                + readable("c", "child", "PersonDeathDate")
                + "))",
                says="The case was closed RC2, died, and the child has no PersonDeathDate.",
                tables=("child",),
            ),
        ),
    ),
    Rule(
        "conference-not-needed",
        "A conference was held, and was said not to be needed",
        "Give ICPCnotRequired 0, or take the date of the conference out.",
        (
            rows(
                "cin.section_47",
                "ICPCnotRequired",
                when="t.ICPCnotRequired = '1' AND t.DateOfInitialCPC IS NOT NULL",
                says="ICPCnotRequired is 1, and DateOfInitialCPC is given.",
                reads=("DateOfInitialCPC",),
            ),
            rows(
                "annex_a.list_5",
                "Was an Initial Child Protection Conference deemed unnecessary?",
                when="t.\"Was an Initial Child Protection Conference deemed unnecessary?\" = '1' "
                'AND t."Date of Initial Child Protection Conference" IS NOT NULL',
                says="The conference was deemed unnecessary, and its date is given.",
                reads=("Date of Initial Child Protection Conference",),
            ),
        ),
    ),
    Rule(
        "conference-told-twice",
        "One conference is told at the enquiry and at the referral",
        "Keep DateOfInitialCPC at the enquiry; at the referral only where there was no enquiry.",
        (
            rows(
                "cin.cin_details",
                "DateOfInitialCPC",
                when="t.DateOfInitialCPC IS NOT NULL AND EXISTS (SELECT 1 FROM {section_47} s WHERE "
                "s.LAchildID = t.LAchildID AND s.CINreferralDate = t.CINreferralDate "
                "AND s.DateOfInitialCPC = t.DateOfInitialCPC)",
                says="An enquiry of this referral (section_47) has a conference on the same day.",
                tables=("section_47",),
            ),
        ),
    ),
    Rule(
        "review-after-plan",
        "A child protection plan is reviewed after its end",
        "Mend the day of the review or the end of the plan.",
        (
            rows(
                "cin.plan_reviews",
                "CPPreviewDate",
                source="{plan_reviews} t JOIN {protection_plans} p ON p.LAchildID = t.LAchildID "
                "AND p.CINreferralDate = t.CINreferralDate AND p.CPPstartDate = t.CPPstartDate",
                when="t.CPPreviewDate > p.CPPendDate",
                says="The review is after the end of its plan.",
                tables=("protection_plans",),
            ),
        ),
    ),
    Rule(
        "two-kinds-of-plan",
        "A child in need plan begins during a child protection plan",
        "End the one on the day on which the other begins.",
        (
            rows(
                "cin.need_plans",
                "CINPlanStartDate",
                when="EXISTS (SELECT 1 FROM {protection_plans} p WHERE p.LAchildID = t.LAchildID "
                "AND p.CPPstartDate <= t.CINPlanStartDate AND coalesce(p.CPPendDate, DATE '9999-12-31') "
                "> t.CINPlanStartDate "
                "AND " + readable("p", "protection_plans", "CPPendDate") + ")",
                says="The child is the subject of a child protection plan on the day on which this plan begins.",
                tables=("protection_plans",),
            ),
        ),
    ),
    Rule(
        "factors-before-the-end",
        "Factors are told of an assessment that is not completed",
        "Give the assessment's day of authorisation, or leave its factors out.",
        (
            rows(
                "cin.factors",
                "AssessmentFactors",
                source="{factors} t JOIN {assessments} a ON a.LAchildID = t.LAchildID AND "
                "a.CINreferralDate = t.CINreferralDate AND a.AssessmentActualStartDate = t.AssessmentActualStartDate",
                when="a.AssessmentAuthorisationDate IS NULL AND "
                + readable("a", "assessments", "AssessmentAuthorisationDate"),
                says="The assessment of this factor has no AssessmentAuthorisationDate.",
                tables=("assessments",),
            ),
        ),
    ),
    Rule(
        "none-with-others",
        "A code that says none stands beside others",
        "Take out the code for none, or the others.",
        (
            rows(
                "cin.disabilities",
                "Disability",
                when="t.Disability = 'NONE' AND EXISTS (SELECT 1 FROM {disabilities} o "
                "WHERE o.LAchildID = t.LAchildID AND o.Disability <> 'NONE')",
                says="NONE stands beside another disability of the same child.",
            ),
            rows(
                "cin.factors",
                "AssessmentFactors",
                when="t.AssessmentFactors = '21' AND EXISTS (SELECT 1 FROM {factors} o "
                "WHERE o.LAchildID = t.LAchildID AND o.CINreferralDate = t.CINreferralDate "
                "AND o.AssessmentActualStartDate = t.AssessmentActualStartDate AND o.AssessmentFactors <> '21')",
                says="21, no factor found, stands beside another factor of the same assessment.",
            ),
        ),
    ),
)
