"""Examples of the pages of assessment: letters."""

from typing import Any

from assessment_site import kent_2010, published_2010
from example_site import Site, example

from headway.web.accounts.roles import Role
from headway.web.assessment.models import Assessment, LetterEdit
from headway.web.assessment.states import EditKind


def _made(site: Site) -> Assessment:
    return kent_2010(by=site.one(Role.ANALYST), authority=site.authority, judged=True)


@example(
    "assessment_letter", "letter_edits", "letter_details", "edit_sentence", "remove_sentence", "add_sentence"
)
def _letter(site: Site) -> dict[str, Any]:
    return {"pk": _made(site).pk}


@example("assessment_letter_file")
def _file(site: Site) -> dict[str, Any]:
    return {"pk": _made(site).pk, "form": "html"}


@example("undo_edit", "settle_stale")
def _stale(site: Site) -> dict[str, Any]:
    """An edit of a sentence that has been drafted otherwise since."""
    edit = LetterEdit.objects.create(
        assessment=_made(site),
        key="derived/held",
        kind=EditKind.CHANGE,
        text="This profile stands as known in December.",
        drafted="This profile stands as known in November.",
        sources=["P:settings"],
        by_name="Anna Analyst",
    )
    return {"pk": edit.pk}


@example("assessment_letter", published=True)
def _on_show(site: Site) -> dict[str, Any]:
    made = published_2010(
        judge=site.one(Role.ANALYST), director=site.one(Role.DIRECTOR), authority=site.authority
    )
    return {"pk": made.pk}


@example("assessment_letter_file", published=True)
def _file_on_show(site: Site) -> dict[str, Any]:
    return _on_show(site) | {"form": "html"}
