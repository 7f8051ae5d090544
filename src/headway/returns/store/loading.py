"""Loading: what was read becomes editions of the store, all of them or none."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from headway.errors import ForPerson
from headway.returns.intake import Delivery, Intake
from headway.returns.sql import parquet
from headway.returns.store import log
from headway.returns.store.authority import authorities_of
from headway.returns.store.changing import Change, changing
from headway.returns.store.columns import schema_version
from headway.returns.store.edition import FAULTS, Edition, LoadedFile
from headway.returns.store.files import make_folder
from headway.returns.store.index import Index, read_index
from headway.returns.store.key import ChildKey, key_path, make_key, read_key
from headway.returns.store.locking import Told
from headway.returns.store.mapping import map_identifiers
from headway.returns.store.store import Store
from headway.returns.store.wording import without_values
from headway.returns.store.writing import write_tables

_ID = 12


@dataclass(frozen=True)
class Loaded:
    """One delivery of a load: its edition, whether it was there already, and whether it is the current one."""

    edition: Edition
    authority_said: str
    already: bool = False
    superseded: bool = False
    current_again: bool = False


def load(
    intake: Intake,
    store: Store,
    *,
    key: ChildKey | None = None,
    authority: str | None = None,
    current: bool = False,
    told: Told | None = None,
) -> list[Loaded]:
    """Bring every delivery into the store as an edition; one that is there already is left as it is.

    With `current` one that is there, and superseded, becomes the current one again. The intake's faults and repairs
    are kept with it, so the checks run first. Without `key` it is that of
    :func:`key_for`. Any error leaves the store as it was.
    """
    key = key or key_for(store)
    with changing(store, told=told) as change:
        change.index = _with_key(change.index, key)
        coming = _coming(intake, store, key, authority)
        if current:
            coming = [_made_current(change, one) for one in coming]
        new = [delivery for delivery, one in zip(intake.deliveries, coming, strict=True) if not one.already]
        try:
            if new:
                map_identifiers(intake, new, key)
            loaded = [
                one if one.already else replace(one, edition=_write(change, intake, delivery, one.edition))
                for delivery, one in zip(intake.deliveries, coming, strict=True)
            ]
        except duckdb.Error:  # its text can hold the value of a cell
            raise ForPerson(
                "The store could not be written: the memory or the disk may be full. Nothing was loaded; the store is "
                "as it was."
            ) from None
        change.commit()
        _log(store, loaded)
    return loaded


def key_for(store: Store) -> ChildKey:
    """The key of a store: a new one only for a store that has had none."""
    has_one = read_index(store.folder).key is not None
    return (read_key if has_one else make_key)(key_path(), store=store.folder)


def _with_key(index: Index, key: ChildKey) -> Index:
    if index.key not in (None, key.fingerprint):
        raise ForPerson(
            f"The key at {key.path} is not the one of this store (its fingerprint is {key.fingerprint}, the store's is "
            f"{index.key}). With another key the same child would be two. Put the right key back from its copy."
        )
    return replace(index, key=key.fingerprint)


def _coming(intake: Intake, store: Store, key: ChildKey, authority: str | None) -> list[Loaded]:
    """What each delivery will be, before anything is written. Only the editions that are meant are read."""
    listed = read_index(store.folder).editions
    found = authorities_of(intake.deliveries, {each.place[0] for each in listed}, authority)
    there = {(each.place, each.id): each for each in listed}
    current = {each.place: each.id for each in listed}
    coming = []
    for delivery in intake.deliveries:
        whose, said = found[delivery.number]
        edition = _unwritten(intake, delivery, whose, key)
        former = there.get((edition.place, edition.id))
        if former is None:
            coming.append(Loaded(edition, said))
        else:
            superseded = current[former.place] != former.id
            coming.append(Loaded(store.read(former.folder), said, already=True, superseded=superseded))
    _refuse_two_of_one(intake.deliveries, [one.edition for one in coming])
    return coming


def _unwritten(intake: Intake, delivery: Delivery, authority: str, key: ChildKey) -> Edition:
    numbers = sorted({number for table in delivery.tables.values() for number in table.files})
    files = sorted(
        (LoadedFile(file.form, file.size, file.sha256) for file in map(intake.file, numbers)),
        key=lambda file: file.sha256,
    )
    version = schema_version(delivery.return_name)
    content = "\n".join([delivery.return_name, delivery.period, version, *(file.sha256 for file in files)])
    return Edition(
        authority=authority,
        return_name=delivery.return_name,
        period=delivery.period,
        year=delivery.year,
        id=hashlib.sha256(content.encode()).hexdigest()[:_ID],
        revision=1,
        loaded_at=log.now(),
        schema=version,
        key=key.fingerprint,
        files=tuple(files),
        tables={},
        faults={},
    )


def _made_current(change: Change, one: Loaded) -> Loaded:
    if not one.superseded:
        return one
    change.index = change.index.with_last(one.edition)
    return replace(one, superseded=False, current_again=True)


def _refuse_two_of_one(deliveries: Sequence[Delivery], editions: Sequence[Edition]) -> None:
    places: dict[tuple[str, str, str], Delivery] = {}
    for delivery, edition in zip(deliveries, editions, strict=True):
        other = places.setdefault(edition.place, delivery)
        if other is not delivery:
            raise ForPerson(
                f"{edition.return_name} {edition.period} is there twice, in the folders {other.folder} and "
                f"{delivery.folder}. Load one folder, then the other: the later load is the one that counts."
            )


def _write(change: Change, intake: Intake, delivery: Delivery, edition: Edition) -> Edition:
    folder = change.beside / str(delivery.number)
    make_folder(folder)
    written = write_tables(intake, delivery, folder, change.index.forgotten)
    edition = replace(
        edition,
        tables=written.tables,
        left_out=written.left_out,
        faults=_faults(intake, folder / f"{FAULTS}.parquet"),
        repairs=_repairs(intake, delivery),
    )
    change.add(edition, folder)
    return edition


def _faults(intake: Intake, path: Path) -> dict[str, int]:
    query = f"SELECT rule, count(*) FROM {parquet(path)} GROUP BY rule ORDER BY rule"
    return dict(intake.con.execute(query).fetchall())


def _repairs(intake: Intake, delivery: Delivery) -> tuple[dict[str, str | int], ...]:
    found = intake.con.execute(
        "SELECT tbl, field, what, sum(cells)::BIGINT FROM repairs WHERE delivery = ? GROUP BY ALL ORDER BY ALL",
        [delivery.number],
    ).fetchall()
    return tuple(
        {"table": table, "field": field, "what": without_values(delivery.return_name, what), "cells": cells}
        for table, field, what, cells in found
    )


def _log(store: Store, loaded: list[Loaded]) -> None:
    for one in loaded:
        edition = one.edition
        log.write_line(
            store.folder,
            "current again" if one.current_again else "already loaded" if one.already else "loaded",
            edition=edition.folder,
            rows=edition.rows,
            faults=sum(edition.faults.values()),
            left_out=sum(edition.left_out.values()),
        )
