"""Whether a grade that a person chose is one that the rules permit."""

from headway.assessment.judging.assessed import Assessed
from headway.assessment.judging.grades import printed
from headway.errors import ForPerson
from headway.frameworks import Grade


def permits(assessed: Assessed, grade: Grade) -> bool:
    """Whether the rules leave this grade; a grade of another scale is refused, not answered."""
    if grade.scale != assessed.scale.id:
        raise ForPerson(
            f'"{grade.label}" is a grade of the scale {grade.scale}, and this assessment is on {assessed.scale.id}. '
            f"Use {assessed.scale.words()}."
        )
    return grade.id in {each.id for each in assessed.permitted}


def refuse_unless_permitted(assessed: Assessed, grade: Grade) -> None:
    """Refuse a grade better than the rules leave, naming the rule and its evidence."""
    if permits(assessed, grade):
        return
    because = next(each for each in assessed.limiting if each.best and grade.better_than(each.best))
    raise ForPerson(
        f"{printed(grade)} is not permitted. {because.says.removesuffix('.')} (rule {because.rule}). "
        f"Choose {' or '.join(printed(each) for each in assessed.permitted)}, or change the rules."
    )
