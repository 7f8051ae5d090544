"""Plans made by Hypothesis, as tables: odd letters, line breaks, formulas, very long texts, empty fields."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from headway.web.exchange.tables import FORMAT, TABLES, Kind, PlanTables, Row, Table

_ODD = (
    '=HYPERLINK("http://example.org","x")',
    "+441622000000",
    "-1",
    "@SUM(A1)",
    "'quoted",
    "'=1+1",
    "''@x",
    "\ttab",
    "_x0041_",
    "_x005F_x0041_",
    "<r>a</r>",
    "<r><t>b</t></r>",
    "a\r\nb\rc\nd",
    " spaces ",
    "\x01\x1f\x7f",
    "\ufffe\uffff",
    "0012",
    "1e5",
    "TRUE",
    "2017-06-13",
    "x [The whole text is on the sheet Long texts: T1]",
    "é😀 \u202e right to left",
)
_signs = st.characters(exclude_categories=("Cs",), exclude_characters="\x00")


def texts(most: int, least: int = 0) -> st.SearchStrategy[str]:
    """Text that the databases can keep; some of it chosen to be hard on spreadsheets."""
    odd = st.sampled_from([text for text in _ODD if least <= len(text) <= most])
    return st.one_of(st.text(_signs, min_size=least, max_size=min(most, 40)), odd)


def long_texts() -> st.SearchStrategy[str]:
    """Prose, now and then longer than a cell of Excel."""
    tall = st.builds(lambda piece, times: piece * times, texts(40, 1), st.sampled_from([900, 33_000])).map(
        lambda text: text[:70_000]
    )
    return st.one_of(texts(40), texts(40), texts(40), tall)


days = st.dates(date(1, 1, 1), date(9999, 12, 31))
maybe_days = st.none() | days
moments = st.datetimes(
    datetime.fromisoformat("1900-01-01"), datetime.fromisoformat("2200-01-01"), timezones=st.just(UTC)
)
_numbers = st.integers(1, 40)


def _row(table: Table, draw: Any, **fixed: Any) -> Row:
    """A row with what is fixed, and the rest drawn by the column."""
    row: Row = {}
    for column in table.columns:
        if column.key in fixed:
            row[column.key] = fixed[column.key]
        elif column.words:
            row[column.key] = draw(st.sampled_from(column.words))
        elif column.kind is Kind.DAY:
            row[column.key] = draw(days if column.needed else maybe_days)
        elif column.kind is Kind.MOMENT:
            row[column.key] = draw(moments if column.needed else st.none() | moments)
        elif column.kind is Kind.YES_NO:
            row[column.key] = draw(st.booleans())
        elif column.kind is Kind.NUMBER:
            row[column.key] = draw(_numbers if column.needed else st.none() | _numbers)
        else:
            row[column.key] = draw(
                texts(column.most, 1 if column.needed else 0)
                if column.most
                else long_texts().filter(lambda text, needed=column.needed: bool(text) or not needed)
            )
    return row


_BY_NAME = {table.name: table for table in TABLES}
_PEOPLE = ("ann@example.org", "bob@example.org", "cay@example.org")
_data = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | texts(10), lambda inner: st.lists(inner, max_size=2)
)


@st.composite
def plans(draw: Any) -> PlanTables:  # noqa: C901 - a table after another
    """A whole plan that contradicts itself nowhere."""

    def some(most: int) -> int:
        return draw(st.integers(0, most))

    def rows(name: str, count: int, **fixed: Any) -> list[Row]:
        found = []
        for place in range(1, count + 1):
            now = {key: value(place) if callable(value) else value for key, value in fixed.items()}
            found.append(_row(_BY_NAME[name], draw, **now))
        return found

    def named(count: int) -> dict[str, str]:
        return {address: draw(texts(40, 1)) for address in _PEOPLE[:count]}

    names = named(3)
    words = draw(st.lists(texts(30, 1), min_size=1, max_size=3, unique=True))
    status_words = rows("Status words", len(words), word=lambda place: words[place - 1])
    items = rows(
        "Items",
        some(3),
        ref=lambda place: f"I{place}",
        order_in_report=lambda place: place,
        sub_items=lambda _: draw(st.lists(texts(20), max_size=2)),
    )
    for item in items:
        if item["kind"] == "other issue":
            item.update(
                dict.fromkeys(
                    ("no_in_report", "addressee", "recommendation_kind", "when_report", "state"), ""
                ),
                sub_items=[],
                page=None,
                order_in_report=None,
                issue_number=item["issue_number"] or 1,
            )
        else:
            item["state"] = item["state"] or "confirmed"
            item["issue_number"] = None
        if item["answer"] in ("partly", "rejected"):
            item["reason"] = item["reason"] or "Because."
    item_refs = [item["ref"] for item in items]
    actions = rows(
        "Actions",
        some(4) if items else 0,
        ref=lambda place: f"A{place}",
        item=lambda _: draw(st.sampled_from(item_refs)),
        status=lambda _: draw(st.sampled_from(["", *words])),
    )
    for action in actions:
        if action["start"] and action["due"] and action["due"] < action["start"]:
            action["start"], action["due"] = action["due"], action["start"]
    refs = [action["ref"] for action in actions]
    count = 3 if refs else 0
    which = lambda _: draw(st.sampled_from(refs))  # noqa: E731 - a column's value
    owners = rows("Owners", some(count), action=which, e_mail=lambda _: draw(st.sampled_from(("", *_PEOPLE))))
    owners = list({(row["action"], row["name"]): row for row in owners}.values())
    milestones = rows("Milestones", some(count), action=which, ref="")
    depends = {(which(0), which(0)) for _ in range(some(count))}
    updates = rows(
        "Updates",
        some(count),
        ref=lambda place: f"U{place}",
        action=which,
        by_e_mail=lambda _: draw(st.sampled_from(("", *_PEOPLE))),
        status=lambda _: draw(st.sampled_from(words)),
    )
    reschedules = rows("Reschedules", some(count), ref=lambda place: f"R{place}", action=which)
    evidence: list[Row] = []
    for place in range(1, some(count) + 1):
        head = {"ref": f"E{place}", "action": which(0), "title": draw(texts(40, 1))}
        files = [
            head | {"revision": "V", "sha_256": f"{draw(st.integers(0, 2**64)):064x}", "bytes": 2**54 + place}
            for _ in range(some(2))
        ]
        for each in files or [
            head
            | {
                "revision": "",
                "sha_256": "",
                "bytes": None,
                "file": "",
                "media_type": "",
                "at": None,
                "by": "",
            }
        ]:
            made = _row(_BY_NAME["Evidence"], draw, **each)
            if each["revision"]:
                made["at"] = made["at"] or draw(moments)
            evidence.append(made)
    order = draw(st.permutations([row for row in evidence if row["revision"]]))
    for place, row in enumerate(order, start=1):
        row["revision"] = f"V{place}"
    for head in {row["ref"] for row in evidence}:  # the files of one piece stand in the order of their refs
        mine = sorted(
            (row for row in evidence if row["ref"] == head), key=lambda row: int(row["revision"][1:] or 0)
        )
        first = next(place for place, row in enumerate(evidence) if row["ref"] == head)
        evidence[first : first + len(mine)] = mine
    revisions = [f"V{place}" for place in range(1, len(order) + 1)]
    closures = _closures(draw, rows, some(count), refs, revisions, names)
    publications = rows(
        "Publications",
        some(2),
        ref=lambda place: f"P{place}",
        statement=lambda _: {"data": json.loads(json.dumps(draw(_data)))},
    )
    plan = _row(
        _BY_NAME["Plan"],
        draw,
        format=FORMAT,
        authority_code="E10000016",
        authority="Kent",
        fieldwork=[["2017-03-06", "2017-03-30"]] * some(2),
    )
    return PlanTables(
        {
            "Plan": [plan],
            "Status words": status_words,
            "Items": items,
            "Actions": actions,
            "Owners": _grouped(owners),
            "Milestones": _numbered(_grouped(milestones)),
            "Dependencies": [
                {"action": one, "depends_on": other}
                for one, other in sorted(depends, key=lambda pair: (int(pair[0][1:]), int(pair[1][1:])))
            ],
            "Updates": updates,
            "Reschedules": reschedules,
            "Evidence": evidence,
            "Closures": closures,
            "Publications": publications,
        }
    )


def _closures(
    draw: Any, rows: Any, count: int, refs: list[str], revisions: list[str], names: dict[str, str]
) -> list[Row]:
    proposer, decider = _PEOPLE[:2]
    made = rows(
        "Closures",
        count,
        ref=lambda place: f"C{place}",
        action=lambda _: draw(st.sampled_from(refs)),
        proposed_by_e_mail=proposer,
        proposed_by=names[proposer],
        evidence=lambda _: (
            sorted(draw(st.sets(st.sampled_from(revisions), max_size=2)), key=lambda ref: int(ref[1:]))
            if revisions
            else []
        ),
    )
    pending: set[str] = set()
    for row in made:
        if row["outcome"] == "pending" and row["action"] not in pending:
            pending.add(row["action"])
            row |= {"decided_at": None, "decided_by": "", "decided_by_e_mail": "", "body": ""}
        else:
            row |= {
                "outcome": "made" if row["outcome"] == "pending" else row["outcome"],
                "decided_at": row["decided_at"] or row["proposed_at"] + timedelta(days=1),
                "decided_by": names[decider],
                "decided_by_e_mail": decider,
                "body": row["body"] or "The board",
            }
    return made


def _grouped(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: int(row["action"][1:]))


def _numbered(rows: list[Row]) -> list[Row]:
    counted: dict[str, int] = {}
    for row in rows:
        counted[row["action"]] = counted.get(row["action"], 0) + 1
        row["ref"] = f"{row['action']}-M{counted[row['action']]}"
    return rows
