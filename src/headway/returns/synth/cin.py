"""The children in need census of a year, as one XML file without namespaces."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from headway.returns.synth.case_details import CaseDetails, case_details
from headway.returns.synth.days import NEVER, Ints, as_date, working_days_after, written, year_end, year_start
from headway.returns.synth.model import Model

_SEX_SINCE = 2025  # before: GenderCurrent with 1 and 2
_DATE = "%Y-%m-%d"


@dataclass(frozen=True)
class _Texts:
    """Every day of the cases of a year as text, blank where it is not known by the end of the year."""

    referred: list[str]
    closed: list[str]
    assessed_from: list[str]
    assessed_to: list[str]
    enquiry: list[str]
    target: list[str]
    second_enquiry: list[str]
    second_target: list[str]
    conference: list[str]
    unneeded: list[bool]
    plan_start: list[str]
    plan_end: list[str]
    support_start: list[str]
    support_end: list[str]


def write_cin(model: Model, year: int, path: Path) -> None:
    """Children with a case open at any time of the year, or referred in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    cases = model.population.cases
    here = (cases.referred <= year_end(year)) & (cases.closed >= year_start(year))
    which = np.flatnonzero(here & ~(cases.nfa & (cases.referred < year_start(year))))
    details = case_details(model)
    bodies = _cases(model, details, which, year)
    child = cases.child[which]
    heads = _children(model, np.unique(child), year)
    first = np.flatnonzero(np.concatenate([[True], child[1:] != child[:-1]])).tolist()
    ends = [*first[1:], len(which)]
    parts = [_head(model, year)]
    for head, start, end in zip(heads, first, ends, strict=True):
        parts.append(head)
        parts.extend(bodies[start:end])
        parts.append("</Child>\n")
    parts.append("</Children>\n</Message>\n")
    path.write_bytes("".join(parts).encode())


def _head(model: Model, year: int) -> str:
    end = as_date(year_end(year)).isoformat()
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<Message>\n<Header>\n<CollectionDetails>'
        f"<Collection>CIN</Collection><Year>{year}</Year><ReferenceDate>{end}</ReferenceDate></CollectionDetails>\n"
        f"<Source><SourceLevel>L</SourceLevel><LEA>{model.world.profile.la_number}</LEA>"
        "<SoftwareCode>Headway synth</SoftwareCode><Release>1</Release><SerialNo>001</SerialNo>"
        f"<DateTime>{end}T12:00:00</DateTime></Source>\n</Header>\n<Children>\n"
    )


def _children(model: Model, child: Ints, year: int) -> list[str]:
    """The opening of each child's element, up to the first case."""
    people = model.people
    letters = year >= _SEX_SINCE
    element = "Sex" if letters else "GenderCurrent"
    sexes = ("F", "M") if letters else ("2", "1")
    disabilities = case_details(model).disabilities
    died = written(_died(model), until=year_end(year), form=_DATE)
    heads = []
    rows = zip(
        model.ids[child].tolist(), model.pupils[child].tolist(), written(people.born[child], form=_DATE).tolist(),
        people.female[child].tolist(), people.ethnic[child].tolist(), disabilities[child].tolist(),
        died[child].tolist(), strict=True,
    )  # fmt: skip
    for name, pupil, born, female, ethnic, disability, died_on in rows:
        number = f"<UPNunknown>{pupil}</UPNunknown>" if pupil.startswith("UN") else f"<UPN>{pupil}</UPN>"
        death = f"<PersonDeathDate>{died_on}</PersonDeathDate>" if died_on else ""
        codes = "".join(f"<Disability>{code}</Disability>" for code in disability.split())
        heads.append(
            f"<Child><ChildIdentifiers><LAchildID>{name}</LAchildID>{number}"
            f"<PersonBirthDate>{born}</PersonBirthDate><{element}>{sexes[0] if female else sexes[1]}</{element}>{death}"
            f"</ChildIdentifiers><ChildCharacteristics><Ethnicity>{ethnic}</Ethnicity>"
            f"<Disabilities>{codes}</Disabilities></ChildCharacteristics>\n"
        )
    return heads


def _died(model: Model) -> Ints:
    """The day each child died, NEVER for nearly all."""
    cases = model.population.cases
    died = np.full(len(model.people), NEVER)
    dead = cases.left_as == "E2"
    died[cases.child[dead]] = cases.care_end[dead]
    return died


def _cases(model: Model, details: CaseDetails, which: Ints, year: int) -> list[str]:
    """One CINdetails element for each case, with what the year knows of it."""
    texts = _texts(model, which, year)
    source = (
        details.source[which].tolist()
        if year >= 2023
        else np.where(details.source[which] == "5D", "5B", details.source[which]).tolist()
    )
    reason = model.population.cases.closed_as[which]
    reason = np.where((reason == "RC9") & (year < 2023), "RC8", reason)
    nfa = model.population.cases.nfa[which].tolist()
    factors = _factors_in_year(details.factors[which].tolist(), year)
    need, category = details.need[which].tolist(), details.category[which].tolist()
    latest, earlier = details.latest_category[which].tolist(), details.earlier_plans[which].tolist()
    reviews = details.plan_reviews(which, year)
    bodies = []
    for n, closed_as in enumerate(reason.tolist()):
        bodies.append(_opening(texts, n, source[n], need[n], closed_as, nfa[n]))
        inner = [
            bodies.pop(),
            _assessment(texts, n, factors[n]),
        ]
        if texts.support_start[n]:
            end = f"<CINPlanEndDate>{texts.support_end[n]}</CINPlanEndDate>" if texts.support_end[n] else ""
            inner.append(
                f"<CINPlanDates><CINPlanStartDate>{texts.support_start[n]}</CINPlanStartDate>{end}</CINPlanDates>\n"
            )
        inner.append(_enquiries(texts, n))
        inner.append(f"<ReferralNFA>{int(nfa[n])}</ReferralNFA>")
        if texts.plan_start[n]:
            inner.append(_plan(texts, n, category[n], latest[n], earlier[n], reviews[n]))
        inner.append("</CINdetails>\n")
        bodies.append("".join(inner))
    return bodies


def _factors_in_year(factors: list[str], year: int) -> list[str]:
    """Codes that came later told as the older ones that stood for them."""
    older: dict[str, str] = {}
    if year < 2022:
        older |= {"24A": "13A"}
    if year < 2021:
        older |= {"18B": "18A", "18C": "18A", "19B": "19A", "19C": "19A"}
    if not older:
        return factors
    return [" ".join(sorted({older.get(code, code) for code in codes.split()})) for codes in factors]


def _texts(model: Model, which: Ints, year: int) -> _Texts:
    cases = model.population.cases.at(which)
    start, end = year_start(year), year_end(year)

    def text(days: Ints) -> list[str]:
        listed: list[str] = written(days, until=end, form=_DATE).tolist()
        return listed

    # An enquiry belongs to the year it starts in, and to the next one where its conference is held there.
    held = (cases.conference <= end) & (cases.conference >= start)
    enquiry = np.where((cases.enquiry >= start) | held, cases.enquiry, NEVER)
    second = np.where(cases.second_enquiry >= start, cases.second_enquiry, NEVER)
    conference = np.where(enquiry < NEVER, cases.conference, NEVER)
    assessed = np.where(cases.assessed_to >= start, cases.assessed_from, NEVER)
    planned = np.where(cases.plan_end >= start, cases.plan_start, NEVER)
    supported = np.where(cases.support_end >= start, cases.support_start, NEVER)
    return _Texts(
        referred=text(cases.referred),
        closed=text(np.where(cases.nfa, NEVER, cases.closed)),
        assessed_from=text(assessed),
        assessed_to=text(np.where(assessed < NEVER, cases.assessed_to, NEVER)),
        enquiry=text(enquiry),
        target=_target(enquiry, end),
        second_enquiry=text(second),
        second_target=_target(second, end),
        conference=text(conference),
        unneeded=(cases.conference == NEVER).tolist(),
        plan_start=text(planned),
        plan_end=text(np.where(planned < NEVER, cases.plan_end, NEVER)),
        support_start=text(supported),
        support_end=text(np.where(supported < NEVER, cases.support_end, NEVER)),
    )


def _target(enquiry: Ints, end: int) -> list[str]:
    """The fifteenth working day after the enquiry began."""
    known = enquiry <= end
    day = working_days_after(np.where(known, enquiry, end), 15)
    listed: list[str] = written(np.where(known, day, NEVER), form=_DATE).tolist()
    return listed


def _opening(texts: _Texts, n: int, source: str, need: str, closed_as: str, nfa: bool) -> str:
    closure = ""
    if texts.closed[n]:
        closure = f"<CINclosureDate>{texts.closed[n]}</CINclosureDate><ReasonForClosure>{closed_as}</ReasonForClosure>"
    primary = "" if nfa else f"<PrimaryNeedCode>{need}</PrimaryNeedCode>"
    return (
        f"<CINdetails><CINreferralDate>{texts.referred[n]}</CINreferralDate>"
        f"<ReferralSource>{source}</ReferralSource>{primary}{closure}\n"
    )


def _assessment(texts: _Texts, n: int, factors: str) -> str:
    if not texts.assessed_from[n]:
        return ""
    done = ""
    if texts.assessed_to[n]:
        codes = "".join(f"<AssessmentFactors>{code}</AssessmentFactors>" for code in factors.split())
        done = (
            f"<AssessmentAuthorisationDate>{texts.assessed_to[n]}</AssessmentAuthorisationDate>"
            f"<FactorsIdentifiedAtAssessment>{codes}</FactorsIdentifiedAtAssessment>"
        )
    begun = f"<AssessmentActualStartDate>{texts.assessed_from[n]}</AssessmentActualStartDate>"
    return f"<Assessments>{begun}{done}</Assessments>\n"


def _enquiries(texts: _Texts, n: int) -> str:
    both = []
    for start, target, held, unneeded in (
        (texts.enquiry[n], texts.target[n], texts.conference[n], texts.unneeded[n]),
        (texts.second_enquiry[n], texts.second_target[n], "", True),
    ):
        if start:
            conference = f"<DateOfInitialCPC>{held}</DateOfInitialCPC>" if held else ""
            both.append(
                f"<Section47><S47ActualStartDate>{start}</S47ActualStartDate><InitialCPCtarget>{target}</InitialCPCtarget>"
                f"{conference}<ICPCnotRequired>{int(unneeded)}</ICPCnotRequired></Section47>\n"
            )
    return "".join(both)


def _plan(texts: _Texts, n: int, category: str, latest: str, earlier: int, reviews: list[str]) -> str:
    end = f"<CPPendDate>{texts.plan_end[n]}</CPPendDate>" if texts.plan_end[n] else ""
    dates = "".join(f"<CPPreviewDate>{day}</CPPreviewDate>" for day in reviews)
    held = f"<Reviews>{dates}</Reviews>" if dates else ""
    return (
        f"<ChildProtectionPlans><CPPstartDate>{texts.plan_start[n]}</CPPstartDate>{end}"
        f"<InitialCategoryOfAbuse>{category}</InitialCategoryOfAbuse><LatestCategoryOfAbuse>{latest}</LatestCategoryOfAbuse>"
        f"<NumberOfPreviousCPP>{earlier}</NumberOfPreviousCPP>{held}</ChildProtectionPlans>\n"
    )
