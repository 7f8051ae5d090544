"""Is a measure only an activity? A cautious guess from its words: "hold workshops" measures nothing for a child."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DOING = _words(
    """
    agree appoint arrange attend brief circulate commission complete consult create deliver design develop discuss
    distribute draft establish hold implement introduce issue launch meet organise prepare produce provide publish
    recruit refresh review revise roll send set share train undertake update write
    """
)
_DONE = _words(
    """
    agreed appointed arranged attended briefed circulated commissioned completed created delivered designed developed
    discussed distributed drafted established held implemented introduced issued launched organised prepared produced
    provided published recruited refreshed reviewed revised sent shared trained undertaken updated written
    """
)
_RESULT = re.compile(
    r"""% | \b(?:
        per\s?cent | \d+\ of\ \d+ | at\ least | fewer | less | better | worse | higher | lower | shorter | earlier |
        safer | improv\w+ | reduc\w+ | increas\w+ | decreas\w+ | rise[sn]? | falls? | halv\w+ | rate[sd]? | proportion |
        percentage | number\ of | share\ of | target | baseline | median | average | score[sd]? | grade[sd]? | judged |
        good\ or | or\ good | outstanding | timely | timeliness | on\ time | within | shows? | shown | evidence[sd]? |
        demonstrat\w+ | confirm\w* | feedback | say | tell | feel | felt | satisf\w+ | outcomes? | impact\w* |
        results? | so\ that | sustain\w* | consistent\w* | compl(?:y|ies|iance|iant)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SHORT = 6
"""A measure of no more words than this that ends in "held" or "written" tells of a deed and no more."""


def is_an_activity(measure: str) -> bool:
    """Whether the measure starts with a thing to do, or is short and ends with one done, and names no result."""
    words = re.findall(r"[a-z']+", measure.lower())
    if not words or _RESULT.search(measure):
        return False
    if words[0] == "to" and len(words) > 1:
        words = words[1:]
    return words[0] in _DOING or (len(words) <= _SHORT and words[-1] in _DONE)
