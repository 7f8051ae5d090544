"""Audit what Headway runs on: known vulnerabilities, and licences that a council's lawyers would stop at.

Exit code 1 for a known vulnerability or a licence of the GPL or AGPL. Where the advisory service cannot be reached,
that is said in so many words and counted as not audited, never as clean.
"""

import json
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKED = ROOT / "requirements" / "run.txt"
STOPPED = re.compile(r"\b(?:A?GPL|(?:Affero )?General Public Licen[sc]e)\b", re.IGNORECASE)
LESSER = re.compile(r"LGPL|Lesser|Library General", re.IGNORECASE)
"""The LGPL is taken for what is used unchanged, as psycopg is."""


def vulnerabilities() -> tuple[list[str], int, int]:
    """Known vulnerabilities by package, how many packages were audited, and how many could not be."""
    command = [
        sys.executable,
        "-m",
        "pip_audit",
        "-r",
        str(LOCKED),
        "--disable-pip",
        "--require-hashes",
        "-f",
        "json",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        return [], 0, len(re.findall(r"^\S+==", LOCKED.read_text(encoding="utf-8"), re.MULTILINE))
    audited = [package for package in packages if "skip_reason" not in package]
    found = [f"{each['name']} {each['version']}: {vuln['id']}" for each in audited for vuln in each["vulns"]]
    return found, len(audited), len(packages) - len(audited)


def stopped_licences() -> list[str]:
    """Installed run-time packages whose own metadata names a licence that we do not take."""
    found = []
    for name in re.findall(r"^([\w.-]+)==", LOCKED.read_text(encoding="utf-8"), re.MULTILINE):
        try:
            about = metadata(name)
        except PackageNotFoundError:  # meant for another system
            continue
        said = [about.get("License-Expression") or "", (about.get("License") or "")[:200]]
        said += [each for each in about.get_all("Classifier") or [] if each.startswith("License")]
        if any(STOPPED.search(each) and not LESSER.search(each) for each in said):
            found.append(f"{name}: {'; '.join(filter(None, said))}")
    return found


def main() -> None:
    """Print what was found; end with 1 if anything was."""
    found, audited, skipped = vulnerabilities()
    licences = stopped_licences()
    print(f"Known vulnerabilities: {len(found)} in {audited} packages audited.")
    if skipped:
        print(
            f"NOT audited: {skipped} packages; the advisory service could not be reached or does not know them."
        )
    print(f"Licences that stop: {len(licences)}.")
    for line in (*found, *licences):
        print(f"  {line}")
    sys.exit(1 if found or licences else 0)


if __name__ == "__main__":
    main()
