"""The assessment's letter on random profiles: no doubt, no empty part, no sentence without a source, no key twice.

``python scripts/letters.py`` tries a thousand by the rules of 2009 to 2011 and a thousand by a council's own; a number
after it tries so many of each. Ends with code 1 and the seeds where one fails.
"""

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "assessment"))

from letter_samples import random_letter

from headway.assessment.letter import check, standing


def faults(seed: int, *, council: bool) -> list[str]:
    """What is wrong with the letter of one seed."""
    profile, book, letter = random_letter(seed, council=council)
    found = [f"{each.key}: {each.says}" for each in check(letter, profile, book)]
    found += [part.id for part in letter.parts if not all(each.sentences for each in part.paragraphs)]
    found += [
        f"{each.key}: {source}"
        for each in letter.sentences
        for source in each.sources
        if standing(source, profile, book) is None
    ]
    return found + [key for key, times in Counter(each.key for each in letter.sentences).items() if times > 1]


def main() -> int:
    """Try them all; say what fails."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    failed = 0
    for council in (False, True):
        for seed in range(many):
            if found := faults(seed, council=council):
                failed += 1
                print(f"seed {seed}{' (council)' if council else ''}: {'; '.join(found)}")
    print(f"{2 * many} letters, {failed} with a fault")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
