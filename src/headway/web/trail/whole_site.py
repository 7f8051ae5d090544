"""Kinds of things that belong to no authority and hide nothing: whoever may see a trail anywhere sees theirs.

An app names its kinds in its ``ready``: the library of published reports does.
"""

__all__ = ["belongs_to_everybody", "of_the_whole_site"]

_KINDS: set[str] = set()


def belongs_to_everybody(*subject_types: str) -> None:
    """Events about things of these kinds, with no authority, are shown with any trail."""
    _KINDS.update(subject_types)


def of_the_whole_site() -> frozenset[str]:
    """The kinds that were named."""
    return frozenset(_KINDS)
