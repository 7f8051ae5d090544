"""How much of what a letter's figures deny its check catches: ``python scripts/letter_mutations.py [PROFILES]``.

Letters of 300 made-up profiles (or so many), half by the rules of 2009 to 2011, half by a council's own. Sentences are
changed to say what their figures deny (``tests/assessment/letter_mutations.py``), one change of each kind that fits a
sentence; caught is what the check doubts. Says the share by kind of change, and with ``-v`` examples of what it missed.
"""

import sys
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "assessment"))

from letter_mutations import CHANGES, mutants
from letter_samples import random_letter

from headway.assessment.judging import assess
from headway.assessment.letter.checking import doubts


def tried(many: int) -> tuple[Counter[str], Counter[str], dict[str, list[str]]]:
    """Changes made and caught by kind, and some that were missed."""
    made: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    missed: dict[str, list[str]] = defaultdict(list)
    for place in range(many):
        profile, book, letter = random_letter(place // 2, council=bool(place % 2))
        assessed = assess(profile, book)
        for sentence in letter.sentences:
            for name, text in mutants(sentence, profile, book, place):
                made[name] += 1
                if any(doubts(replace(sentence, text=text), profile, book, assessed)):
                    caught[name] += 1
                else:
                    missed[name].append(f"{place} {sentence.key}: {sentence.text} => {text}")
    return made, caught, missed


def main() -> int:
    """Print the table."""
    given = [each for each in sys.argv[1:] if each != "-v"]
    made, caught, missed = tried(int(given[0]) if given else 300)
    for name in sorted(CHANGES, key=lambda each: caught[each] / (made[each] or 1)):
        if made[name]:
            print(f"{caught[name] / made[name]:7.1%}  {caught[name]:6,} of {made[name]:6,}  {name}")
            if "-v" in sys.argv:
                print(
                    *(f"         {each}" for each in missed[name][:: len(missed[name]) // 12 + 1]), sep="\n"
                )
    print(f"{caught.total() / made.total():7.1%}  {caught.total():6,} of {made.total():6,}  of all changes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
