"""Whether a statement of a letter is borne out: by counts of settings, official figures, inspections or a publication.

The letter never bears itself out. A figure published after it may bear it out, and is said to be later; it does not
undo what the figure of its day bears out.
"""

from headway.assessment.comparing import AGAINST, Step, compare
from headway.assessment.examples import published_later
from headway.assessment.profile import MajorInspection, MeasureLine, Origin, Profile, SettingLine
from headway.assessment.statements.stated import Standing, Statement
from headway.assessment.words import Standing as Fit
from headway.assessment.words import agrees, table_on
from headway.frameworks import frameworks

__all__ = ["decided"]

Decided = tuple[Standing, str, tuple[Origin, ...]]
Steps = tuple[tuple[str, str], ...]
_UP, _DOWN = (Step.HIGHER, Step.MUCH_HIGHER), (Step.LOWER, Step.MUCH_LOWER)


def decided(statement: Statement, profile: Profile) -> Decided:
    """How the statement stands, why, and the sources that decided it."""
    if statement.published:
        return Standing.SUPPORTED, "Another publication says the same.", (statement.published,)
    if statement.aspect == "value":
        return _by_figures(statement, profile)
    line = profile.line(statement.key)
    if isinstance(line, SettingLine):
        return _by_counts(statement, line, profile.year)
    if isinstance(line, MajorInspection):
        return _by_inspection(statement, line)
    return _without(statement)


def _without(statement: Statement) -> Decided:
    why = "Only the letter says it."
    needs = f" It would take {statement.needs}." if statement.needs else ""
    note = f" {statement.note}" if statement.note else ""
    return Standing.WITHOUT_DATA, f"{why}{needs}{note}", ()


def _by_inspection(statement: Statement, line: MajorInspection) -> Decided:
    if statement.aspect == "serious":
        found, says = line.serious, "found serious weakness" if line.serious else "found no serious weakness"
    else:
        grade = dict(line.grades).get(statement.judgement)
        found = None if grade is None else grade.id == statement.grade
        about = _label(line.framework, statement.judgement)
        says = f"judged “{about}” {grade.label.lower()}" if grade else ""
    if found is None:
        return _without(statement)
    standing = Standing.SUPPORTED if found else Standing.CONTRADICTED
    return standing, f"The {line.kind.label} of {line.when} {says}.", (line.origin,)


def _label(framework: str, judgement: str) -> str:
    known = frameworks().get(framework)
    return next(
        (each.label for each in known.judgements if each.id == judgement) if known else iter(()), judgement
    )


def _by_counts(statement: Statement, line: SettingLine, year: int) -> Decided:
    """Words by the table of the year, and each step by its test: one that fails contradicts."""
    if line.here is None:
        return (
            Standing.WITHOUT_DATA,
            "Only the letter says it. It would take inspections of these settings by that day, with their counts.",
            (),
        )
    told: list[tuple[Standing, str]] = []
    table = table_on(year)
    if statement.words and table and line.here.inspected:
        part = line.here.good if statement.aspect == "good" else line.here.inadequate
        fit = agrees(statement.words, (part, line.here.inspected), table)
        told.append((_FITS[fit.standing], fit.because))
    told += [_step(line, against, step, statement.aspect) for against, step in statement.steps]
    return *_together(told), (line.origin,)


_FITS = {
    Fit.SUPPORTED: Standing.SUPPORTED,
    Fit.CONTRADICTED: Standing.CONTRADICTED,
    Fit.CANNOT_TELL: Standing.WITHOUT_DATA,
}


def _by_figures(statement: Statement, profile: Profile) -> Decided:
    """By each measure that the statement is about: all must bear it out. Where none is held it is without data."""
    later = published_later(profile.authority, profile.year)
    measures = [(statement.key, statement.steps), *statement.also]
    held = {key: _lines(key, later, profile) for key, _ in measures}
    if not any(held.values()):
        return _without(statement)
    standing, because = _together(
        [_measure(held[key], steps, later, is_one=not statement.also) for key, steps in measures]
    )
    if standing is Standing.WITHOUT_DATA:
        return standing, because, ()
    return standing, because, tuple(dict.fromkeys(line.origin for lines in held.values() for line in lines))


def _lines(key: str, later: tuple[MeasureLine, ...], profile: Profile) -> list[MeasureLine]:
    """The newest figure first: what came out after the letter, then what was known."""
    return [each for each in (*later, *profile.measures) if each.key == key]


def _measure(
    lines: list[MeasureLine], steps: Steps, later: tuple[MeasureLine, ...], *, is_one: bool
) -> tuple[Standing, str]:
    """By the figure known on the letter's day where that bears it out, which a later one cannot undo; else by the
    newest, be it published after the letter. Both are told.
    """
    if not lines:
        return Standing.WITHOUT_DATA, "Of one of its measures no figure is held."
    told = [(line in later, *_figure(line, steps, line in later)) for line in lines]
    known = [standing for is_later, standing, _ in told if not is_later]
    standing = Standing.SUPPORTED if Standing.SUPPORTED in known else told[0][1]
    title = () if is_one else (f"{lines[0].title}.",)
    return standing, " ".join((*title, *(because for _, _, because in told)))


def _figure(line: MeasureLine, steps: Steps, is_later: bool) -> tuple[Standing, str]:
    standing, because = _together([_step(line, against, step, "value") for against, step in steps])
    when = f"{line.period}, published after the letter" if is_later else line.period
    return standing, f"In the {when}: {because}"


def _step(line: SettingLine | MeasureLine, against: str, step: str, aspect: str) -> tuple[Standing, str]:
    found = compare(line, against, aspect)
    figures = _figures(line, against)
    if found.step is None:
        told = f"{figures.removesuffix('; ')}. " if figures else ""
        return Standing.WITHOUT_DATA, f"{told}{found.because}"
    fits = _fits(Step(step), found.step)
    beside = "" if against == "earlier" else f" beside {AGAINST[against]}"
    said = f"{figures}the test finds it {found.step.replace('_', ' ')}{beside}."
    return (Standing.SUPPORTED if fits else Standing.CONTRADICTED), said


def _figures(line: SettingLine | MeasureLine, against: str) -> str:
    if isinstance(line, SettingLine):
        return ""
    theirs = {"england": line.england, "neighbours": line.neighbours, "earlier": line.earlier}[against]
    if line.here is None or line.here.value is None or theirs is None or theirs.value is None:
        return ""
    unit = line.unit if line.unit == "%" else f" {line.unit}"
    where = AGAINST[against] if against == "earlier" else f"in {AGAINST[against]}"
    return f"{line.here.value}{unit} here and {theirs.value}{unit} {where}; "


def _fits(stated: Step, found: Step) -> bool:
    """ "Lower" is borne out by lower and much lower; "much lower" by nothing less."""
    if stated in (Step.HIGHER, Step.LOWER):
        return found in (_UP if stated is Step.HIGHER else _DOWN)
    return stated is found


def _together(told: list[tuple[Standing, str]]) -> tuple[Standing, str]:
    """One that contradicts decides; then one without data; all must support."""
    because = " ".join(said for _, said in told)
    for standing in (Standing.CONTRADICTED, Standing.WITHOUT_DATA, Standing.SUPPORTED):
        if any(each is standing for each, _ in told):
            return standing, because
    return Standing.WITHOUT_DATA, "Only the letter says it."
