"""The key of the pseudonyms: one file outside the store, readable by its owner alone.

Who holds both the store and the key can test whether a known child is in it; who holds the store alone cannot. So the
key lies elsewhere (UK GDPR article 4(5): the additional information is kept separately).
"""

import hashlib
import hmac
import os
import secrets
import stat
from dataclasses import dataclass, field
from pathlib import Path

from headway.errors import ForPerson

KEY_FILE = "HEADWAY_CHILD_KEY_FILE"
_BYTES = 32


@dataclass(frozen=True)
class ChildKey:
    """The secret and where it lies. The secret is never shown; `fingerprint` names it and tells nothing of it."""

    path: Path
    secret: bytes = field(repr=False)
    is_new: bool = False

    @property
    def fingerprint(self) -> str:
        """Sixteen hex digits. Its message has no kind before a colon, so it is no pseudonym of anything."""
        return hmac.digest(self.secret, b"fingerprint", hashlib.sha256).hex()[:16]


def key_path() -> Path:
    """Where the key lies: ``HEADWAY_CHILD_KEY_FILE``, else ``~/.config/headway/child.key``."""
    named = os.environ.get(KEY_FILE, "").strip()
    return Path(named).expanduser() if named else Path.home() / ".config" / "headway" / "child.key"


def read_key(path: Path, *, store: Path) -> ChildKey:
    """The key in this file, if it is kept as it must be."""
    _refuse_inside(path, store)
    try:
        mode = path.stat().st_mode
        text = path.read_text(encoding="ascii")
    except FileNotFoundError:
        raise ForPerson(
            f"The key of the children's pseudonyms is not at {path}. Put it back from its copy, or name its place in "
            f"{KEY_FILE}. Without it nothing can be loaded into this store."
        ) from None
    except (OSError, UnicodeDecodeError):
        raise ForPerson(f"{path} cannot be read as a key. Put it back from its copy.") from None
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise ForPerson(f"{path}: other people can read this key. Close it first: chmod 600 {path}")
    try:
        secret = bytes.fromhex(text.strip())
    except ValueError:
        secret = b""
    if len(secret) != _BYTES:
        raise ForPerson(
            f"{path} is not a key of Headway: it must hold {2 * _BYTES} hex digits. Put it back from its copy."
        )
    return ChildKey(path, secret)


def make_key(path: Path, *, store: Path) -> ChildKey:
    """The key in this file; a new one where there is none. Two who make it at once end with the same."""
    _refuse_inside(path, store)
    if path.exists():
        return read_key(path, store=store)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(_BYTES).hex().encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        is_new = _put_if_absent(beside, path)
    except OSError as error:
        raise ForPerson(
            f"A key could not be made at {path} ({error.strerror}). Name another place in {KEY_FILE}."
        ) from None
    finally:
        beside.unlink(missing_ok=True)
    return ChildKey(path, read_key(path, store=store).secret, is_new=is_new)


def _put_if_absent(made: Path, path: Path) -> bool:
    """Give the file its name unless another has it already; whether it was this one that took it."""
    try:
        os.link(made, path)
    except FileExistsError:
        return False
    except OSError:  # a disk without second names
        if path.exists():
            return False
        made.rename(path)
    return True


def _refuse_inside(path: Path, store: Path) -> None:
    if path.resolve().is_relative_to(store.resolve()):
        raise ForPerson(
            f"The key must not lie in the store that it protects ({store}). Move it elsewhere and name its place in "
            f"{KEY_FILE}."
        )
