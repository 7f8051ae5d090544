"""``headway assess``: an authority's annual assessment, from what is known to the letter with its notes."""

import json
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from headway.cli.dates import given_date
from headway.cli.site import start_site
from headway.errors import ForPerson

if TYPE_CHECKING:
    from collections.abc import Callable

    from headway.assessment.judging import Assessed
    from headway.assessment.making import Made
    from headway.assessment.profile_file import JudgementGiven, Lines
    from headway.assessment.rulebook import Rulebook

_LARGEST = 10 * 2**20


def assess(
    authority: Annotated[
        str, typer.Option("--authority", metavar="NAME|CODE", help="The authority, as Kent or E10000016.")
    ],
    year: Annotated[int, typer.Option("--year", metavar="YEAR", help="The year that is assessed.")],
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FOLDER", help="Folder for the letter; made if it is not there."),
    ] = None,
    facts: Annotated[
        Path | None, typer.Option("--facts", metavar="FILE.csv", help="A file of facts, laid over the rest.")
    ] = None,
    rules: Annotated[
        Path | None, typer.Option("--rules", metavar="FILE.toml", help="Rules of one's own, for the year's.")
    ] = None,
    grade: Annotated[
        str | None, typer.Option("--grade", metavar="WORDS", help="The grade that a person judged, in words.")
    ] = None,
    because: Annotated[
        str, typer.Option("--because", metavar="TEXT", help="Why; a grade is not taken without it.")
    ] = "",
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="As known on this day; the year's last unless told."),
    ] = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force", help="Write over a letter that is there; its files are kept in a folder beside."
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for a machine.")] = False,
) -> None:
    """Assess an authority in a year: the grades that the rules permit, why, and the letter.

    Reads what the workspace holds, or where that is nothing the embedded example (Kent 2010), and --facts. Leaves in
    FOLDER the letter as HTML, PDF and Word, profile.csv and assessment.json, for the example also statements.html and
    statements.csv: all of them or, after an error, none. No grade is given by rule: --grade is a person's, with its
    reason.
    """
    from headway.assessment.judging import assess as assess_profile
    from headway.assessment.making import authority_in, make_profile

    if out is None and not as_json:
        raise ForPerson("Say where the letter goes with --out FOLDER, or ask for --json.")
    if not 2000 <= year <= 2100:
        raise ForPerson(f"--year: {year} is no year of an assessment. Give one such as 2010.")
    whose = authority_in(authority, year)
    made = make_profile(
        whose,
        year,
        as_of=given_date("--on", on) if on else None,
        facts=_facts(facts),
        facts_name=facts.name if facts else "",
        site=_site(whose.ons_code, year),
    )
    rulebook = _rulebook(rules, year)
    assessed = assess_profile(made.profile, rulebook)
    judged = _judgement(made, assessed, grade, because)
    told = _told(made, assessed, judged) | {"rules": _rules(rules, rulebook)}
    lines = _write(made, assessed, rulebook, judged, told, out, force=force) if out else []
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for line in (*_summary(made, assessed, judged, _rules(rules, rulebook)), *lines):
        typer.echo(line)


def _site(code: str, year: int) -> "Callable[[date], Lines] | None":
    """What the workspace's website knows of an authority on a day; None where the workspace has no website."""
    if not _has_site():
        return None
    start_site()
    from headway.assessment.profile_file import Lines, lines_of
    from headway.web.assessment.building import build
    from headway.web.register.models import Authority

    found = Authority.objects.filter(code=code).first()
    return lambda on: lines_of(build(found, year=year, as_of=on)) if found else Lines()


def _has_site() -> bool:
    """Whether there is a database, of the workspace or named in the environment."""
    from headway.returns.store import workspace_folder

    return bool(os.environ.get("DATABASE_URL")) or (workspace_folder() / "headway.sqlite3").is_file()


def _facts(path: Path | None) -> "Lines | None":
    from headway.assessment.profile_file import read_csv

    return read_csv(_text(path, "--facts"), path.name) if path else None


def _rulebook(path: Path | None, year: int) -> "Rulebook":
    from headway.assessment.rulebook import read_rulebook, rulebook_for

    return read_rulebook(_text(path, "--rules"), path.name) if path else rulebook_for(year)


def _rules(path: Path | None, rulebook: "Rulebook") -> str:
    """By which rules: those shipped, or a file, which may say that it is anybody's."""
    return f"{path.name}, rules of your own" if path else f"{rulebook.title}, as shipped"


def _text(path: Path, option: str) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise ForPerson(f"{option}: {path} is larger than 10 MB. Check the file.")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ForPerson(f"{option}: {path} cannot be read ({error.strerror}). Check its name.") from None
    except UnicodeDecodeError:
        raise ForPerson(f"{option}: {path} is no text in UTF-8. Save it again as UTF-8.") from None


def _judgement(
    made: "Made", assessed: "Assessed", grade: str | None, because: str
) -> "JudgementGiven | None":
    """The grade of the options, else of the facts, if the rules permit it."""
    from headway.assessment.judging import printed, refuse_unless_permitted
    from headway.assessment.profile_file import JudgementGiven
    from headway.frameworks import Grade

    if because and grade is None:
        raise ForPerson("--because is the reason of a grade. Give it with --grade, or leave it out.")
    found = made.judgement
    if grade is not None:
        words = " or ".join(each.label for each in assessed.permitted)
        grade = next((each.label for each in assessed.scale.grades if printed(each) == grade.strip()), grade)
        if grade.strip(" ()").isdecimal():
            raise ForPerson(
                f'--grade: "{grade}" is a number, which means other grades elsewhere. Use words: {words}.'
            )
        chosen = assessed.scale.grade(grade)
        if not isinstance(chosen, Grade):
            raise ForPerson(f'--grade: "{chosen.label}" is no grade. Leave --grade out.')
        if not because.strip():
            raise ForPerson("A grade needs its reason. Add --because with a sentence.")
        found = JudgementGiven(chosen, because.strip())
    if found is not None:
        refuse_unless_permitted(assessed, found.grade)
    return found


def _told(made: "Made", assessed: "Assessed", judged: "JudgementGiven | None") -> dict[str, Any]:
    from headway.assessment.profile_file import as_dict, grade_as_dict

    said = assessed.as_dict()
    return {
        "authority": made.profile.name,
        "year": made.profile.year,
        "permitted": said["permitted"],
        "reasons": said["reasons"],
        "limiting": said["limiting"],
        "leaning": said["leaning"],
        "judgement": {"grade": grade_as_dict(judged.grade), "because": judged.because} if judged else None,
        "rulebook": said["rulebook"],
        "made_of": list(made.used),
        "profile": as_dict(made.profile),
    }


def _write(
    made: "Made",
    assessed: "Assessed",
    rulebook: "Rulebook",
    judged: "JudgementGiven | None",
    told: dict[str, Any],
    out: Path,
    *,
    force: bool,
) -> list[str]:
    """The files, and what to say of them."""
    from headway.assessment.letter import draft
    from headway.assessment.letter.checking import check
    from headway.documents.assessment_files import write_assessment
    from headway.documents.committee.assessment_letter import assessment_letter

    letter = draft(
        made.profile,
        assessed,
        rulebook,
        grade=judged.grade if judged else None,
        because=judged.because if judged else "",
        on=made.profile.as_of,
    )
    doubts = check(letter, made.profile, rulebook)
    tree = assessment_letter(letter, made.profile, rulebook, draft=judged is None)
    written = write_assessment(letter, tree, made.profile, told, out, force=force)
    lines = ["", "Written:", *(f"  {path}" for path in written.files)]
    if written.kept:
        lines += ["", f"The files that stood there are kept in {written.kept}."]
    if doubts:
        lines += ["", "Not borne out by the figures:", *(f"  {each.key}: {each.says}" for each in doubts)]
    return lines


def _summary(made: "Made", assessed: "Assessed", judged: "JudgementGiven | None", rules: str) -> list[str]:
    from headway.assessment.judging import printed

    profile = made.profile
    day = f"{profile.as_of.day} {profile.as_of:%B %Y}"
    lines = [
        f"{profile.name}, assessment of {profile.year}, as known on {day}",
        *(f"  From {each}" for each in made.used),
        f"  By {rules}",
    ]
    lines += ["", f"Permitted: {'; '.join(map(printed, assessed.permitted))}"]
    lines += [f"  {each.says} [{each.mark.in_words}]" for each in assessed.limiting]
    if assessed.leaning:
        lines.append(f"Leaning: {'; '.join(map(printed, assessed.leaning))} [Headway’s assumption]")
    lines.append(f"Judged: {printed(judged.grade)}. {judged.because}" if judged else "Judged: not yet.")
    return lines
