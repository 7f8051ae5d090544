"""Every read of the plans, for somebody: a person gets what they may see, in a fixed number of queries."""

from headway.web.plans.queries.board import Board, Column, board
from headway.web.plans.queries.changes import Changes, changes_since
from headway.web.plans.queries.clocks import clocks_for
from headway.web.plans.queries.mine import MyActions, MyNumbers, closures_to_decide, my_actions, my_numbers
from headway.web.plans.queries.pages import (
    ActionPage,
    RecommendationPage,
    action_page,
    item_page,
    recommendation_page,
    reopenings,
)
from headway.web.plans.queries.plans import PlanRow, plans_for
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
from headway.web.plans.queries.standing import (
    PlanStanding,
    SilentOwner,
    StandingCount,
    WhereWeStand,
    where_we_stand,
)
from headway.web.plans.queries.statements import draft_statement, health_of, publications_of
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
    "MyNumbers",
    "Order",
    "PlanRow",
    "PlanStanding",
    "RecommendationPage",
    "SilentOwner",
    "StandingCount",
    "Table",
    "Timeline",
    "WhereWeStand",
    "action_page",
    "actions_seen",
    "board",
    "changes_since",
    "clocks_for",
    "closures_seen",
    "closures_to_decide",
    "draft_statement",
    "evidence_seen",
    "health_of",
    "item_page",
    "items_seen",
    "milestones_seen",
    "my_actions",
    "my_numbers",
    "plans_for",
    "plans_seen",
    "plans_worked_on",
    "publications_of",
    "recommendation_page",
    "reopenings",
    "revisions_seen",
    "table",
    "timeline",
    "where_we_stand",
]
