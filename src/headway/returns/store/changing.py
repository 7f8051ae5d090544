"""How the store changes: everything new is written beside, then one rename of ``store.json`` makes it so.

Whoever is stopped before that rename has changed nothing; whoever is stopped after it has changed everything. What
lies about then is listed in the change's own hidden folder, and the next change clears it.
"""

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from headway.errors import ForPerson
from headway.returns.store import files, index, log
from headway.returns.store.edition import Edition, as_json
from headway.returns.store.files import make_folder, settle_folder, write_durably
from headway.returns.store.index import Index, read_index, write_index
from headway.returns.store.locking import Told, locked
from headway.returns.store.store import MANIFEST, Store

HIDDEN = ".changing-"
_MOVES = "moves.json"


@dataclass
class Change:
    """A change under way, from :func:`changing`. `index` is what the store holds, `beside` a folder to write in."""

    store: Store
    index: Index
    beside: Path
    _puts: list[tuple[Path, str]] = field(default_factory=list)

    def add(self, edition: Edition, written: Path, *, instead_of: Edition | None = None) -> None:
        """Have an edition join the store at the commit. Its tables lie in the folder `written`, inside `beside`."""
        text = as_json(edition)
        write_durably(written / MANIFEST, text)
        settle_folder(written)
        self._puts.append((written, edition.folder))
        manifest = files.sha256_of(written / MANIFEST)
        self.index = self.index.with_edition(edition, manifest, instead_of=instead_of)

    def commit(self) -> None:
        """Make the change. Editions that the index no longer lists are deleted, and what was derived from them."""
        held = read_index(self.store.folder)
        if self.index == held:
            return
        before = {listed.folder for listed in held.editions}
        gone = sorted(before - {listed.folder for listed in self.index.editions})
        if self._puts or gone:
            moves = sorted({*gone, *(folder for _, folder in self._puts)})
            write_durably(self.beside / _MOVES, json.dumps(moves))
            settle_folder(self.beside)
        for written, folder in self._puts:
            place = self.store.folder / folder
            make_folder(place.parent)
            files.remove(place)  # of a change that was stopped: nothing lists it
            written.rename(place)
            settle_folder(place.parent)
        if gone:
            files.remove(self.store.facts)
        write_index(self.store.folder, self.index)
        if gone:
            files.remove(self.store.facts)  # again: someone may have derived them meanwhile


@contextmanager
def changing(store: Store, *, told: Told | None = None) -> Iterator[Change]:
    """Hold the store for one change. Nothing is changed but by :meth:`Change.commit`."""
    try:
        make_folder(store.folder)
        store.folder.chmod(files.OWNER_FOLDER)
        with locked(store.folder, told=told):
            held = read_index(store.folder)
            _clear_after_another(store, held, told)
            beside = store.folder / f"{HIDDEN}{secrets.token_hex(6)}"
            make_folder(beside)
            try:
                yield Change(store, held, beside)
            finally:
                _sweep(store, _left(store, read_index(store.folder)))
    except OSError as error:
        raise ForPerson(
            f"{store.folder} could not be changed ({error.strerror}). Make room on the disk, or mend who may write "
            "there; `headway store verify` says how the store is, and the same command can be given again."
        ) from None


def leftovers(store: Store) -> tuple[str, ...]:
    """What a stopped change left behind, as paths within the store. Only sound while nobody is changing it."""
    return tuple(str(path.relative_to(store.folder)) for path in _left(store, read_index(store.folder)))


def _left(store: Store, held: Index) -> list[Path]:
    """The hidden folders and files, and the editions that they name and the store does not list."""
    listed = {each.folder for each in held.editions}
    hidden = [*store.folder.glob(f"{HIDDEN}*"), *store.folder.glob(f".{index.NAME}-*")]
    named = {folder for path in hidden for folder in _moves(path)} - listed
    return [path for folder in sorted(named) if (path := store.folder / folder).exists()] + sorted(hidden)


def _moves(hidden: Path) -> list[str]:
    try:
        moves = json.loads((hidden / _MOVES).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [
        each for each in moves if isinstance(each, str) and each.startswith("authority=") and ".." not in each
    ]


def _clear_after_another(store: Store, held: Index, told: Told | None) -> None:
    if left := _left(store, held):
        files.remove(store.facts)  # the stopped change may have been about to
        _sweep(store, left)
        log.write_line(store.folder, "cleared", leftovers=len(left))
        if told:
            told("A former change of the store was stopped half-way; what it left was cleared.")


def _sweep(store: Store, left: list[Path]) -> None:
    """Delete these; the hidden folders, which name the others, come last."""
    for path in left:
        if path.name.startswith("edition="):
            _take_away(store, path)
        else:
            files.remove(path)


def _take_away(store: Store, path: Path) -> None:
    """Delete an edition's folder, and those above it that are empty now."""
    files.remove(path)
    for above in path.parents:
        if above == store.folder or not above.is_dir() or any(above.iterdir()):
            return
        above.rmdir()
