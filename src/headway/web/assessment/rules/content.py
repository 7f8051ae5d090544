"""What of an assessment is frozen when it is signed off, and what proves that it has not changed since."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from headway.web.assessment.states import State

__all__ = ["hash_of", "is_altered", "is_frozen"]


def hash_of(content: Mapping[str, Any]) -> str:
    """The SHA-256 of the content in canonical JSON."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return sha256(text.encode()).hexdigest()


def is_frozen(thing: Any) -> bool:
    """Whether what was signed off is what is shown. What stands in its place now does not matter: it may be nothing."""
    signed = thing.signed_off is not None or thing.state in (State.SIGNED_OFF, State.PUBLISHED)
    return signed or bool(thing.content)


def is_altered(thing: Any) -> bool:
    """Whether what is kept of an assessment or a self-evaluation is not what was signed off."""
    return is_frozen(thing) and hash_of(thing.content) != thing.sha256
