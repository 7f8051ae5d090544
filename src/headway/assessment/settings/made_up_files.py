"""How made-up settings are printed: in the headings of the inspectorate's own files."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

__all__ = ["Place", "Visit", "cards", "care", "childcare", "further", "oeif", "overall"]

_WORDS = {"1": "Outstanding", "2": "Good", "3": "Requires improvement to be good", "4": "Inadequate"}


@dataclass(frozen=True)
class Visit:
    number: str
    day: date
    published: date
    grade: str
    urn: str


@dataclass(frozen=True)
class Place:
    """A made-up setting with its inspections, the newest first. ``before`` is the number it had before it converted."""

    urn: str
    name: str
    type: str
    authority: str
    opened: date
    sixth_form: bool
    visits: tuple[Visit, ...]
    closes: date = date.max
    converts: date = date.max
    before: str = ""


def _standing(places: Sequence[Place], on: date) -> list[Place]:
    """The settings open on a day, with the inspections published by then; converted schools under their new number."""
    found = []
    for each in places:
        if each.closes <= on:
            continue
        visits = tuple(visit for visit in each.visits if visit.published <= on)
        if each.converts <= on:
            new = f"8{each.urn[1:]}"
            visits = tuple(
                replace(visit, urn=new) if visit.day >= each.converts else visit for visit in visits
            )
            each = replace(each, urn=new, opened=each.converts, name=f"{each.name} Academy")  # noqa: PLW2901
        found.append(replace(each, visits=visits))
    return found


def _printed(rows: Sequence[dict[str, str]], titles: Sequence[str] = ()) -> str:
    out = io.StringIO()
    for title in titles:
        csv.writer(out).writerow([title])
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _day(on: date | None) -> str:
    return f"{on:%d/%m/%Y}" if on else "NULL"


def _school(each: Place) -> dict[str, str]:
    return {
        "Web Link (opens in new window)": f"https://example.org/{each.urn}",
        "URN": each.urn,
        "LAESTAB": "0000000",
        "School name": each.name,
        "Ofsted phase": each.type,
        "Type of education": "Academy Converter" if each.before else "Community School",
        "School open date": _day(each.opened),
        "Sixth form": "Has a sixth form" if each.sixth_form else "Does not have a sixth form",
        "Ofsted region": "Example",
        "Local authority": each.authority,
        "Postcode": "ZZ1 1ZZ",
    }


def overall(places: Sequence[Place], on: date) -> str:
    rows = []
    for each in _standing(places, on):
        latest, before = [*each.visits, None, None][:2]
        early = each.type == "Primary"
        rows.append(
            {
                **_school(each),
                "Inspection number of latest full inspection": latest.number if latest else "NULL",
                "Inspection type": "School inspection" if latest else "NULL",
                "Inspection start date": _day(latest.day if latest else None),
                "Inspection end date": _day(latest.day + timedelta(days=1) if latest else None),
                "Publication date": _day(latest.published if latest else None),
                "Does the latest full inspection relate to the URN of the current school?": "Yes",
                "URN at time of latest full inspection": latest.urn if latest else "NULL",
                "Overall effectiveness": latest.grade if latest else "NULL",
                "Early years provision (where applicable)": latest.grade if latest and early else "9",
                "Sixth form provision (where applicable)": latest.grade
                if latest and each.sixth_form
                else "9",
                "Previous full inspection number": before.number if before else "NULL",
                "Previous inspection start date": _day(before.day if before else None),
                "Previous publication date": _day(before.published if before else None),
                "URN at time of previous full inspection": before.urn if before else "NULL",
                "Previous full inspection overall effectiveness": before.grade if before else "NULL",
                "Previous early years provision (where applicable)": before.grade
                if before and early
                else "NULL",
                "Previous sixth form provision (where applicable)": (
                    before.grade if before and each.sixth_form else "NULL"
                ),
            }
        )
    return _printed(rows)


def oeif(places: Sequence[Place], on: date) -> str:
    return _printed([{**_school(each), **_latest_oeif(each, each.visits)} for each in _standing(places, on)])


def _latest_oeif(each: Place, visits: Sequence[Visit]) -> dict[str, str]:
    """From September 2024 a school's inspection gives no overall grade."""
    latest = visits[0] if visits else None
    grade = "NULL" if latest is None else "Not judged" if latest.day >= date(2024, 9, 1) else latest.grade
    part = latest.grade if latest else "NULL"
    return {
        "Inspection number of latest OEIF graded inspection": latest.number if latest else "NULL",
        "Inspection start date of latest OEIF graded inspection": _day(latest.day if latest else None),
        "Publication date of latest OEIF graded inspection": _day(latest.published if latest else None),
        "URN at time of latest OEIF graded inspection": latest.urn if latest else "NULL",
        "Latest OEIF overall effectiveness": grade,
        "Latest OEIF quality of education": part,
        "Latest OEIF early years provision (where applicable)": part if each.type == "Primary" else "9",
        "Latest OEIF sixth form provision (where applicable)": part if each.sixth_form else "9",
        "Latest ungraded inspection number": "NULL",
        "Date of latest ungraded inspection": "NULL",
        "Ungraded inspection publication date": "NULL",
    }


def cards(places: Sequence[Place], on: date, random: Random) -> str:
    rows = []
    for each in _standing(places, on):
        cards = [visit for visit in each.visits if visit.day >= date(2025, 11, 10)]
        graded = [visit for visit in each.visits if visit.day < date(2025, 11, 10)]
        latest = cards[0] if cards else None
        said = (
            random.choice(("Expected standard", "Strong standard", "Needs attention")) if latest else "NULL"
        )
        rows.append(
            {
                **_school(each),
                "Inspection number of latest full inspection": latest.number if latest else "NULL",
                "Inspection start date": _day(latest.day if latest else None),
                "Publication date": _day(latest.published if latest else None),
                "URN at time of latest full inspection": latest.urn if latest else "NULL",
                "Safeguarding standards": "Met" if latest else "NULL",
                "Inclusion": said,
                "Achievement": said,
                "Early years (where applicable)": said if each.type == "Primary" else "NULL",
                "Post-16 provision (where applicable)": said if each.sixth_form else "NULL",
                "Leadership and governance": said,
                **_latest_oeif(each, graded),
            }
        )
    return _printed(rows)


def childcare(places: Sequence[Place], on: date) -> str:
    rows = []
    for each in _standing(places, on):
        hidden = each.type != "Childcare on non-domestic premises"
        row = {
            "Provider URN": each.urn,
            "Registration Date": _day(each.opened),
            "Provider Type": each.type,
            "Provider Status": "Active",
            "Provider Early Years Register Flag": "Y",
            "Provider Name": "REDACTED" if hidden else each.name,
            "Provider Address Line 1": "REDACTED" if hidden else "1 Example Street",
            "Provider Postcode": "REDACTED" if hidden else "ZZ1 1ZZ",
            "Local Authority": each.authority,
            "Places": "12",
        }
        for title, visit in zip(
            ("Most Recent Full", "Second Most Recent Full", "Third Most Recent Full"),
            [*each.visits, None, None, None],
            strict=False,
        ):
            row |= {
                f"{title}: Inspection Number": visit.number if visit else "",
                f"{title}: Inspection Date": _day(visit.day) if visit else "",
                f"{title}: Overall Effectiveness": visit.grade if visit else "",
            }
        rows.append(row)
    titles = (
        f"Latest inspections of all registered providers as at {on.day} {on:%B %Y} (made up)",
        "This worksheet contains one table. Every row is made up.",
    )
    return _printed(rows, titles)


def care(places: Sequence[Place], on: date) -> str:
    rows = []
    for each in _standing(places, on):
        latest = each.visits[0] if each.visits else None
        rows.append(
            {
                "Web link": f"https://example.org/{each.urn}",
                "URN": each.urn,
                "Provision type": each.type,
                "Registration date": _day(each.opened),
                "Registration status": "Active",
                "Name": "REDACTED" if "home" in each.type else each.name,
                "Address 1": "REDACTED",
                "Postcode": "REDACTED",
                "Local authority": each.authority,
                "Sector": "Private",
                "Latest full inspection date": _day(latest.day) if latest else "",
                "Overall experiences and progress of children and young people": (
                    _WORDS[latest.grade] if latest else ""
                ),
            }
        )
    return _printed(rows, (f"Providers as at {on.day} {on:%B %Y} (made up)",))


def further(places: Sequence[Place], on: date) -> str:
    rows = []
    for each in _standing(places, on):
        latest, before = [*each.visits, None, None][:2]
        rows.append(
            {
                "Provider URN": each.urn,
                "Provider UKPRN": f"99{each.urn[1:]}",
                "Provider name": each.name,
                "Provider type": each.type,
                "Provider group": "Example",
                "Local authority": each.authority,
                "Date published": _day(latest.published if latest else None),
                "First day of inspection": _day(latest.day if latest else None),
                "Last day of Inspection": _day(latest.day + timedelta(days=3) if latest else None),
                "Inspection number": latest.number if latest else "NULL",
                "Overall effectiveness": latest.grade if latest else "NULL",
                "Previous inspection number": before.number if before else "NULL",
                "Previous last day of inspection": _day(before.day if before else None),
                "Previous overall effectiveness": before.grade if before else "NULL",
            }
        )
    return _printed(rows)
