"""The demo's assessments, from ``assessment.toml``: Kent's of 2010 made again from public sources, and one of today on
made-up settings; rounds of practice audits, and a self-evaluation with a claim that audits speak against.
"""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import transaction
from django.utils import timezone

from headway.assessment.examples import example
from headway.assessment.profile_file import as_csv
from headway.assessment.settings import SettingsStore, load
from headway.assessment.settings.made_up import made_up
from headway.web.accounts.models import Person
from headway.web.assessment.actions.audit_rounds import add_audit_round
from headway.web.assessment.actions.building import begin_assessment
from headway.web.assessment.actions.claims import add_claim
from headway.web.assessment.actions.facts import add_facts
from headway.web.assessment.actions.judging import judge_assessment
from headway.web.assessment.actions.letters import change_details
from headway.web.assessment.actions.publishing import publish_assessment, sign_off_assessment
from headway.web.assessment.actions.self_evaluations import begin_self_evaluation
from headway.web.assessment.models import AuditRound
from headway.web.lessons.queries.neighbours import neighbours_of
from headway.web.register.models import Authority

__all__ = ["make_assessments"]


def make_assessments(
    given: dict[str, Any], authority: Authority, people: dict[str, Person], workspace: Path, on: date
) -> None:
    """Make it all, by the site's own actions."""
    _load_settings(authority.code, workspace)
    with transaction.atomic():
        _assess_the_past(given["past"], authority, people)
        begin_assessment(
            by=people["quality"],
            authority=authority,
            year=on.year,
            as_of=on,
            rules=given["now"]["rules"],
            is_example=True,
        )
        rounds = {
            row["title"]: add_audit_round(
                by=people["quality"], authority=authority, on=on, is_example=True, **row
            )
            for row in given["audit"]
        }
        _evaluate(given, authority, people["quality"], rounds, on)


def _load_settings(code: str, workspace: Path) -> None:
    """Made-up settings of the authority and its neighbours, in the layouts of the inspectorate's files."""
    with TemporaryDirectory() as folder:
        for name, text in made_up(code, [row.neighbour_id for row in neighbours_of(code).rows]).items():
            (Path(folder) / name).write_text(text, encoding="utf-8", newline="")
        load([Path(folder)], SettingsStore.of_workspace(workspace))


def _assess_the_past(given: dict[str, Any], authority: Authority, people: dict[str, Person]) -> None:
    """From facts to what the public reads: quality assurance judges, the director signs off and publishes."""
    quality, director = people["quality"], people["director"]
    known = example(authority.code, given["year"])
    add_facts(by=quality, authority=authority, year=given["year"], title=given["facts"], text=as_csv(known))
    made = begin_assessment(
        by=quality,
        authority=authority,
        year=given["year"],
        as_of=given["as_of"],
        rules=given["rules"],
        is_example=True,
    )
    change_details(
        by=quality,
        assessment=made,
        version=made.version,
        addressee=given["addressee"],
        signatory=given["signatory"],
        letter_date=timezone.localdate(),
    )
    made = judge_assessment(
        by=quality, assessment=made, version=made.version, grade=given["grade"], because=given["because"]
    )
    made = sign_off_assessment(by=director, assessment=made, version=made.version)
    publish_assessment(by=director, assessment=made, version=made.version)


def _evaluate(
    given: dict[str, Any], authority: Authority, quality: Person, rounds: dict[str, AuditRound], on: date
) -> None:
    """The year's self-evaluation, still a draft: one of its claims of strength has no answer yet to what audits say."""
    made = begin_self_evaluation(
        by=quality,
        authority=authority,
        year=on.year,
        on=on,
        title=f"{given['evaluation']['title']} {on.year}",
        proposing=False,
        is_example=True,
    )
    for row in given["claim"]:
        named = [f"audit:{rounds[title].pk}" for title in row["audits"]]
        terms = {name: value for name, value in row.items() if name != "audits"}
        add_claim(by=quality, evaluation=made, on=on, evidence=named, **terms)
