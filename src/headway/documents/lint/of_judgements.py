"""Judgement words against the report's, judgement by judgement.

A grade is believed to be one only where the words say so: in quotation marks, with a capital, or after "judged",
"rated", "graded", "a judgement of". "Good work" is no judgement.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from headway.documents.lint.case import Case
from headway.documents.lint.inspection import Inspection, is_history
from headway.documents.lint.rule import Fault, Need, Rule, Severity
from headway.documents.lint.sentences import Sentence

__all__ = ["RULES"]

_GRADE = re.compile(
    r"(?P<quote>[‘“'\"]?)(?P<word>outstanding|good|requir(?:es?|ed|ing)[- ]improvement(?: to be good)?"
    r"|inadequate|adequate|satisfactory)(?![\w-])",
    re.IGNORECASE,
)
_NAMES = {
    "outstanding": "Outstanding",
    "good": "Good",
    "inadequate": "Inadequate",
    "adequate": "Adequate",
    "satisfactory": "Satisfactory",
}
_SUBJECTS: tuple[tuple[str, str], ...] = (
    (
        "overall",
        (
            r"overall (?:effectiveness|judge?ment|grad(?:e|ing)|rating|outcome)|(?:judge?ment|grade|rating) overall"
            r"|overall|(?:headline|main|overarching) (?:judge?ment|grade|rating|finding)"
        ),
    ),
    ("help_protection", r"help and protection|help or protection|need(?:ing)? (?:of )?help"),
    (
        "in_care_or_looked_after",
        (
            r"child(?:ren)? looked[- ]after|looked[- ]after child(?:ren)?|achieving permanence|children in our care"
            r"|children (?:who are )?(?:looked after|in care)(?! council)"
        ),
    ),
    ("adoption", r"adoption(?: performance)?"),
    ("care_leavers", r"care leavers|care[- ]experienced"),
    ("leadership", r"leadership|impact of leaders|leaders on"),
    ("lscb", r"safeguarding children (?:board|partnership)|\bL?SCB\b|\b[A-Z]{1,3}SCB\b|the (?:safeguarding )?board"),
)  # fmt: skip
_LONGEST_CLAUSE = 400
_BEFORE_ANOTHER = re.compile(
    r"\b(?:from|than|previously|formerly|was then|instead of|not|rather than)\s+(?:an? |its |the |being )?"
    r"(?:(?:rating|judge?ment|grade) (?:of )?)?$",
    re.IGNORECASE,
)
_SUBJECT = re.compile("|".join(f"(?P<{key}>{pattern})" for key, pattern in _SUBJECTS), re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:judged|judging|rated|graded|assessed|deemed|found|considered|judge?ments?|ratings?|grade[sd]?"
    r"|grading|confirm\w*|awarded|received|achieved|given|scored|concluded)\b",
    re.IGNORECASE,
)
_OPEN_GRADE = re.compile(
    r"(?:or|and|/)\s*[‘“'\"]?(?:better|above|outstanding|inadequate)|^\s*(?:or|to)\b", re.IGNORECASE
)
_NOT_THIS = re.compile(
    r"\b(?:aim|aspir|ambition|strive|striv|journey (?:to|towards)|towards|target|become|becoming|move to"
    r"|would|could|should|not yet|"
    r"if |until|whether|working (?:to|towards)|path to|return to|next inspection|nationally|national"
    r"|england|per ?cent|%|"
    r"local authorities|other|neighbour|ofsted’?s? (?:uses|scale)|scale|four-point|grades (?:are|is)|means"
    r"|definition|descriptor|"
    r"school|homes?\b|fostering|setting|agency|provider|audit(?:s|ed)? |case(?:s|work)|self[- ]assess|peer"
    r"|plans? (?:are|were|is)|quality of)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;]|,?\s(?:while|whilst|whereas|but|although|though|however|except)\b,?|\.\s+(?=[A-Z])|,\s(?:and"
    r"|with)\s(?=[^,.;]{0,90}\b(?:judged|rated|graded|requir|inadequate|was|were)\b)",
    re.IGNORECASE,
)


class _Said(NamedTuple):
    """A grade as said in a clause."""

    grade: str
    start: int
    end: int


def judged(case: Case) -> Iterator[Fault]:
    """Each sentence, clause by clause."""
    inspection = case.inspection
    if inspection is None or not inspection.judgements:
        return
    for sentence in case.sentences:
        if is_history(sentence.text) or _is_of_an_older_year(sentence.text, inspection):
            continue
        for start, end in _clauses(sentence.text):
            if end - start <= _LONGEST_CLAUSE:
                yield from _in_clause(case, sentence, (start, end), inspection)


def _is_of_an_older_year(text: str, inspection: Inspection) -> bool:
    """Whether a sentence names a year before the inspection, and not its own."""
    day = inspection.first_day or inspection.published
    years = {int(each) for each in re.findall(r"\b(?:19|20)\d\d\b", text)}
    own = {day.year, (inspection.published or day).year} if day else set()
    return bool(day and not years & own and any(year < day.year for year in years))


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _CLAUSE.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _in_clause(
    case: Case, sentence: Sentence, span: tuple[int, int], inspection: Inspection
) -> Iterator[Fault]:
    clause = sentence.text[span[0] : span[1]]
    grades = list(_grades(clause, sentence.text[: span[0]]))
    if not grades or _NOT_THIS.search(clause):
        return
    subjects = [(found.lastgroup or "", found.start(), found.end()) for found in _SUBJECT.finditer(clause)]
    subjects = _without_general(subjects, clause) or _whole_service(clause)
    for key, start, _end in subjects:
        said = _belonging(start, subjects, grades, clause)
        actual = inspection.judgements.get(key)
        if said is None or actual is None or actual == "Not judged":
            continue
        if _same(said.grade) == _same(actual):
            continue
        yield case.at(
            "judgement",
            Severity.ERROR,
            sentence,
            (span[0] + min(start, said.start), span[0] + max(said.end, _end)),
            f"{_TITLES[key]} was judged “{actual}” by {inspection.source}, not “{said.grade}”.",
            f"Write “{actual}”.",
        )


def _grades(clause: str, before: str) -> Iterator[_Said]:
    """The grades of a clause that are meant as such."""
    verb = _VERB.search(clause) or (_VERB.search(before[-80:]) if len(clause) < 120 else None)
    for found in _GRADE.finditer(clause):
        word = " ".join(found["word"].lower().replace("-", " ").split())
        if _OPEN_GRADE.match(clause[found.end() :].lstrip("’”'\" ")[:24]) or re.search(
            r"\b(?:good|better) or $", clause[: found.start()]
        ):
            continue
        if _BEFORE_ANOTHER.search(clause[: found.start()]):
            continue
        grade = "Requires improvement" if word.startswith("requir") else _NAMES[word]
        marked = bool(found["quote"]) or (found["word"][0].isupper() and found.start() > 0)
        attribute = re.match(r"[’”'\"]?\s+(?:and|\w+)\b", clause[found.end() :])
        after_verb = verb is not None and not _is_adjective(clause, found, attribute)
        copula = re.search(
            r"\b(?:are|is|was|were|be|being|remain(?:s|ed)?|as)\s+[‘“'\"]?$",
            clause[: found.start() + len(found["quote"])],
        )
        if grade == "Requires improvement" and not copula and not (marked or verb):
            stands = _SUBJECT.search(clause[: found.start()])
            if not stands or re.search(
                r"\b(?:some|more|further|which|areas?|that|still)\W*$", clause[: found.start()], re.IGNORECASE
            ):
                continue
            yield _Said(grade, found.start("word"), found.end("word"))
        elif (
            marked
            or after_verb
            or (copula and _SUBJECT.search(clause) and not _is_adjective(clause, found, attribute))
        ):
            yield _Said(grade, found.start("word"), found.end("word"))


_NOUNS = re.compile(
    r"[’”'\"]?\s+(?:progress|quality|work|practice|examples?|services?|outcomes?|relationships?|knowledge"
    r"|understanding|social|support|"
    r"at|in (?:which|working)|start|number|range|care|education|standard|links?|use|foundation|oversight"
    r"|evidence|multi|partnership|attendance|schools?|enough|for children|help|care|protection"
    r"|judge?ments?|news|report|result)\b",
    re.IGNORECASE,
)


def _is_adjective(clause: str, found: re.Match[str], attribute: re.Match[str] | None) -> bool:
    """Whether "good" only describes the word after it, or is said of a small thing before it."""
    return bool(attribute and _NOUNS.match(clause[found.end() :]))


def _without_general(subjects: list[tuple[str, int, int]], clause: str) -> list[tuple[str, int, int]]:
    """ "Overall, leadership was rated good" is about leadership, and "adoption of the plan" about no judgement."""
    specific = [each for each in subjects if each[0] != "overall"]
    kept = []
    for key, start, end in subjects:
        if (
            key == "overall"
            and specific
            and re.match(r"overall,?\s", clause[start : end + 2], re.IGNORECASE)
            and end - start <= 8
        ):
            continue
        if key == "adoption" and re.match(r"\s+(?:of|agency|order|panel|scorecard)", clause[end:]):
            continue
        if key == "leadership" and re.search(
            r"\b(?:political|strong|senior) $", clause[:start], re.IGNORECASE
        ):
            continue
        kept.append((key, start, end))
    return kept


_WHOLE = re.compile(
    r"^\W*(?:judge?ment|grade|rating)\s*[:–-]|"
    r"\bchildren[’']?s (?:social care )?services\b(?: (?:in|for|at) (?:[A-Z][\w’'-]+ ?){1,4})?(?:\s+(?:was"
    r"|were|are|is|as|to be|have been|has been|had)\b)"
    r"|\b(?:the (?:council|authority|county|borough|city)|services?(?: as a whole)?|ofsted|the (?:inspection )?report"
    r"|(?:[A-Z][\w’'-]+ ){1,4}council)\b[^,;]{0,40}\b(?:judged|rated|graded|found)\b",
    re.IGNORECASE,
)


def _whole_service(clause: str) -> list[tuple[str, int, int]]:
    """No judgement is named and the services as a whole are: the overall one is meant."""
    found = _WHOLE.search(clause)
    return [("overall", found.start(), found.end())] if found else []


def _belonging(
    start: int, subjects: list[tuple[str, int, int]], grades: list[_Said], clause: str
) -> _Said | None:
    """The grade that goes with a subject: the only one; else the next after it; the last before, where grades lead."""
    if len({grade.grade for grade in grades}) == 1:
        return min(grades, key=lambda grade: abs(grade.start - start))
    leads = grades[0].start < min(each[1] for each in subjects) and bool(
        re.match(r"[’”'\"]?,?\s+(?:for|in (?:relation|respect)|in|on)\b", clause[grades[0].end :])
    )
    if leads:
        return max(
            (grade for grade in grades if grade.start < start), key=lambda grade: grade.start, default=None
        )
    return min(
        (grade for grade in grades if grade.start > start), key=lambda grade: grade.start, default=None
    )


def _same(grade: str) -> str:
    """ "Requires improvement to be good" and "Requires improvement" are one grade."""
    return (
        re.sub(r"\W+", " ", grade.lower()).replace(" to be good", "").replace("require ", "requires ").strip()
    )


_TITLES = {
    "overall": "Overall effectiveness",
    "help_protection": "Help and protection",
    "in_care_or_looked_after": "The experience of children looked after or in care",
    "adoption": "Adoption performance",
    "care_leavers": "The experience of care leavers",
    "leadership": "Leadership, management and governance",
    "lscb": "The Local Safeguarding Children Board",
}

RULES = (
    Rule(
        "judgement",
        Severity.ERROR,
        "Judgements are those of the report",
        "Where a grade is named for overall effectiveness, help and protection, looked after or in care, "
        "adoption, care "
        "leavers, leadership or the safeguarding board, it is the report's. “Requires improvement to be good” is "
        "“Requires improvement”. Earlier inspections, aims and ordinary uses of “good” are left alone.",
        judged,
        Need.INSPECTION,
    ),
)
