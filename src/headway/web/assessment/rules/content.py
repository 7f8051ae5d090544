"""What of an assessment is frozen when it is signed off, and what proves that it has not changed since."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

__all__ = ["hash_of"]


def hash_of(content: Mapping[str, Any]) -> str:
    """The SHA-256 of the content in canonical JSON."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return sha256(text.encode()).hexdigest()
