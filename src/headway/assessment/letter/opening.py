"""The letter up to the grade: to whom, how it was derived, what weighs most, the scale, the caveat, the grade."""

from collections.abc import Sequence
from datetime import date

from headway.assessment.judging import Assessed, printed
from headway.assessment.letter.of_inspections import of_inspections
from headway.assessment.letter.values import CELL, Paragraph, ParagraphKind, Part, Sentence
from headway.assessment.letter.wording import all_of, day, none_of, number
from headway.assessment.profile import Profile
from headway.assessment.rulebook import Rulebook
from headway.frameworks import Grade

__all__ = ["addressee", "caveat", "derived", "grade_line", "scale", "weights"]

_TITLES = {
    "Mr",
    "Mrs",
    "Ms",
    "Miss",
    "Mx",
    "Dr",
    "Professor",
    "Councillor",
    "Cllr",
    "Lord",
    "Lady",
    "Sir",
    "Dame",
}


def addressee(given: Sequence[str], on: date | None, profile: Profile) -> Part:
    """The day, the address, the salutation and what the letter is about."""
    dated = (Sentence("addressee/date", day(on), ("J:date",)),) if on else ()
    named = tuple(
        Sentence(f"addressee/{place}", line, ("J:addressee",))
        for place, line in enumerate(given, 1)
        if line.strip()
    )
    if not named:
        named = (Sentence("addressee/none", "[To whom the letter goes]", ("J:addressee",)),)
    dear = Sentence("addressee/salutation", f"Dear {_greeted(given)}", ("J:addressee",))
    subject = Sentence(
        "addressee/subject",
        f"Annual assessment of children’s services {profile.year}: {profile.name}",
        ("P:authority",),
    )
    lines = [
        Paragraph("addressee/date", dated, ParagraphKind.LINES),
        Paragraph("addressee/lines", named, ParagraphKind.LINES),
        Paragraph("addressee/salutation", (dear,), ParagraphKind.LINES),
        Paragraph("addressee/subject", (subject,), ParagraphKind.LINES),
    ]
    return Part("addressee", "", tuple(each for each in lines if each.sentences))


def _greeted(given: Sequence[str]) -> str:
    words = given[0].split() if given else []
    if len(words) > 1 and words[0].rstrip(".") in _TITLES:
        return f"{words[0]} {words[1] if words[0] in {'Sir', 'Dame'} else words[-1]}"
    return "Director of Children’s Services"


def derived(rulebook: Rulebook, profile: Profile) -> Part:
    """How it was derived, and what this profile holds."""
    held = (
        f"This profile stands as known on {day(profile.as_of)}. It holds {_kinds(len(profile.settings))}, "
        f"{_many(len(profile.inspections), 'major inspection')} and {_many(len(profile.measures), 'national measure')}."
    )
    return _told(
        "derived",
        Sentence("derived/how", rulebook.how_derived.text, ("R:how_derived",)),
        Sentence("derived/held", held, ("P:settings", "P:inspections", "P:measures")),
    )


def _kinds(count: int) -> str:
    return (
        "no kind of setting"
        if not count
        else f"{number(count)} {'kind' if count == 1 else 'kinds'} of setting"
    )


def _many(count: int, one: str) -> str:
    return f"{number(count)} {one}{'' if count == 1 else 's'}"


def _told(name: str, *sentences: Sentence) -> Part:
    return Part(name, "", (Paragraph(name, sentences),))


def weights(rulebook: Rulebook) -> Part:
    """Which blocks weigh more."""
    return _told("weights", Sentence("weights/says", rulebook.weights.text, ("R:weights",)))


def scale(rulebook: Rulebook) -> Part:
    """The scale, best grade first: as a table where it says what its grades mean."""
    grades = rulebook.scale.grades
    lead = f"The assessment is one of {number(len(grades))} grades, the best first:"
    if not any(each.meaning for each in grades):
        named = f"{lead} {all_of([printed(each) for each in grades])}."
        return _told("scale", Sentence("scale/lead", named, ("R:scale",)))
    rows = tuple(
        Sentence(f"scale/{each.id}", CELL.join((printed(each), each.meaning)), ("R:scale",))
        for each in grades
    )
    return Part(
        "scale",
        "",
        (
            Paragraph("scale/lead", (Sentence("scale/lead", lead, ("R:scale",)),)),
            Paragraph("scale/grades", rows, ParagraphKind.TABLE),
        ),
    )


def caveat(rulebook: Rulebook) -> Part:
    """What a grade does not say."""
    return _told("caveat", Sentence("caveat/says", rulebook.caveat.text, ("R:caveat",)))


def grade_line(profile: Profile, assessed: Assessed, grade: Grade | None, because: str) -> Part:
    """The grade, the judge's reason, what limits it, and the inspections behind it."""
    made = [Paragraph("grade/line", (_line(assessed, grade),))]
    reasons = []
    if grade and because.strip():
        reasons.append(Sentence("grade/because", because.strip(), ("J:judgement",)))
    reasons += [
        Sentence(f"grade/limited/{each.rule}", each.says, (f"R:{each.rule}", *each.evidence))
        for each in assessed.limiting
    ]
    if reasons:
        made.append(Paragraph("grade/reasons", tuple(reasons)))
    made.append(of_inspections(profile, "grade/inspections"))
    return Part("grade", f"{profile.name}: assessment of children’s services {profile.year}", tuple(made))


def _line(assessed: Assessed, grade: Grade | None) -> Sentence:
    if grade:
        return Sentence(
            "grade/line", f"Assessment of children’s services: {printed(grade)}", ("J:judgement",)
        )
    permitted = none_of([printed(each) for each in assessed.permitted])
    text = f"The assessment has not been judged yet. The rules permit: {permitted or 'no grade'}."
    rules = tuple(f"R:{each.rule}" for each in assessed.limiting) or ("R:scale",)
    return Sentence("grade/line", text, rules)
