"""The demo's committee story, from ``scrutiny.toml``: every step is taken by the actions of committee work.

Each paper, agenda and minute bears the day of the story; the trail's events bear the time at which the demo was made.
"""

from datetime import date
from typing import Any

from headway.web.accounts.models import Person
from headway.web.demo.committees.minuted import owe, recommend, say
from headway.web.demo.committees.sitting import announce, arrange, make_body, make_meeting
from headway.web.demo.committees.story import Story
from headway.web.demo.committees.written import send, write
from headway.web.plans.models import Plan

__all__ = ["make_committee_work"]


def make_committee_work(
    given: dict[str, Any], plan: Plan, people: dict[str, Person], posts: dict[str, str], on: date
) -> None:
    """Make it all, as on a day: bodies and meetings, papers, then what was said at each meeting and what came of it."""
    story = Story(people, posts, plan, on)
    for row in given["bodies"]:
        make_body(story, row)
    for row in given["meetings"]:
        make_meeting(story, row)
    for row in (*given["letters"], *given["messages"]):
        send(story, row)
    for row in given["papers"]:
        write(story, row)
    for row in sorted(given["meetings"], key=lambda each: each["on"]):
        arrange(story, row)
        say(story, row)
    for row in given["planned"]:
        announce(story, row)
    for row in given["commitments"]:
        owe(story, row)
    for row in given["recommendations"]:
        recommend(story, row)
