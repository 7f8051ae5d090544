"""The letter as a file: HTML, PDF, Word with the edits as tracked changes, and what each sentence stands on as CSV."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.text import slugify

from headway.web.assessment.models import Assessment
from headway.web.assessment.queries.assessments import shown
from headway.web.assessment.queries.letters import letter_now, signed_letter
from headway.web.assessment.rules.letter_files import COLUMNS, LetterFile, rows_of, written
from headway.web.assessment.rules.letter_sources import Ground
from headway.web.assessment.states import State
from headway.web.assessment.views.seeing import for_everybody, is_frozen, seen
from headway.web.csv_files import csv_file
from headway.web.plans.statement import Format, policy_for

__all__ = ["assessment_letter_file"]


@for_everybody
def assessment_letter_file(request: HttpRequest, pk: int, form: str) -> HttpResponseBase:
    """As it was signed off; or as it stands, marked as a draft, for those who see drafts."""
    assessment = seen(request, pk)
    file = _file_of(assessment)
    if file is None or form not in ("csv", *Format):
        raise Http404
    name = f"{slugify(assessment.authority.name)}-{assessment.year}-letter"
    if assessment.state != State.PUBLISHED:
        name = f"{name}-draft"
    if form == "csv":
        return csv_file(name, COLUMNS, rows_of(file))
    return _answer(written(file, Format(form)), Format(form), name)


def _file_of(assessment: Assessment) -> LetterFile | None:
    signed = signed_letter(assessment)
    if signed is not None:
        told = shown(assessment)
        return LetterFile(
            signed, Ground(told.profile, told.rulebook), draft=assessment.state != State.PUBLISHED
        )
    now = None if is_frozen(assessment) else letter_now(assessment)
    return None if now is None else LetterFile(now.letter, now.ground, now.edited, draft=True)


def _answer(page: bytes, form: Format, name: str) -> HttpResponse:
    """A file that a browser saves; an HTML one may use its own style and nothing else."""
    response = HttpResponse(page, content_type=form.media_type)
    if form is Format.HTML:
        response.headers["Content-Security-Policy"] = policy_for(page)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{form.value}"'
    return response
