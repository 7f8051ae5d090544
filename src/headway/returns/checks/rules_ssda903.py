"""Rules of the SSDA903 that need more than one cell: episodes in their order, and tables beside each other."""

from collections.abc import Iterator

from headway.returns.checks.rule import Check, Query, Rule, rows
from headway.returns.checks.rules_spells import of_steps
from headway.returns.checks.subject import Subject

__all__ = ["SSDA903_RULES", "disagrees_with_header", "episode_after_death"]

episode_after_death = of_steps(
    "ssda903.episodes",
    "REC",
    when="t.REC = 'E2' AND t.next_row IS NOT NULL",
    says="The child died at the end of this episode, and another follows on row {other}.",
    other="t.next_row",
)

# A child whose episodes are not all readable has no known time in care, and gets no second fault for it.
_EPISODES_KNOWN = (
    "EXISTS (SELECT 1 FROM {episodes} e WHERE e.CHILD = t.CHILD) AND t.CHILD NOT IN "
    "(SELECT CHILD FROM {episodes} WHERE DECOM IS NULL AND CHILD IS NOT NULL)"
)
_BEGINS = (
    "(t.previous_row IS NULL AND t.start_day >= {first}) "
    "OR (t.previous_REC <> 'X1' AND t.previous_end IS NOT NULL)"
)


def _outside_care(day: str) -> str:
    """No episode of the child holds this day; both the first and the last day of an episode are days of care."""
    return (
        f"{_EPISODES_KNOWN} AND t.{day} BETWEEN {{first}} AND {{last}} "
        "AND NOT EXISTS (SELECT 1 FROM {episodes} e WHERE e.CHILD = t.CHILD "
        f"AND e.DECOM <= t.{day} AND coalesce(e.DEC, {{last}}) >= t.{day})"
    )


def disagrees_with_header(column: str) -> Check:
    """Each row whose value is another than that of the same child in the children's table."""

    def queries(subject: Subject) -> Iterator[Query]:
        if subject.return_name != "ssda903":
            return
        for table in subject.tables:
            if table != "header" and column in subject.columns(table):
                yield Query(
                    table,
                    column,
                    f"SELECT t.file, t.row, t.CHILD AS child, CAST(t.{column} AS VARCHAR) AS value, p.row AS other "
                    f"FROM {{{table}}} t JOIN (SELECT CHILD, min({column}) AS least, max({column}) AS most, "
                    f"min(row) AS row FROM {{header}} GROUP BY CHILD) p USING (CHILD) "
                    f"WHERE t.{column} < p.least OR t.{column} > p.most",
                    f"{column} is another than on row {{other}} of the table of children (header).",
                    tables=("header",),
                )

    return queries


SSDA903_RULES = (
    Rule(
        "gap-in-care",
        "A period of care has a gap",
        "After an episode that ends X1 the next begins on the same day: mend DEC or DECOM, or the reason.",
        (
            of_steps(
                "ssda903.episodes",
                "DECOM",
                when="t.previous_REC = 'X1' AND t.start_day > t.previous_end",
                says="The episode on row {other} ended X1, and this one does not begin on the same day.",
            ),
        ),
    ),
    Rule(
        "continued-without-next",
        "An episode ends X1, and none follows it",
        "Add the episode that followed, or give the reason why the child ceased to be looked after.",
        (
            of_steps(
                "ssda903.episodes",
                "REC",
                when="t.REC = 'X1' AND t.next_row IS NULL",
                says="X1 says that another episode follows, and the child has none after this one.",
                reads=("DEC",),
                other="NULL",
            ),
        ),
    ),
    Rule(
        "first-episode-not-s",
        "A period of care does not begin with S",
        "Give RNE S where the child started to be looked after, or add the episode that came before.",
        (
            of_steps(
                "ssda903.episodes",
                "RNE",
                when=f"t.RNE <> 'S' AND ({_BEGINS})",
                says="A period of care begins here, and RNE is not S.",
                reads=("DECOM",),
                other="NULL",
            ),
        ),
    ),
    Rule(
        "started-inside-care",
        "A child starts to be looked after who is looked after already",
        "Give RNE the reason for the change, or the episode before it the reason why care ceased.",
        (
            of_steps(
                "ssda903.episodes",
                "RNE",
                when="t.RNE = 'S' AND t.previous_REC = 'X1'",
                says="RNE is S, though the episode on row {other} ended X1 and so goes on in this one.",
            ),
        ),
    ),
    Rule(
        "episode-after-18",
        "An episode of care begins after the eighteenth birthday",
        "Mend DECOM or the date of birth: nobody is looked after from the age of 18.",
        (
            rows(
                "ssda903.episodes",
                "DECOM",
                source="{episodes} t JOIN (SELECT CHILD, max(DOB) AS born FROM {header} GROUP BY CHILD) p "
                "USING (CHILD)",
                when="t.DECOM > p.born + INTERVAL 18 YEAR AND t.DECOM <= {last}",
                says="The episode begins after the child's eighteenth birthday.",
                tables=("header",),
            ),
        ),
    ),
    Rule(
        "child-without-episode",
        "A child of the return has no episode and is no care leaver",
        "Add the child's episodes or care leaver's row, or take the child out.",
        (
            rows(
                "ssda903.header",
                "CHILD",
                when="NOT EXISTS (SELECT 1 FROM {episodes} e WHERE e.CHILD = t.CHILD) "
                "AND NOT EXISTS (SELECT 1 FROM {oc3} o WHERE o.CHILD = t.CHILD)",
                says="The child has neither an episode of care (episodes) nor a care leaver's row (oc3).",
                tables=("episodes", "oc3"),
            ),
        ),
    ),
    Rule(
        "review-outside-care",
        "A review was held while the child was not looked after",
        "Mend the day of the review, or the episodes.",
        (
            rows(
                "ssda903.reviews",
                "REVIEW",
                when=_outside_care("REVIEW"),
                says="No episode of the child holds the day of this review.",
                tables=("episodes",),
            ),
        ),
    ),
    Rule(
        "missing-outside-care",
        "A child went missing from care while not looked after",
        "Mend MIS_START, or the episodes.",
        (
            rows(
                "ssda903.missing",
                "MIS_START",
                when=_outside_care("MIS_START"),
                says="No episode of the child holds the day on which this spell began.",
                tables=("episodes",),
            ),
        ),
    ),
    Rule(
        "adopted-without-details",
        "A child was adopted, and nothing is said of the adoption",
        "Add the child to the table of adoptions (ad1), or mend the reason.",
        (
            rows(
                "ssda903.episodes",
                "REC",
                when="t.REC IN ('E11', 'E12') AND NOT EXISTS (SELECT 1 FROM {ad1} a WHERE a.CHILD = t.CHILD)",
                says="REC says that the child was adopted, and the table of adoptions (ad1) has no row for the child.",
                tables=("ad1",),
            ),
        ),
    ),
    Rule(
        "details-without-adoption",
        "An adoption is told of a child who was not adopted",
        "Give the last episode its reason E11 or E12, or take the row out of the table of adoptions.",
        (
            rows(
                "ssda903.ad1",
                "CHILD",
                when="NOT EXISTS (SELECT 1 FROM {episodes} e WHERE e.CHILD = t.CHILD AND e.REC IN ('E11', 'E12'))",
                says="No episode of the child ends E11 or E12, adopted.",
                tables=("episodes",),
            ),
        ),
    ),
    Rule(
        "mother-and-first-child",
        "Being a mother and the first child's date of birth do not go together",
        "Give both, MOTHER 1 and the date of birth of her first child, or neither.",
        (
            rows(
                "ssda903.header",
                "MC_DOB",
                when="t.MOTHER = '1' AND t.MC_DOB IS NULL",
                says="MOTHER is 1, and MC_DOB, her first child's date of birth, is blank.",
                reads=("MOTHER",),
            ),
            rows(
                "ssda903.header",
                "MOTHER",
                when="t.MC_DOB IS NOT NULL AND coalesce(t.MOTHER, '0') <> '1'",
                says="MC_DOB is given, and MOTHER is not 1.",
                reads=("MC_DOB",),
            ),
        ),
    ),
    Rule(
        "score-and-reason",
        "A score is given, and so is a reason why there is none",
        "Keep the score, or the reason why there is none.",
        (
            rows(
                "ssda903.oc2",
                "SDQ_REASON",
                when="t.SDQ_SCORE IS NOT NULL AND t.SDQ_REASON IS NOT NULL",
                says="SDQ_SCORE is given, and SDQ_REASON says why there is none.",
                reads=("SDQ_SCORE",),
            ),
        ),
    ),
    Rule(
        "leaver-not-in-touch",
        "What a care leaver does is known, though nobody is in touch",
        "Give ACTIV and ACCOM 0 where the authority is not in touch, or IN_TOUCH YES.",
        (
            rows(
                "ssda903.oc3",
                "IN_TOUCH",
                when="(t.ACTIV = '0') <> (t.ACCOM = '0')",
                says="ACTIV and ACCOM must both be 0 (not known), or neither.",
                reads=("ACTIV", "ACCOM"),
            ),
        ),
    ),
)
