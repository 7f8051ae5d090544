"""Which page and field asks for which permission: with ``roles.py`` the whole permission matrix.

``headway.web.access.Gate`` lets nobody past what these lines say; a page without a line opens for nobody.
"""

from headway.web.accounts.pages import (
    assessment_building,
    assessment_letters,
    assessment_self_evaluations,
    assessment_settings,
    lessons_decisions,
    lessons_digest,
    lessons_library,
    lessons_recurrence,
    lessons_review,
    lessons_search,
    lessons_themes,
    meetings,
    minutes,
    owed,
    papers,
    performance_figures,
    performance_measures,
    performance_public,
    performance_questions,
    performance_scorecards,
    plans,
    published,
    register,
    site,
)
from headway.web.accounts.pages.page import Page, Who

__all__ = ["PAGES", "Page", "Who"]

PAGES: dict[str, Page] = {
    **site.PAGES,
    **register.PAGES,
    **plans.PAGES,
    **meetings.PAGES,
    **papers.PAGES,
    **minutes.PAGES,
    **owed.PAGES,
    **published.PAGES,
    **lessons_library.PAGES,
    **lessons_search.PAGES,
    **lessons_themes.PAGES,
    **lessons_review.PAGES,
    **lessons_decisions.PAGES,
    **lessons_recurrence.PAGES,
    **lessons_digest.PAGES,
    **performance_scorecards.PAGES,
    **performance_measures.PAGES,
    **performance_figures.PAGES,
    **performance_questions.PAGES,
    **performance_public.PAGES,
    **assessment_building.PAGES,
    **assessment_letters.PAGES,
    **assessment_settings.PAGES,
    **assessment_self_evaluations.PAGES,
}
