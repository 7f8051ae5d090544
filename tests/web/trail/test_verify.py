"""What somebody with the database in their hands can do to it, and what verifying says."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.web.trail.anchors import Anchor
from headway.web.trail.chain import START, Row, hash_of
from headway.web.trail.verify import Ends, Verdict, check

HOME, ELSEWHERE = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
BEGAN = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def hashed(row: Row) -> Row:
    return row._replace(hash=hash_of(row))


def chain(count: int) -> list[Row]:
    """A sound chain of that many events."""
    rows: list[Row] = []
    for seq in range(1, count + 1):
        row = Row(
            seq=seq,
            at=BEGAN + timedelta(seconds=seq),
            by_id=1,
            by_name="Jo",
            authority="E10000016",
            action="action.updated",
            subject_type="action",
            subject_id=str(seq),
            subject_label=f"Action {seq}",
            before=None,
            after=f'{{"n":{seq}}}',
            why="",
            thread="",
            previous_hash=rows[-1].hash if rows else START,
        )
        rows.append(hashed(row))
    return rows


def rehashed(rows: list[Row], since: int) -> list[Row]:
    """The chain with every hash from event ``since`` on computed anew, as a careful forger would."""
    made: list[Row] = []
    for row in rows:
        previous = made[-1].hash if made else START
        made.append(hashed(row._replace(previous_hash=previous)) if row.seq >= since else row)
    return made


def anchor(rows: list[Row], seq: int, installation: str = HOME) -> Anchor:
    return Anchor(installation, seq, rows[seq - 1].hash if seq else START, seq, BEGAN)


def head_of(rows: list[Row]) -> Ends:
    return Ends(HOME, rows[-1].seq, rows[-1].hash) if rows else Ends(HOME, 0, START)


def checked(rows: list[Row], head: Ends | None, *anchors: Anchor) -> Verdict:
    return check(iter(rows), head=lambda: head, anchors=anchors)


def problem(rows: list[Row], head: Ends | None, *anchors: Anchor) -> tuple[int | None, str]:
    found = checked(rows, head, *anchors).problem
    assert found is not None
    return found.seq, found.what


TEN = chain(10)
HEAD = head_of(TEN)


@pytest.mark.parametrize("count", [0, 1, 2, 10])
def test_a_sound_chain_holds_with_and_without_its_anchors(count: int) -> None:
    rows = chain(count)
    assert checked(rows, head_of(rows)) == Verdict(count, head_of(rows).hash)
    assert checked(rows, head_of(rows), *(anchor(rows, seq) for seq in range(count + 1))).holds


def test_an_edited_event_is_named() -> None:
    rows = [*TEN[:4], TEN[4]._replace(by_name="Somebody else"), *TEN[5:]]
    assert problem(rows, HEAD) == (5, "Event 5 was edited: what it says does not give its hash.")


def test_an_event_that_was_edited_and_hashed_anew_is_named() -> None:
    rows = [*TEN[:4], hashed(TEN[4]._replace(why="another reason")), *TEN[5:]]
    seq, what = problem(rows, HEAD)
    assert seq == 5
    assert "edited and given a new hash" in what


def test_the_last_event_edited_and_hashed_anew_is_found_by_the_head() -> None:
    rows = [*TEN[:9], hashed(TEN[9]._replace(why="another reason"))]
    seq, what = problem(rows, HEAD)
    assert seq == 10
    assert "the head names" in what


def test_a_deleted_event_is_named() -> None:
    assert problem([*TEN[:4], *TEN[5:]], HEAD) == (5, "Event 5 is missing: deleted.")
    assert problem([*TEN[:4], *TEN[7:]], HEAD) == (5, "Events 5 to 7 are missing: deleted.")
    assert problem(TEN[1:], HEAD) == (1, "Event 1 is missing: deleted.")


def test_two_events_that_changed_places_are_named() -> None:
    rows = [*TEN[:4], TEN[5]._replace(seq=5), TEN[4]._replace(seq=6), *TEN[6:]]
    assert problem(rows, HEAD) == (5, "Event 5 is out of order: it was written as event 6.")


def test_renumbering_after_a_deletion_is_found() -> None:
    rows = [*TEN[:4], *(row._replace(seq=row.seq - 1) for row in TEN[5:])]
    assert problem(rows, HEAD) == (5, "Event 5 is out of order: it was written as event 6.")


def test_an_inserted_event_is_named() -> None:
    forged = hashed(TEN[4]._replace(why="forged"))
    rows = [*TEN[:4], forged, *(row._replace(seq=row.seq + 1) for row in TEN[4:])]
    seq, what = problem(rows, HEAD)
    assert seq == 6  # the forged one fits; what stood there stands one further on
    assert what == "Event 6 is out of order: it was written as event 5."
    assert problem([TEN[0]._replace(seq=0), *TEN], HEAD)[0] == 0


def test_an_event_inserted_behind_the_head_is_named() -> None:
    assert problem(TEN, head_of(TEN[:9])) == (10, "Event 10 was inserted behind the head.")
    assert problem(TEN, head_of(TEN[:7])) == (8, "Events 8 to 10 were inserted behind the head.")


def test_an_end_cut_off_is_found_by_the_head() -> None:
    seq, what = problem(TEN[:7], HEAD)
    assert seq == 8
    assert what.startswith("Events 8 to 10 are missing: the end was cut off")
    assert problem([], HEAD)[0] == 1


def test_an_end_cut_off_with_the_head_put_back_is_found_by_an_anchor() -> None:
    cut = TEN[:7]
    assert checked(cut, head_of(cut)).holds
    seq, what = problem(cut, head_of(cut), anchor(TEN, 9))
    assert seq == 8
    assert "Events 8 to 9 are missing" in what
    assert "2026-11-22 09:00" in what
    assert checked(cut, head_of(cut), anchor(TEN, 6)).holds


def test_a_whole_chain_written_anew_is_found_by_an_anchor() -> None:
    forged = rehashed([*TEN[:4], TEN[4]._replace(why="forged"), *TEN[5:]], since=5)
    assert checked(forged, head_of(forged)).holds
    assert problem(forged, head_of(forged), anchor(TEN, 10))[0] == 10
    assert problem(forged, head_of(forged), anchor(TEN, 10), anchor(TEN, 6), anchor(TEN, 3))[0] == 6
    assert checked(forged, head_of(forged), anchor(TEN, 4)).holds


def test_another_installations_anchor_is_told() -> None:
    seq, what = problem(TEN, HEAD, anchor(TEN, 5, installation=ELSEWHERE))
    assert seq is None
    assert ELSEWHERE in what


def test_a_head_that_is_gone_or_names_another_hash_is_told() -> None:
    assert problem(TEN, None) == (
        None,
        "The head of the trail was deleted: nothing says where the trail ends.",
    )
    assert problem(TEN, replace(HEAD, hash="a" * 64))[0] == 10
    assert problem([], Ends(HOME, 0, "a" * 64))[0] == 0


def test_a_first_event_that_follows_something_else_is_told() -> None:
    assert problem(rehash_first(), HEAD)[0] == 1


def rehash_first() -> list[Row]:
    return [hashed(TEN[0]._replace(previous_hash="b" * 64)), *TEN[1:]]


@pytest.mark.parametrize("broken", [{"at": None}, {"by_name": b"\xff"}, {"at": "yesterday"}, {"before": b""}])
def test_an_event_that_can_no_longer_be_read_is_named(broken: dict[str, Any]) -> None:
    rows = [*TEN[:4], TEN[4]._replace(**broken), *TEN[5:]]
    assert problem(rows, HEAD) == (5, "Event 5 was edited: it can no longer be read.")


def test_writers_may_go_on_during_the_walk() -> None:
    heads = iter([head_of(TEN[:6]), HEAD])
    assert check(iter(TEN[:8]), head=lambda: next(heads)).holds
    heads = iter([head_of(TEN[:6]), HEAD])
    assert check(iter(TEN), head=lambda: next(heads)).holds


def test_each_event_that_holds_is_told_as_it_goes() -> None:
    seen: list[int] = []
    check(iter(TEN), head=lambda: HEAD, tick=seen.append)
    assert seen == list(range(1, 11))


def edit(rows: list[Row], at: int) -> list[Row]:
    return [*rows[:at], rows[at]._replace(why="forged"), *rows[at + 1 :]]


def edit_and_hash(rows: list[Row], at: int) -> list[Row]:
    return [*rows[:at], hashed(rows[at]._replace(why="forged")), *rows[at + 1 :]]


def delete(rows: list[Row], at: int) -> list[Row]:
    return [*rows[:at], *rows[at + 1 :]]


def close_up(rows: list[Row], at: int) -> list[Row]:
    return [row._replace(seq=seq) for seq, row in enumerate(delete(rows, at), start=1)]


def insert(rows: list[Row], at: int) -> list[Row]:
    forged = [*rows[:at], hashed(rows[at]._replace(why="forged")), *rows[at:]]
    return [row._replace(seq=seq) for seq, row in enumerate(forged, start=1)]


def swap(rows: list[Row], at: int) -> list[Row]:
    other = (at + 1) % len(rows)
    swapped = list(rows)
    swapped[at], swapped[other] = (
        rows[other]._replace(seq=rows[at].seq),
        rows[at]._replace(seq=rows[other].seq),
    )
    return swapped


def cut(rows: list[Row], at: int) -> list[Row]:
    return rows[:at]


def write_anew(rows: list[Row], at: int) -> list[Row]:
    return rehashed(edit(rows, at), since=at + 1)


@given(
    count=st.integers(2, 12),
    data=st.data(),
    tamper=st.sampled_from([edit, edit_and_hash, delete, close_up, insert, swap, cut, write_anew]),
    head_follows=st.booleans(),
)
def test_whatever_is_done_an_anchor_of_the_end_finds_it_and_names_no_sound_event(
    count: int, data: st.DataObject, tamper: Callable[[list[Row], int], list[Row]], head_follows: bool
) -> None:
    rows = chain(count)
    at = data.draw(st.integers(0, count - 1))
    tampered = tamper(rows, at)
    head = head_of(tampered) if head_follows else head_of(rows)
    seq, _ = problem(tampered, head, anchor(rows, count))
    assert seq is not None
    first_touched = min(at, (at + 1) % count) if tamper is swap else at
    assert seq >= first_touched + 1
