"""What reports ask for, in families; search over many reports, and what is met again.

In: what headway.reports read. Out: themes with their evidence, likeness of passages, counts. The guide to the themes is
ours (themes.toml); its first fourteen families follow a public count of inspection reports.
"""

# Each of these is a subject with a door of its own: counts, digest, meaning, passages, query, quotations, recurring,
# snippets. None is imported here, so that who proposes themes waits for no other.
from headway.themes.guide import Theme, read_guide, theme, themes
from headway.themes.learning import Decided, learn
from headway.themes.likeness import Alike, Rarity, Text, likeness, most_like
from headway.themes.method import METHOD, Evidence, Method, Proposal, propose, shipped

__all__ = [
    "METHOD",
    "Alike",
    "Decided",
    "Evidence",
    "Method",
    "Proposal",
    "Rarity",
    "Text",
    "Theme",
    "learn",
    "likeness",
    "most_like",
    "propose",
    "read_guide",
    "shipped",
    "theme",
    "themes",
]
