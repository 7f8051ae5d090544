"""The paper on the progress of a plan, begun: sentences with their figures, what each is out of, and its source."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from headway.documents.content import PaperContent, Section
from headway.documents.wording import counted, day, listed, number, sentence_case
from headway.web.pages import day as on_screen
from headway.web.plans.models import Closure, Plan, Reschedule
from headway.web.plans.queries import ActionRow, StandingCount
from headway.web.plans.states import Stage
from headway.web.scrutiny.models import Paper
from headway.web.scrutiny.rules.papers_outcome import Begun, source_line

__all__ = ["Late", "PlanProgress", "progress_of_plan"]


@dataclass(frozen=True)
class Late:
    """An action that is late, or red or amber: with what was last said of it, and when."""

    row: ActionRow
    narrative: str
    said_on: date | None


@dataclass(frozen=True)
class PlanProgress:
    """A plan on a day. Counts come with what they are out of: ``recommendations`` and ``actions`` are all there are."""

    plan: Plan
    on: date
    recommendations: int
    other_issues: int
    answered: int
    standings: tuple[StandingCount, ...]
    actions: int
    by_stage: dict[str, int]
    late: tuple[Late, ...]
    flagged: tuple[Late, ...]
    """Open actions that are red or amber, whether late or not."""
    silent: int
    closures: tuple[Closure, ...]
    """Made since the last paper, or ever where there was none."""
    since: date | None
    last_paper: Paper | None
    added: int
    updates: int
    reschedules: tuple[Reschedule, ...]
    without_action: tuple[str, ...]

    @property
    def open(self) -> int:
        """Actions that are not closed."""
        return self.by_stage.get(Stage.OPEN, 0)


@dataclass
class _Section:
    """A section that is being written, with the source of what it says."""

    heading: str
    source: str
    parts: list[str] = field(default_factory=list)
    sources: list[dict[str, Any]] = field(default_factory=list)

    def say(self, sentence: str) -> None:
        """A paragraph with its source."""
        self.parts.append(sentence)
        self.sources.append(source_line(sentence, self.source))

    def list(self, lines: Iterable[str]) -> None:
        """Bullets below what was said."""
        self.parts.append("\n".join(f"- {line}" for line in lines))

    def made(self) -> Section:
        return Section(self.heading, "\n\n".join(part for part in self.parts if part))


def progress_of_plan(found: PlanProgress, *, body: str, template: str = "default") -> Begun:
    """The paper begun. ``body`` is who is asked, "" where it is not known yet."""
    sections = [_introduction(found), _standing(found)]
    if found.actions:
        sections += [_late(found), _closed(found)]
    sections.append(_changed(found))
    if found.without_action:
        sections.append(_without_action(found))
    who = f"The {body}" if body else "[Name of body]"
    summary = _summary(found)
    content = PaperContent(
        body=body,
        on=None,
        subject=f"Progress of the plan: {found.plan.title}",
        division="All",
        summary=summary,
        recommendations=(f"{who} is asked to CONSIDER and COMMENT on the progress of the plan.",),
        sections=tuple(each.made() for each in sections),
        template=template,
    )
    sources = [
        source_line(summary, _source(found, "all its actions")),
        *(row for each in sections for row in each.sources),
    ]
    return Begun(content, tuple(sources))


def _source(found: PlanProgress, what: str) -> str:
    return f"Headway, “{found.plan.title}”, {what}, as at {day(found.on)}"


def _summary(found: PlanProgress) -> str:
    closed, late = found.actions - found.open, len(found.late)
    asked = counted(found.recommendations, "recommendation", "recommendations")
    if not found.actions:
        return f"The plan is to answer {asked}. By {day(found.on)} it had no action."
    said = (
        f"The plan answers {asked} with {counted(found.actions, 'action', 'actions')}. By {day(found.on)}, "
        f"{_of(closed, found.actions, 'action')} {_were(closed)} closed"
    )
    if not found.open:
        return f"{said}."
    return f"{said}, and {_of(late, found.open, 'open action')} {_were(late)} past {_their(late)} due date."


def _introduction(found: PlanProgress) -> _Section:
    made = _Section("Introduction", _source(found, "the plan and its inspection"))
    report = found.plan.inspection.published
    of = f" of the report published on {day(report)}" if report else ""
    issues = (
        f" and takes up {counted(found.other_issues, 'other issue', 'other issues')}"
        if found.other_issues
        else ""
    )
    asked = counted(found.recommendations, "recommendation", "recommendations")
    made.say(f"“{found.plan.title}” answers the {asked}{of}{issues}.")
    if found.plan.published:
        made.say(f"The council published it on {day(found.plan.published)}.")
    made.parts.append(
        f"Only the owning body ({found.plan.owning_body}) closes an action, and only on evidence. Delivered means that "
        "the action was done; embedded means that its measure shows that the change has held."
    )
    return made


def _standing(found: PlanProgress) -> _Section:
    made = _Section("How far the plan has come", _source(found, "answers, stages and ratings"))
    made.say(
        f"{sentence_case(_of(found.answered, found.recommendations, 'recommendation'))} "
        f"{'has' if found.answered < 2 else 'have'} been answered. They stand as follows:"
    )
    if found.standings:
        lines = [f"| {each.standing} | {each.count} of {each.of} |" for each in found.standings]
        made.parts.append("| Standing | Recommendations |\n| --- | --- |\n" + "\n".join(lines))
    if found.actions:
        counts = [(stage.label.lower(), found.by_stage.get(stage, 0)) for stage in Stage]
        stages = [f"{_none(count)} {_are(count)} {stage}" for stage, count in counts]
        made.say(f"Of {counted(found.actions, 'action', 'actions')}, {listed(stages)}.")
    else:
        made.say("The plan has no action yet.")
    return made


def _late(found: PlanProgress) -> _Section:
    made = _Section("What is late or off track", _source(found, "due dates, ratings and the latest updates"))
    late, flagged = found.late, found.flagged
    made.say(
        f"Of {counted(found.open, 'open action', 'open actions')}, {_none(len(late))} {_are(len(late))} past "
        f"{_their(len(late))} due date{':' if late else '.'}"
    )
    if late:
        made.list(_late_line(each) for each in late)
    red = sum(each.row.rag == "red" for each in flagged)
    made.say(
        f"Of {counted(found.open, 'open action', 'open actions')}, {_none(red)} {_are(red)} rated red and "
        f"{_none(len(flagged) - red)} amber{':' if flagged else '.'}"
    )
    if flagged:
        made.list(_flagged_line(each) for each in flagged)
    if found.silent:
        made.say(
            f"On {counted(found.silent, 'open action', 'open actions')} of {found.open} nobody has reported for more "
            "than thirty days."
        )
    return made


def _late_line(late: Late) -> str:
    row = late.row
    return (
        f"**{row.action.title}** ({row.action.item}): due {on_screen(row.action.due)}, "
        f"{counted(row.days_late, 'day', 'days')} late; {_who(late)}"
    )


def _flagged_line(late: Late) -> str:
    row = late.row
    said = f"{late.narrative} (update of {day(late.said_on)})" if late.narrative and late.said_on else ""
    why = said or "nothing has been said of why"
    return f"**{row.action.title}** ({row.action.item}), {row.status} ({row.rag}): {why}"


def _who(late: Late) -> str:
    return ", ".join(each.post or each.name for each in late.row.owners) or "nobody is named for it"


def _closed(found: PlanProgress) -> _Section:
    made = _Section("What has been closed", _source(found, "closures made by the owning body"))
    when = f"since {day(found.since)}" if found.since else f"by {day(found.on)}"
    count = len(found.closures)
    made.say(
        f"{sentence_case(_of(count, found.actions, 'action'))} {_were(count)} closed {when}{':' if count else '.'}"
    )
    if count:
        made.list(_closure_line(each) for each in found.closures)
    return made


def _closure_line(closure: Closure) -> str:
    on = f" on {on_screen(closure.decided_at)}" if closure.decided_at else ""
    stage = Stage(closure.proposed_stage).label.lower()
    return f"**{closure.action.title}** ({closure.action.item}): {stage}, decided by {closure.body}{on}"


def _changed(found: PlanProgress) -> _Section:
    made = _Section("What has changed since the last paper", _source(found, "the record of changes"))
    if found.since is None:
        made.say(
            f"This is the first paper on the progress of this plan. Until {day(found.on)} there were "
            f"{counted(found.updates, 'update', 'updates')}."
        )
    else:
        made.say(
            f"Since the last paper, begun on {day(found.since)}, there were "
            f"{counted(found.updates, 'update', 'updates')} and {counted(found.added, 'new action', 'new actions')}."
        )
    moved = found.reschedules
    made.say(
        f"{sentence_case(counted(len(moved), 'due date was', 'due dates were'))} changed{':' if moved else '.'}"
    )
    if moved:
        made.list(_moved_line(each) for each in moved)
    return made


def _moved_line(each: Reschedule) -> str:
    said = " ".join(each.reason.split())
    why = f", because: {said}" if said else ""
    return f"**{each.action.title}**: from {on_screen(each.old_due)} to {on_screen(each.new_due)}{why}"


def _without_action(found: PlanProgress) -> _Section:
    made = _Section("What has no action yet", _source(found, "recommendations and their actions"))
    names = found.without_action
    made.say(
        f"{sentence_case(_of(len(names), found.recommendations, 'recommendation'))} "
        f"{'has' if len(names) == 1 else 'have'} no action: {listed(names)}."
    )
    return made


def _of(count: int, whole: int, noun: str) -> str:
    """three of 12 actions; none of ten actions; neither word where there is nothing to count."""
    said = number(count) if count else "none"
    return f"{said} of {counted(whole, noun, f'{noun}s')}"


def _were(count: int) -> str:
    return "was" if count < 2 else "were"


def _are(count: int) -> str:
    return "is" if count < 2 else "are"


def _their(count: int) -> str:
    return "its" if count < 2 else "their"


def _none(count: int) -> str:
    return number(count) if count else "none"
