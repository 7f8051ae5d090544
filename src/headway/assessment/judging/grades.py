"""The only place where a grade meets its number: 4 is best in the assessment of 2010 and worst in its inspections."""

from typing import Any

from headway.errors import ForPerson
from headway.frameworks import Grade, NotAGrade, Scale, scales


def printed(grade: Grade) -> str:
    """The grade as a letter prints it: "Performs poorly (1)"; the word alone where its scale prints no number."""
    return grade.label if grade.code is None else f"{grade.label} ({grade.code})"


def coded(scale: Scale, code: int) -> Grade:
    """The grade that a number means on this scale; a number without its scale means nothing."""
    for each in scale.grades:
        if each.code == code:
            return each
    raise ForPerson(f'{code} is no grade of the scale "{scale.name}". {scale.direction}')


def grade_as_dict(grade: Grade) -> dict[str, str]:
    """For JSON: the scale, the id and the word, never the number."""
    return {"scale": grade.scale, "id": grade.id, "label": grade.label}


def grade_from_dict(given: Any) -> Grade:
    """The grade that such an object names; a bare number or word is refused."""
    if not isinstance(given, dict) or not {"scale", "id"} <= given.keys():
        raise ForPerson(f"{given!r} is not a grade. Write it with its scale and id, never as a number.")
    scale = scales().get(given["scale"])
    found = scale.grade(str(given["id"])) if scale else None
    if found is None or isinstance(found, NotAGrade):
        raise ForPerson(f'"{given["id"]}" of the scale "{given["scale"]}" is not a grade that Headway knows.')
    return found
