"""The workforce lists as files: workers and vacancies, month by month."""

import numpy as np

from headway.returns.synth.days import Ints, Texts, written
from headway.returns.synth.identifiers import worker_ids
from headway.returns.synth.model import Model
from headway.returns.synth.tables import Sheet
from headway.returns.synth.workforce import workforce


def worker_lists(model: Model) -> dict[str, Sheet]:
    """``workers`` and ``vacancies``."""
    all_ = workforce(model.world, model.people, model.population.cases, model.posts)
    names = np.array([each.name for each in model.world.profile.districts], dtype=object)
    workers = Sheet({
        "month": _months(all_.month),
        "worker": worker_ids(all_.worker),
        "team": all_.posts.team[all_.post],
        "district": names[all_.posts.district[all_.post]],
        "role": all_.role,
        "fte": _hundredths(all_.fte),
        "agency": _texts(all_.agency),
        "covers_vacancy": _texts(all_.covers),
        "cases": _texts(all_.cases),
        "left": _texts(all_.left),
        "days_lost": _tenths(all_.days_lost),
        "days_available": _tenths(all_.days_available),
        "supervised": written(all_.supervised, form="%Y-%m-%d"),
    })  # fmt: skip
    vacancies = Sheet({
        "month": _months(all_.vacancy_month),
        "team": all_.vacancy_team,
        "district": names[all_.vacancy_district],
        "fte": _hundredths(all_.vacancy_fte),
    })  # fmt: skip
    return {
        "workers": workers.sorted_by("month", "worker"),
        "vacancies": vacancies.sorted_by("month", "team"),
    }


def _months(months: Ints) -> Texts:
    return np.array([f"{month // 12}-{month % 12 + 1:02d}" for month in months.tolist()], dtype=object)


def _texts(numbers: Ints) -> Texts:
    texts: Texts = numbers.astype(str).astype(object)
    return texts


def _hundredths(numbers: Ints) -> Texts:
    return np.array([f"{number // 100}.{number % 100:02d}" for number in numbers.tolist()], dtype=object)


def _tenths(numbers: Ints) -> Texts:
    return np.array([f"{number // 10}.{number % 10}" for number in numbers.tolist()], dtype=object)
