"""Every read of the plans, for somebody: a person gets what they may see, in a fixed number of queries."""

from headway.web.plans.queries.board import Board, Column, board
from headway.web.plans.queries.changes import Changes, changes_since
from headway.web.plans.queries.mine import MyActions, closures_to_decide, my_actions
from headway.web.plans.queries.pages import (
    ActionPage,
    RecommendationPage,
    action_page,
    item_page,
    recommendation_page,
)
from headway.web.plans.queries.plans import PlanRow, StandingCount, plans_for
from headway.web.plans.queries.rows import ActionRow
from headway.web.plans.queries.scope import (
    actions_seen,
    closures_seen,
    evidence_seen,
    items_seen,
    milestones_seen,
    plans_seen,
    plans_worked_on,
    revisions_seen,
)
from headway.web.plans.queries.table import Filters, Lateness, Order, Table, Timeline, table, timeline

__all__ = [
    "ActionPage",
    "ActionRow",
    "Board",
    "Changes",
    "Column",
    "Filters",
    "Lateness",
    "MyActions",
    "Order",
    "PlanRow",
    "RecommendationPage",
    "StandingCount",
    "Table",
    "Timeline",
    "action_page",
    "actions_seen",
    "board",
    "changes_since",
    "closures_seen",
    "closures_to_decide",
    "evidence_seen",
    "item_page",
    "items_seen",
    "milestones_seen",
    "my_actions",
    "plans_for",
    "plans_seen",
    "plans_worked_on",
    "recommendation_page",
    "revisions_seen",
    "table",
    "timeline",
]
