"""Which pages somebody can come to from the home page by links alone."""

import re
from collections import defaultdict, deque
from collections.abc import Collection
from html import unescape
from urllib.parse import parse_qs, urljoin, urlsplit

from playwright.sync_api import APIRequestContext
from site_facts import SiteFacts

_LINK = re.compile(r'<a\b[^>]*\bhref="([^"#][^"]*)"')
FILES = {
    "appendix_file",
    "assessment_csv",
    "assessment_letter_file",
    "assessment_rules_file",
    "briefing_file",
    "commitments_csv",
    "distribution_chart",
    "evidence_file",
    "facts_csv",
    "inspection_page_picture",
    "inspection_report",
    "lessons_decided_csv",
    "library_csv",
    "library_search_csv",
    "measure_chart",
    "measure_csv",
    "members_pack",
    "mfa_download_recovery_codes",
    "minutes_file",
    "oparl_bodies",
    "oparl_body",
    "oparl_list",
    "oparl_object",
    "oparl_system",
    "paper_file",
    "plan_export",
    "plan_statement_file",
    "public_chart",
    "public_scorecard_csv",
    "published_appendix",
    "published_body_calendar",
    "published_body_feed",
    "published_calendar",
    "published_feed",
    "published_minutes_file",
    "published_pack",
    "published_paper_file",
    "published_sitemap",
    "questions_csv",
    "robots",
    "scorecard_csv",
    "scrutiny_recommendations_csv",
    "self_evaluation_file",
    "themes_csv",
    "trail_csv",
    "workforce_chart",
}
"""Addresses that answer with a file or with data; no page to look at."""
_ALIKE = {
    "add_agenda_item",
    "add_appendix",
    "add_audit_round",
    "add_claim",
    "add_commitment",
    "add_facts",
    "add_load",
    "add_meeting",
    "add_recurrence",
    "add_scrutiny_recommendation",
    "add_seat",
    "add_sentence",
    "add_settings",
    "annotate",
    "approve_public",
    "ask_about_measure",
    "ask_question",
    "asked_last_time",
    "attendance",
    "audit_rounds",
    "bodies",
    "body",
    "body_attendance",
    "change_agenda_item",
    "change_audit_round",
    "change_body",
    "change_claim",
    "change_measure",
    "change_question",
    "change_scorecard",
    "change_seat",
    "classify_minute",
    "commitments",
    "consistency",
    "decide_lesson",
    "decide_recurrence",
    "declare",
    "edit_sentence",
    "end_body",
    "end_seat",
    "facts",
    "forward_plan",
    "lesson",
    "lesson_action",
    "lesson_outcome",
    "lessons",
    "lessons_decided",
    "lessons_digest",
    "library",
    "library_remove",
    "library_report",
    "library_report_page",
    "library_search",
    "load",
    "loads",
    "make_public",
    "measure",
    "measure_questions",
    "measures",
    "meetings",
    "no_longer_move",
    "note_measure",
    "paper_versions",
    "passage",
    "public_edition",
    "public_scorecard",
    "public_scorecards",
    "publish_agenda",
    "publish_minutes",
    "publish_public",
    "publish_supplement",
    "published_body",
    "published_meeting",
    "published_minutes",
    "published_paper",
    "published_search",
    "question_from_minute",
    "question_promises",
    "questions",
    "rebase_measure",
    "record_attendance",
    "recurrence",
    "recurrences",
    "remove_audit_round",
    "remove_claim",
    "remove_sentence",
    "retire_scorecard",
    "scorecard",
    "set_target",
    "setting",
    "settings_kind",
    "settings_loads",
    "settings_register",
    "should_move",
    "theme",
    "themes",
    "withdraw_annotation",
    "withdraw_load",
    "withdraw_paper",
    "withdraw_public",
    "withdraw_publication",
    "withdraw_rebase",
    "work_programme",
    "workforce",
    "write_minute",
}
"""Pages of committee work, lessons, performance and assessment that are alike: two of each are opened."""
_OF_ONE_KIND = 4
_MORE = {"question": 12}
"""Pages that offer more the further down their list they stand: those that wait for an answer come first."""


def addresses(
    asked: APIRequestContext, facts: SiteFacts, base: str, until: Collection[str] = ()
) -> dict[str, list[str]]:
    """Addresses by the name of their page, with the names of what their query asks ("trail?page"); four of each.

    A link on the site that leads nowhere, or to a page that turns the reader away, is a fault. Whoever looks for some
    pages only names them in ``until``: then the search ends when it has come to all of them.
    """
    found: dict[str, list[str]] = defaultdict(list)
    waiting, known = deque(["/"]), {"/"}
    while waiting and not (until and found.keys() >= set(until)):
        here = waiting.popleft()
        route = facts.route(urlsplit(here).path)
        assert route, f"no page of the site is at {here}"
        is_alike = route in _ALIKE
        kind = route if is_alike else "?".join([route, *sorted(parse_qs(urlsplit(here).query))])
        if route in FILES or len(found[kind]) == (2 if is_alike else _MORE.get(kind, _OF_ONE_KIND)):
            continue
        found[kind].append(here)
        answer = asked.get(urljoin(base, here))
        assert answer.ok, f"{answer.status} at {here}"
        for link in map(unescape, _LINK.findall(answer.text())):
            there = urlsplit(urljoin(urljoin(base, here), link))
            path = there.path + (f"?{there.query}" if there.query else "")
            if f"{there.scheme}://{there.netloc}" == base and path not in known:
                known.add(path)
                waiting.append(path)
    return {kind: there for kind, there in found.items() if there}
