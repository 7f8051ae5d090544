"""How long a national register of settings takes to load and to ask, and an assessment from profile to letter."""

import sys
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "assessment"))

from letter_samples import random_letter
from profiles import random_profile

from headway.areas import authorities
from headway.assessment import assess, rulebook
from headway.assessment.letter import check
from headway.assessment.settings import SettingsStore, load
from headway.assessment.settings.made_up import made_up

SIZE = 4.5
"""So many made-up settings that all authorities together have about as many as England."""

DAY = date(2026, 1, 31)


def main() -> None:
    codes = [each.ons_code for each in authorities() if each.last_day is None]
    with TemporaryDirectory() as folder:
        files = Path(folder) / "files"
        files.mkdir()
        rows = 0
        for name, text in made_up(codes[0], codes[1:], size=SIZE).items():
            rows += text.count("\n")
            (files / name).write_text(text, encoding="utf-8", newline="")
        store = SettingsStore(Path(folder) / "settings")
        begun = perf_counter()
        load([files], store)
        print(f"settings: {rows:,} rows of six files loaded in {perf_counter() - begun:.1f} s")
        for said in ("first time", "again"):
            begun = perf_counter()
            store.setting_lines(codes[0], codes[1:11], DAY)
            print(f"settings: shares of an authority, neighbours, England, a year before, {said}: ", end="")
            print(f"{perf_counter() - begun:.2f} s")
    book, times, checks = rulebook("csa"), [], []
    for seed in range(50):
        profile = random_profile(seed)
        begun = perf_counter()
        assess(profile, book)
        _, _, letter = random_letter(seed)
        between = perf_counter()
        check(letter, profile, book)
        times.append(perf_counter() - begun)
        checks.append(perf_counter() - between)
    print(
        f"assessment and letter: {1000 * median(times):.0f} ms, of which its check {1000 * median(checks):.0f} ms"
    )


if __name__ == "__main__":
    main()
