"""The demo's library and what people made of it, from ``lessons.toml``: each step taken by the site's own actions."""

from datetime import date
from typing import Any

from headway.web.accounts.models import Person
from headway.web.demo.lessons.decided import decide
from headway.web.demo.lessons.library import keep_library
from headway.web.plans.models import Plan

__all__ = ["make_lessons"]


def make_lessons(
    given: dict[str, Any], plan: Plan, people: dict[str, Person], posts: dict[str, str], on: date
) -> None:
    """The reports and lists of neighbours, then what was decided, what was met again, and the digest begun."""
    keep_library(given, people["quality"])
    decide(given, plan, people, posts, on)
