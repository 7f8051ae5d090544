"""Shares of settings against whole percentages, from counts or from an era's words. No floating numbers."""

from headway.assessment.kinds import kind
from headway.assessment.profile import Counts, SettingLine
from headway.assessment.rulebook import SettingLadder, SettingShares
from headway.errors import ForPerson
from headway.frameworks import ProportionTable

_ENDS = {"all": (100, 100), "none": (0, 0)}


def beyond(line: SettingLine, when: SettingShares) -> str:
    """What is beyond the limit in this kind of setting, as the beginning of a sentence; "" where nothing is."""
    counts = line.here
    if line.kind not in when.kinds or counts is None or counts.inspected < when.least_inspected:
        return ""
    name = kind(line.kind).plural
    if (
        when.inadequate_above is not None
        and counts.inadequate * 100 > when.inadequate_above * counts.inspected
    ):
        return f"{counts.inadequate} of {counts.inspected} {name} inspected are inadequate"
    if when.good_below is not None and counts.good * 100 < when.good_below * counts.inspected:
        return f"{counts.good} of {counts.inspected} {name} inspected are good or better"
    return ""


def is_strong(line: SettingLine, rule: SettingLadder, words: ProportionTable) -> bool | None:
    """Whether a kind is strong by the rule; None where neither counts nor words tell."""
    if line.here is not None and line.here.inspected >= rule.least_inspected:
        return _by_counts(line.here, rule)
    if line.here is not None and line.here.inspected:
        return None
    return _by_words(line, rule, words)


def _by_counts(counts: Counts, rule: SettingLadder) -> bool:
    return (
        counts.good * 100 >= rule.good_share * counts.inspected
        and counts.inadequate * 100 <= rule.inadequate_share * counts.inspected
    )


def _by_words(line: SettingLine, rule: SettingLadder, words: ProportionTable) -> bool | None:
    """A word is a soft range: it tells only where its whole range is on one side."""
    good = _told(_range(line, "good", words), rule.good_share)
    within = _told(
        _range(line, "inadequate", words), rule.inadequate_share + 1
    )  # at most: below the next per cent
    if good is None:
        return False if within else None
    return good and not within


def _told(found: tuple[int, int] | None, share: int) -> bool | None:
    """Whether a range is at or above a share: yes, no, or None where it straddles it."""
    if found is None or found[0] < share <= found[1]:
        return None
    return found[0] >= share


def _range(line: SettingLine, aspect: str, words: ProportionTable) -> tuple[int, int] | None:
    for each in line.stated:
        if each.aspect == aspect and each.words:
            return _ENDS.get(each.words) or _band(each.words, words)
    return None


def _band(said: str, words: ProportionTable) -> tuple[int, int] | None:
    try:
        band = words.band(said)
    except ForPerson:  # a word of another era: it tells nothing here
        return None
    return band.low, band.high
