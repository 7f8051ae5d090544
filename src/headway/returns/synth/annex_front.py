"""Lists 1 to 5: contacts, early help, referrals, assessments, enquiries of the last six months."""

import numpy as np

from headway.returns.synth import annex_codes, drawing
from headway.returns.synth.annex_who import since, who, whose
from headway.returns.synth.case_details import case_details
from headway.returns.synth.days import NEVER, Ints
from headway.returns.synth.model import Model
from headway.returns.synth.tables import Sheet

_ORGANISATIONS = {"School": 46, "Early help unit": 30, "Health visiting": 12, "Children's centre": 12}


def contacts(model: Model) -> Sheet:
    """One contact for each referral, and as many others about known children as the national estimate has."""
    chance = model.world.chance("contacts")
    details = case_details(model)
    cases = model.population.cases
    recent = np.flatnonzero((cases.referred >= since(model)) & (cases.referred <= model.world.end))
    wanted = (
        model.population.children[model.world.last_year - 1]
        * model.world.profile.figure("contact_rate")
        / 20_000
    )
    others, day = _others(model, max(0, round(wanted) - len(recent)), chance)
    source = drawing.codes(chance, model.world.profile.shares["referral_source"], len(others))
    child = np.concatenate([cases.child[recent], others])
    when = np.concatenate([cases.referred[recent], day])
    codes = np.concatenate([details.source[recent], source])
    order = np.lexsort((child, when))
    return Sheet(
        {
            **who(model, child[order]),
            "Date of Contact": when[order],
            "Contact Source": annex_codes.source(codes[order]),
        }
    )


def _others(model: Model, size: int, chance: np.random.Generator) -> tuple[Ints, Ints]:
    """Known children under 18 with another contact, each on a different day."""
    first = since(model)
    young = np.flatnonzero((model.adult > model.world.end) & ~model.people.uasc & (model.people.born < first))
    child = young[chance.integers(0, max(1, len(young)), size if len(young) else 0)]
    rhythm = model.world.rhythm[first - model.world.dawn : model.world.end + 1 - model.world.dawn]
    day = first + drawing.places(chance, rhythm, len(child))
    referred = model.population.cases
    taken = referred.child * 100_000 + referred.referred
    key, place = np.unique(child * 100_000 + day, return_index=True)
    place = place[~np.isin(key, taken)]
    return child[place], day[place]


def early_help(model: Model) -> Sheet:
    """Early help assessments started in the six months, of known children who are not in care."""
    chance = model.world.chance("early help")
    children = model.population.children[model.world.last_year - 1]
    size = round(children * model.world.profile.figure("early_help_rate") / 20_000)
    child, start = _others(model, size, chance)
    end = start + 10 + drawing.whole(chance.gamma(2.0, 14.0, len(child)))
    return Sheet(
        {
            **who(model, child),
            "Assessment start date": start,
            "Assessment completion date": np.where(end <= model.world.end, end, NEVER),
            "Organisation completing assessment": drawing.codes(chance, _ORGANISATIONS, len(child)),
        }
    )


def referrals(model: Model) -> Sheet:
    """Referrals of the six months."""
    cases = model.population.cases
    which = np.flatnonzero((cases.referred >= since(model)) & (cases.referred <= model.world.end))
    child = cases.child[which]
    return Sheet(
        {
            **who(model, child),
            "Date of referral": cases.referred[which],
            "Referral Source": annex_codes.source(case_details(model).source[which]),
            "Referral NFA?": annex_codes.yes_no(cases.nfa[which]),
            "Number of Referrals in Last 12 Months": _in_a_year(
                cases.child, cases.referred, child, model.world.end
            ),
            **whose(model, child, model.people.number[child] % 2, "list 3"),
        }
    )


def assessments(model: Model) -> Sheet:
    """Assessments begun or authorised in the six months, or not yet authorised."""
    cases, end = model.population.cases, model.world.end
    which = np.flatnonzero(
        (cases.assessed_from <= end) & (cases.assessed_to >= since(model)) & (cases.assessed_to < NEVER)
    )
    child = cases.child[which]
    chance = model.world.chance("list 4")
    done = cases.assessed_to[which] <= end
    seen = np.where(done, chance.random(len(which)) < 0.955, chance.random(len(which)) < 0.75)
    helped = ~np.isin(cases.closed_as[which], ("RC8", "RC9"))
    return Sheet(
        {
            **who(model, child, disability=True),
            "Continuous Assessment Start Date": cases.assessed_from[which],
            "Child Seen During Continuous Assessment": annex_codes.yes_no(seen),
            "Continuous Assessment Date of Authorisation": np.where(done, cases.assessed_to[which], NEVER),
            "Was the child assessed as requiring LA children's social care support?": annex_codes.only(
                done, annex_codes.yes_no(helped)
            ),
            **whose(model, child, model.people.number[child] % 2, "list 4 workers"),
        }
    )


def enquiries(model: Model) -> Sheet:
    """Enquiries begun in the six months, with the conference where one was held by then."""
    cases, end = model.population.cases, model.world.end
    starts = np.concatenate([cases.enquiry, cases.second_enquiry])
    place = np.concatenate([np.arange(len(cases)), np.arange(len(cases))])
    second = np.concatenate([np.zeros(len(cases), dtype=bool), np.ones(len(cases), dtype=bool)])
    which = np.flatnonzero((starts >= since(model)) & (starts <= end))
    start, place, second = starts[which], place[which], second[which]
    child = cases.child[place]
    conference = np.where(second, NEVER, cases.conference[place])
    needed = conference < NEVER
    held = conference <= end
    planned = cases.plan_start[place] < NEVER
    enquiry_child = np.concatenate([cases.child, cases.child])
    return Sheet(
        {
            **who(model, child, disability=True),
            "Strategy discussion initiating Section 47 Enquiry Start Date": start,
            "Was an Initial Child Protection Conference deemed unnecessary?": annex_codes.yes_no(~needed),
            "Date of Initial Child Protection Conference": np.where(held, conference, NEVER),
            "Did the Initial Child Protection Conference Result in a Child Protection Plan": annex_codes.only(
                held, annex_codes.yes_no(planned)
            ),
            "Number of Section 47 Enquiries in the last 12 months": _in_a_year(
                enquiry_child, starts, child, end
            ),
            "Number of ICPCs in the last 12 months": _in_a_year(cases.child, cases.conference, child, end),
            **whose(model, child, model.people.number[child] % 2, "list 5"),
        }
    )


def _in_a_year(children: Ints, days: Ints, asked: Ints, end: int) -> Ints:
    """How many of these days each child asked about has in the twelve months to the end."""
    inside = (days > end - 365) & (days <= end)
    counts = np.bincount(
        children[inside], minlength=int(max(children.max(initial=0), asked.max(initial=0))) + 1
    )
    found: Ints = counts[asked].astype(np.int64)
    return found
